/** What the page of a webinar shows of its recording, in one language. Pure. */
import type { PublicPoll } from '#shared/poll.ts';
import { RATINGS } from '#shared/rating.ts';
import { type Replay, toMomentHash } from '#shared/replay.ts';
import type { View } from '#shared/template.ts';
import type { Paragraph } from '#shared/transcript.ts';
import type { ReplaySpeech } from '#shared/words/replay.ts';

/** Seconds as a player writes them: `3:10`, `1:02:05`. */
export const toClockLength = (seconds: number): string => {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** ISO 8601, for the `datetime` of a place in a recording. */
const toDuration = (seconds: number): string => `PT${seconds}S`;

export const toMomentView = (seconds: number): View => ({
  clock: toClockLength(seconds),
  duration: toDuration(seconds),
  moment: toMomentHash(seconds),
});

const rowsOf = ({ kind, options, counts, words, answered }: PublicPoll, { number, many }: ReplaySpeech): View[] => {
  const row = (name: string, count: number): View => {
    const percent = answered > 0 ? Math.round((count * 100) / answered) : 0;
    return { name, share: `${percent} %`, wide: `${Math.min(percent, 100)}%`, count: many(count, '1 answer', '{n} answers') };
  };
  if (kind === 'words') return (words ?? []).map(({ text, count }) => row(text, count));
  const names = kind === 'rating' ? Array.from({ length: RATINGS }, (_, at) => number(at + 1)) : options;
  return names.map((name, at) => row(name, counts?.[at] ?? 0));
};

/** What a build asked for of one recording. */
export type WholeReplay = Replay & { readonly said: readonly Paragraph[] };

export const toReplayView = ({ chapters, polls, said }: WholeReplay, speech: ReplaySpeech): View => ({
  said: said.map(({ at, who, text }) => ({ words: text, who: who ?? '', ...toMomentView(at) })),
  chapters: chapters.map(({ text, at, answer }) => ({ question: text, given: answer ?? '', ...toMomentView(at) })),
  polls: polls.map((poll) => ({
    pollQuestion: poll.question,
    people: poll.answered > 0 ? speech.many(poll.answered, '1 person answered', '{n} people answered') : speech.t('Nobody answered.'),
    results: poll.answered > 0 ? rowsOf(poll, speech) : [],
  })),
});
