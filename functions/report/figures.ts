/** How a webinar went, in figures. Pure. */
import type { Poll, PollWord } from '#shared/poll.ts';
import type { Counts } from '#shared/webinar.ts';
import type { ReportInput } from '../mail/report.ts';
import { isOwed } from '../question/after.ts';
import type { StoredQuestion } from '../question/stored.ts';

const MOST_WORDS = 10;

type Seen = {
  readonly counts: Pick<Counts, 'registered' | 'attended'>;
  readonly questions: readonly StoredQuestion[];
  readonly polls: readonly Poll[];
  /** Of polls that collect words, the most frequent first. */
  readonly words: ReadonlyMap<string, readonly PollWord[]>;
  /** Of each person who came, or of a part of them. */
  readonly minutes: readonly number[];
};

const optionsOf = ({ id, kind, options, counts }: Poll, words: Seen['words']): ReportInput['polls'][number]['options'] => {
  if (kind === 'words') return (words.get(id) ?? []).slice(0, MOST_WORDS).map(({ text, count }) => ({ text, count }));
  return counts.map((count, place) => ({ text: options[place] ?? String(place + 1), count }));
};

const average = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : Math.round(numbers.reduce((sum, n) => sum + n, 0) / numbers.length);

/** What was withdrawn counts as never asked; a question that was merged is asked once. Polls stand as they were opened. */
export const toFigures = ({ counts, questions, polls, words, minutes }: Seen): Pick<ReportInput, 'counts' | 'polls' | 'open'> => {
  const asked = questions.filter(({ outcome }) => outcome !== 'withdrawn' && outcome !== 'duplicate-of');
  const open = asked.filter(isOwed).toSorted((a, b) => b.votes - a.votes || a.askedAt.localeCompare(b.askedAt));
  return {
    counts: {
      registered: counts.registered,
      attended: counts.attended,
      asked: asked.length,
      answered: asked.filter(({ resolution }) => resolution === 'answered').length,
      open: open.length,
      minutes: average(minutes),
    },
    polls: polls
      .filter(({ state }) => state !== 'prepared')
      .toSorted((a, b) => (a.openedAt ?? '').localeCompare(b.openedAt ?? ''))
      .map((poll) => ({ question: poll.question, options: optionsOf(poll, words) })),
    open: open.map(({ text, votes }) => ({ text, votes })),
  };
};
