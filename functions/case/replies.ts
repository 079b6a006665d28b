/** What becomes of a case by what we write to whoever waits: it went out, waits for its time, did not arrive. Pure. */
import { awake, move, type Patch, type Step, same } from './rules.ts';
import { type Clock, restedFor } from './sla.ts';
import type { StoredCase } from './stored.ts';

/** A reply went out. `settles`: it answers what was asked. Mail that goes by itself is none (FIELD B10). */
export const replied = (
  it: StoredCase,
  { at, settles, resolves }: { at: string; settles: boolean; resolves: boolean },
  clock: Clock,
): Step =>
  move(
    it,
    {
      ...awake(it, at, clock),
      ...{ state: resolves ? 'resolved' : 'pending', waitingSince: undefined, lastReplyAt: at, firstReplyAt: it.firstReplyAt ?? at },
      ...{ resolvedAt: resolves ? at : undefined, settled: it.settled || settles },
      ...{ replies: (it.replies ?? 0) + 1, undelivered: undefined },
    },
    clock,
  );

/** A reply waits for its time, was taken back, or could not go out: of that the inbox tells until somebody did something. */
export const kept = (it: StoredCase): StoredCase => ({ ...it, kept: (it.kept ?? 0) + 1, version: it.version + 1 });
export const stopped = (it: StoredCase, reply: string): StoredCase => ({ ...it, undelivered: reply, version: it.version + 1 });
export const takenBack = ({ undelivered, ...it }: StoredCase, reply: string): StoredCase => ({
  ...it,
  ...(undelivered === undefined || undelivered === reply ? {} : { undelivered }),
  ...{ kept: Math.max(0, (it.kept ?? 0) - 1), version: it.version + 1 },
});

/** Nothing was written to whoever waits, and nothing is to be. */
export const isUntouched = ({ firstReplyAt, replies = 0, kept: some = 0 }: StoredCase): boolean =>
  firstReplyAt === undefined && replies + some === 0;

/** A reply, by when it went out, and whether it was for the one whose case it is. */
type Sent = { readonly reply: string; readonly sentAt: string; readonly isOwn: boolean };

/** The newest reply did not reach who asked: they wait again, from the first due time on where nothing else reached them. */
export const returned = (it: StoredCase, { reply, sentAt, isOwn }: Sent, at: string, clock: Clock): Step => {
  if (it.lastReplyAt !== sentAt || it.undelivered === reply) return same;
  const [woken, rested] = [awake(it, at, clock), restedFor(it, at, clock)];
  const isNothing = isOwn && it.firstReplyAt !== undefined && it.firstReplyAt >= sentAt;
  const since: Patch = isNothing
    ? { firstReplyAt: undefined, waitingSince: it.openedAt, pausedBefore: undefined }
    : { waitingSince: at, pausedBefore: woken.paused ?? it.paused };
  return move(it, { ...woken, ...since, state: 'open', resolvedAt: undefined, rested, undelivered: reply }, clock);
};

/** Sent once more, it did. */
export const arrived = (it: StoredCase, { reply }: Sent, at: string, clock: Clock): Step =>
  it.undelivered === reply && it.state !== 'resolved'
    ? move(
        it,
        { ...awake(it, at, clock), state: 'pending', waitingSince: undefined, undelivered: undefined, firstReplyAt: it.firstReplyAt ?? at },
        clock,
      )
    : same;
