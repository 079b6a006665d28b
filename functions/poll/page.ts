/** The poll of a room without script: a form while it is open, a table afterwards. Pure. */
import * as z from 'zod';
import { type PollAnswer, type PublicPoll, pollAnswer } from '#shared/poll.ts';
import { RATINGS } from '#shared/rating.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PageSpeech } from '#shared/words/speak.ts';

/** `option` is the chosen radio, `option.0` a ticked box: a field's name is never sent twice. `words` is a text with commas. */
export const pollPageForm = z
  .strictObject({
    poll: z.string().max(40),
    option: z.union([z.string().regex(/^\d$/), z.record(z.string().regex(/^\d$/), z.literal('on'))]).optional(),
    words: z.string().max(500).optional(),
  })
  .transform(({ poll, option, words }, context): { readonly poll: string; readonly answer: PollAnswer } => {
    const options =
      option === undefined ? {} : { options: typeof option === 'string' ? [Number(option)] : Object.keys(option).map(Number) };
    const answer = pollAnswer.safeParse({ ...options, ...(words === undefined ? {} : { words }) });
    if (answer.success) return { poll, answer: answer.data };
    for (const { message } of answer.error.issues) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const ratingNames = ({ t }: PageSpeech): readonly string[] =>
  Array.from({ length: RATINGS }, (_, place) => {
    if (place === 0) return t('{n}, low', { n: 1 });
    return place === RATINGS - 1 ? t('{n}, high', { n: RATINGS }) : String(place + 1);
  });
const namesOf = ({ kind, options }: PublicPoll, speech: PageSpeech): readonly string[] =>
  kind === 'rating' ? ratingNames(speech) : options;

const control = (poll: PublicPoll, chosen: readonly number[], name: string, place: number): string => {
  const field =
    poll.kind === 'multiple' ? `type="checkbox" name="option.${place}"` : `type="radio" name="option" value="${place}" required`;
  return `<label class="choice"><input ${field}${chosen.includes(place) ? ' checked' : ''}><span>${escapeHtml(name)}</span></label>`;
};

const fields = (poll: PublicPoll, answer: PollAnswer | undefined, speech: PageSpeech): string => {
  const question = escapeHtml(poll.question);
  if (poll.kind === 'words')
    return `<div class="field"><label class="asked" for="poll-words">${question}</label><input id="poll-words" name="words" required maxlength="200" autocomplete="off" value="${escapeHtml(answer?.words?.join(', ') ?? '')}" aria-describedby="poll-hint"><p class="hint" id="poll-hint">${speech.t('Up to three words, with commas between them.')}</p></div>`;
  const controls = namesOf(poll, speech).map((name, place) => control(poll, answer?.options ?? [], name, place));
  const role = poll.kind === 'multiple' ? 'group' : 'radiogroup';
  return `<p class="asked" id="poll-question">${question}</p><div role="${role}" aria-labelledby="poll-question">${controls.join('')}</div>`;
};

const percent = (count: number, people: number): number => (people > 0 ? Math.min(100, Math.round((100 * count) / people)) : 0);

const results = (poll: PublicPoll, speech: PageSpeech): string => {
  if (poll.words)
    return poll.words.length > 0
      ? `<ul class="plain">${poll.words.map(({ text, count }) => `<li>${escapeHtml(text)} <span class="soft">${count}</span></li>`).join('')}</ul>`
      : '';
  if (!poll.counts) return '';
  const rows = namesOf(poll, speech).map((name, place) => {
    const count = poll.counts?.[place] ?? 0;
    return `<tr><th scope="row">${escapeHtml(name)}</th><td>${count}</td><td>${percent(count, poll.answered)} %</td></tr>`;
  });
  return `<table class="table"><caption class="visually-hidden">${speech.t('{question}: results', { question: escapeHtml(poll.question) })}</caption><thead><tr><th scope="col">${speech.t('Option')}</th><th scope="col">${speech.t('Answers')}</th><th scope="col">${speech.t('Share')}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

export const pollSection = (webinar: string, poll: PublicPoll | null, answer: PollAnswer | undefined, speech: PageSpeech): string => {
  if (!poll) return '';
  const { t, many } = speech;
  const people = `<p class="soft">${many(poll.answered, '1 answer', '{n} answers')}</p>`;
  if (poll.state === 'closed')
    return `<section class="card stack" id="poll"><h2>${t('Poll, closed')}</h2><p class="asked">${escapeHtml(poll.question)}</p>${results(poll, speech)}${people}</section>`;
  const saved = answer ? `<p class="soft">${t('Saved. You can change it until it closes.')}</p>` : '';
  return `<section class="card stack" id="poll"><h2>${t('Poll')}</h2><form class="stack" method="post" action="/live/${webinar}/page"><input type="hidden" name="poll" value="${escapeHtml(poll.id)}">${fields(poll, answer, speech)}${saved}<button class="button">${t(answer ? 'Change my answer' : 'Answer')}</button></form>${results(poll, speech)}${people}</section>`;
};
