/** What the room sees of the polls: the one that was opened last, while it is open or its results are shown. Pure. */
import type { Poll, PollWord, PublicPoll } from '#shared/poll.ts';
import type { WebinarState } from '#shared/webinar.ts';
import { isAnswerable } from './answer.ts';

const MOST_WORDS = 30;

/** One that is open comes before all that were. */
const rank = ({ state, openedAt, id }: Poll): string => `${state === 'open' ? 1 : 0}#${openedAt}#${id}`;

const lastOpened = (polls: readonly Poll[]): Poll | undefined =>
  polls
    .filter(({ state }) => state !== 'prepared')
    .reduce<Poll | undefined>((best, poll) => (!best || rank(poll) > rank(best) ? poll : best), undefined);

/** The cloud that the room reads, if it reads one: no other words are looked at. */
export const shownCloud = (polls: readonly Poll[]): Poll | undefined => {
  const last = lastOpened(polls);
  return last?.kind === 'words' && last.results === 'shown' ? last : undefined;
};

export const byCount = (a: PollWord, b: PollWord): number => b.count - a.count || (a.text < b.text ? -1 : 1);

type Words = ReadonlyMap<string, readonly PollWord[]>;

const toPublic = (poll: Poll, state: 'open' | 'closed', words: Words): PublicPoll => {
  const { id, kind, question, options, answered, results } = poll;
  const shown = { id, kind, question, options, answered, state } as const;
  if (results === 'hidden') return shown;
  if (kind !== 'words') return { ...shown, counts: poll.counts };
  const cloud = (words.get(id) ?? []).filter(({ count }) => count > 0);
  return { ...shown, words: cloud.sort(byCount).slice(0, MOST_WORDS) };
};

/** Counts only, and of words those that a host let in: nothing in here leads to a person. */
export const publicPoll = (polls: readonly Poll[], words: Words, webinar: WebinarState): PublicPoll | null => {
  const last = lastOpened(polls);
  const state = last && isAnswerable(last, webinar) ? 'open' : 'closed';
  return !last || (state === 'closed' && last.results === 'hidden') ? null : toPublic(last, state, words);
};

/** All that were opened and show their results, as they ended, in their order. `words` as above. */
export const endedPolls = (polls: readonly Poll[], words: Words): PublicPoll[] =>
  polls
    .filter(({ state, results }) => state !== 'prepared' && results === 'shown')
    .toSorted((a, b) => (a.openedAt ?? '').localeCompare(b.openedAt ?? '') || a.id.localeCompare(b.id))
    .map((poll) => toPublic(poll, 'closed', words));
