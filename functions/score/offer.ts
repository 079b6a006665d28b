/** What a webinar offered to take part in, by which everybody's part in it is measured. Pure. */
import type { Note } from '#shared/note.ts';
import type { Poll } from '#shared/poll.ts';
import type { Webinar } from '#shared/webinar.ts';
import { MOST_MINUTES } from '../presence/beat.ts';

export type Offer = {
  readonly webinar: string;
  readonly startedAt: string;
  /** Null while it runs. */
  readonly endedAt: string | null;
  /** Minutes that somebody could watch, as far as they are counted. */
  readonly minutes: number;
  readonly polls: readonly string[];
  /** Those polls that asked for a rating. */
  readonly ratings: readonly string[];
  /** Notes with something to press. */
  readonly notes: readonly string[];
  /** How many votes are as many as anybody need give. */
  readonly votes: number;
};

/** More votes than these say nothing more. */
const ENOUGH_VOTES = 3;

type Held = Pick<Webinar, 'id' | 'startedAt' | 'endedAt' | 'questions' | 'counts'>;

/** Undefined where it never began: nobody could take part. */
export const toOffer = (
  { id, startedAt, endedAt, questions, counts }: Held,
  { polls, notes }: { readonly polls: readonly Poll[]; readonly notes: readonly Note[] },
  now: Date,
): Offer | undefined => {
  if (!startedAt) return undefined;
  const until = endedAt ? Date.parse(endedAt) : now.getTime();
  const opened = polls.filter(({ openedAt }) => openedAt !== null);
  return {
    webinar: id,
    startedAt,
    endedAt,
    minutes: Math.min(MOST_MINUTES, Math.max(1, Math.round((until - Date.parse(startedAt)) / 60_000))),
    polls: opened.map((poll) => poll.id),
    ratings: opened.filter(({ kind }) => kind === 'rating').map((poll) => poll.id),
    notes: notes.filter(({ url }) => url !== undefined).map((note) => note.id),
    votes: questions.votes === 'off' ? 0 : Math.min(ENOUGH_VOTES, counts.asked),
  };
};
