/** A bundle of signs as one write of the ballot, and what it means for the counts. Pure. */
import type { WebinarId } from '#shared/ids.ts';
import { type ReactionForm, reactions } from '#shared/reaction.ts';
import type { Seat } from '../http/seat.ts';
import { entering } from '../live/ballot.ts';
import type { Delta } from '../live/counts.ts';
import { longAgo, secondsUntil } from '../live/pace.ts';
import type { Change, Condition } from '../table/expression.ts';
import { reactionsKey } from '../table/keys.ts';

type Ballot = Readonly<Record<string, unknown>> | undefined;

/** Between two bundles of one person. */
const PACE_MS = 3_000;
/** When the last bundle came, in real milliseconds. */
const LAST = 'rAt';
const counterOf = (sign: string): string => `r:${sign}`;

export const stampReactions = (seat: Seat, form: ReactionForm, now: Date, realNow: Date): { change: Change; when: Condition } => {
  const { change, when } = entering(seat, now);
  return {
    change: {
      ...change,
      set: { [LAST]: realNow.getTime() },
      add: Object.fromEntries(Object.entries(form).map(([sign, times]) => [counterOf(sign), times])),
    },
    when: { all: [...when, longAgo(LAST, realNow, PACE_MS)] },
  };
};

export const secondsToReact = (ballot: Ballot, realNow: Date): number => secondsUntil(ballot, LAST, realNow, PACE_MS);

const pressed = (ballot: Ballot, sign: string): number => Number(ballot?.[counterOf(sign)] ?? 0);

export const reactionDeltas = (webinar: WebinarId, before: Ballot, after: Ballot): Delta[] =>
  reactions.flatMap((sign) => {
    const by = pressed(after, sign) - pressed(before, sign);
    return by === 0 ? [] : [{ key: reactionsKey(webinar), attribute: sign, by, make: true as const }];
  });
