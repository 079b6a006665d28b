/** What the room sees of the polls: the one that was opened last, while it is open or its results are shown. Pure. */
import type { Poll, PollWord, PublicPoll } from '#shared/poll.ts';

export const publicPoll = (polls: readonly Poll[], words: ReadonlyMap<string, readonly PollWord[]>): PublicPoll | null => {
  const opened = polls.filter((poll) => poll.openedAt !== null);
  const last = opened.reduce<Poll | undefined>(
    (best, poll) => (!best || (poll.openedAt ?? '') > (best.openedAt ?? '') ? poll : best),
    undefined,
  );
  if (!last || last.state === 'prepared' || (last.state === 'closed' && last.results === 'hidden')) return null;
  const { id, kind, question, options, answered, state } = last;
  const results = last.results === 'shown' ? (kind === 'words' ? { words: words.get(id) ?? [] } : { counts: last.counts }) : {};
  return { id, kind, question, options, answered, state, ...results };
};
