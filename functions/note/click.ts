/** Pressing a note's button, as one write of the ballot: the note's id, with the time of the first press. Pure. */
import type { WebinarId } from '#shared/ids.ts';
import type { Seat } from '../http/seat.ts';
import { entering } from '../live/ballot.ts';
import type { Delta } from '../live/counts.ts';
import type { Change, Condition } from '../table/expression.ts';
import { noteKey } from '../table/keys.ts';

type Ballot = Readonly<Record<string, unknown>> | undefined;

const PREFIX = 'n:';
/** Whether an attribute of a ballot is a press. */
export const isClick = (name: string): boolean => name.startsWith(PREFIX);

/** A second press changes nothing, so that neither counts nor touches hear of it. */
export const stampClick = (seat: Seat, note: string, now: Date): { change: Change; when: Condition } => {
  const { change, when } = entering(seat, now);
  return { change: { ...change, initial: { ...change.initial, [PREFIX + note]: now.getTime() } }, when: { all: when } };
};

/** Which notes' buttons a ballot pressed, and when (milliseconds). */
export const clicksIn = (ballot: Ballot): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(ballot ?? {}).flatMap(([name, at]) =>
      isClick(name) && typeof at === 'number' ? [[name.slice(PREFIX.length), at] as const] : [],
    ),
  );

/** Presses that are in one ballot and not in the other. */
export const newClicks = (before: Ballot, after: Ballot): readonly (readonly [note: string, at: number])[] => {
  const had = clicksIn(before);
  return [...clicksIn(after)].filter(([note]) => !had.has(note));
};

export const clickDeltas = (webinar: WebinarId, before: Ballot, after: Ballot): Delta[] => {
  const moved =
    (by: number) =>
    ([note]: readonly [string, number]): Delta => ({ key: noteKey(webinar, note), attribute: 'clicks', by });
  return [...newClicks(before, after).map(moved(1)), ...newClicks(after, before).map(moved(-1))];
};
