/** One thing that somebody said, and how far its answer is. Pure. */
import { isCommonTopic } from '#shared/quiet.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { toPress } from '../delivery/press.ts';
import { missingPart, type Typed } from '../me/missing-part.ts';
import { button, line, strong } from '../me/parts.ts';
import { waysOf } from '../me/progress.ts';
import { wayOf } from '../me/way-part.ts';
import type { Missing } from '../verdict/missing.ts';
import type { Heard } from './store.ts';

/** A moment, and a time by which something is due, as this reader writes it; what they told us, or tried to. */
export type Showing = {
  readonly show: (at: string) => string;
  readonly due: (at: string) => readonly string[];
  /** Until when something is answered that was said then and has no case yet. */
  readonly promised?: (at: string) => string | undefined;
  readonly missing: readonly Missing[];
  readonly typed?: Typed;
};

/** The house's own words stay as they are. */
export const topicWords = (topic: string, t: PersonalSpeech['t']): string => (isCommonTopic(topic) ? t(topic) : topic);

const verdict = ({ answers }: Heard, { missing, typed }: Showing, speech: PersonalSpeech): string => {
  const { t } = speech;
  const told = answers.findLast(({ asks }) => !asks)?.told;
  if (!told) return '';
  if (told.says === 'yes') return line(t('You told us that this answered your question. Thank you.'), 'soft');
  const of = toPress(told);
  if (told.says === 'not-yet')
    return (
      line(t('You told us: not yet. Thank you, we are on it again.'), 'soft') +
      missingPart({ press: of, typed, said: missing.find(({ reply }) => reply === told.reply) }, speech)
    );
  return [
    strong(t('Did this answer your question?')),
    '<div class="cluster">',
    button(t('Yes, it did'), { act: 'yes', of }, 'button'),
    button(t('Not yet'), { act: 'not-yet', of }),
    '</div>',
  ].join('');
};

/** One thing that they said, told like a parcel's way. */
export const wayPart = (one: Heard, showing: Showing, speech: PersonalSpeech): string => {
  const { t } = speech;
  const { show, due } = showing;
  const { spoken, progress, answers } = one;
  const answer = answers.findLast(({ asks }) => !asks);
  const isAnswered = answer !== undefined && answer.told.says !== 'not-yet';
  const stops = waysOf({ askedAt: spoken.at, progress, ...(isAnswered ? { answeredAt: answer.told.at } : {}), isAnswered });
  const dueAt = progress ? progress.dueAt : showing.promised?.(spoken.at);
  const by = dueAt ? due(dueAt) : [];
  const said = [spoken.topic === undefined ? '' : topicWords(spoken.topic, t), spoken.text ?? ''].filter(Boolean).join(': ');
  return [
    `<section class="stack"${answer ? ` id="${toPress(answer.told)}"` : ''}>`,
    `<blockquote>${escapeHtml(said)}</blockquote>`,
    wayOf(stops, show, speech),
    ...(by.length > 0 ? [line(t('We answer in writing by:')), ...by.map(strong)] : []),
    ...answers.map(({ text }) => `<p class="prose">${escapeHtml(text)}</p>`),
    verdict(one, showing, speech),
    '</section>',
  ].join('');
};
