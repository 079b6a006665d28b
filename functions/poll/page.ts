/** The poll of a room without script: a form while it is open, a table afterwards. Pure. */
import * as z from 'zod';
import { type PollAnswer, type PublicPoll, pollAnswer } from '#shared/poll.ts';
import { RATINGS, ratingEnds } from '#shared/rating.ts';
import { escapeHtml } from '#shared/template.ts';

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

const ratingNames = Array.from({ length: RATINGS }, (_, place) => {
  const end = place === 0 ? ratingEnds[0] : place === RATINGS - 1 ? ratingEnds[1] : '';
  return end ? `${place + 1}, ${end.toLowerCase()}` : String(place + 1);
});
const namesOf = ({ kind, options }: PublicPoll): readonly string[] => (kind === 'rating' ? ratingNames : options);

const control = (poll: PublicPoll, chosen: readonly number[], name: string, place: number): string => {
  const field =
    poll.kind === 'multiple' ? `type="checkbox" name="option.${place}"` : `type="radio" name="option" value="${place}" required`;
  return `<label class="choice"><input ${field}${chosen.includes(place) ? ' checked' : ''}><span>${escapeHtml(name)}</span></label>`;
};

const fields = (poll: PublicPoll, answer: PollAnswer | undefined): string => {
  const question = escapeHtml(poll.question);
  if (poll.kind === 'words')
    return `<div class="field"><label class="asked" for="poll-words">${question}</label><input id="poll-words" name="words" required maxlength="200" autocomplete="off" value="${escapeHtml(answer?.words?.join(', ') ?? '')}" aria-describedby="poll-hint"><p class="hint" id="poll-hint">Up to three words, with commas between them.</p></div>`;
  const controls = namesOf(poll).map((name, place) => control(poll, answer?.options ?? [], name, place));
  const role = poll.kind === 'multiple' ? 'group' : 'radiogroup';
  return `<p class="asked" id="poll-question">${question}</p><div role="${role}" aria-labelledby="poll-question">${controls.join('')}</div>`;
};

const percent = (count: number, people: number): number => (people > 0 ? Math.min(100, Math.round((100 * count) / people)) : 0);

const results = (poll: PublicPoll): string => {
  if (poll.words)
    return poll.words.length > 0
      ? `<ul class="plain">${poll.words.map(({ text, count }) => `<li>${escapeHtml(text)} <span class="soft">${count}</span></li>`).join('')}</ul>`
      : '';
  if (!poll.counts) return '';
  const rows = namesOf(poll).map((name, place) => {
    const count = poll.counts?.[place] ?? 0;
    return `<tr><th scope="row">${escapeHtml(name)}</th><td>${count}</td><td>${percent(count, poll.answered)} %</td></tr>`;
  });
  return `<table class="table"><caption class="visually-hidden">${escapeHtml(poll.question)}: results</caption><thead><tr><th scope="col">Option</th><th scope="col">Answers</th><th scope="col">Share</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const people = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`);

export const pollSection = (webinar: string, poll: PublicPoll | null, answer: PollAnswer | undefined): string => {
  if (!poll) return '';
  if (poll.state === 'closed')
    return `<section class="card stack" id="poll"><h2>Poll, closed</h2><p class="asked">${escapeHtml(poll.question)}</p>${results(poll)}<p class="soft">${people(poll.answered)}</p></section>`;
  const saved = answer ? '<p class="soft">Saved. You can change it until it closes.</p>' : '';
  return `<section class="card stack" id="poll"><h2>Poll</h2><form class="stack" method="post" action="/live/${webinar}/page"><input type="hidden" name="poll" value="${escapeHtml(poll.id)}">${fields(poll, answer)}${saved}<button class="button">${answer ? 'Change my answer' : 'Answer'}</button></form>${results(poll)}<p class="soft">${people(poll.answered)}</p></section>`;
};
