/**
 * The write of a ballot that comes before a line of chat. It keeps the person's last six lines, each as its time and its tag: they are
 * the limit, and they are how a repeat finds the line that it wrote. Pure.
 */
import type { Seat } from '../http/seat.ts';
import { entering, holdsSeat } from '../live/ballot.ts';
import type { Change, Condition } from '../table/expression.ts';
import { NEWEST, OLDEST, SLOTS, slotsOf, slotToId, slotToTime, toDigits } from './slots.ts';

/** Six lines in half a minute, and a second between two of them. */
const WINDOW_MS = 30_000;
const PACE_MS = 1_000;
/** Written longer ago than that. */
const longAgo = (slot: string, now: Date, ms: number): Condition => ({
  any: [{ absent: slot }, { below: [slot, toDigits(now.getTime() - ms + 1)] }],
});

/**
 * Business time, not real time as with other limits: the slot's time is the line's own, which a repeat must find again. Where the two
 * clocks differ at all, business time only ever jumps forward, and lets a line through early.
 */
export const stampLine = (seat: Seat, tag: string, now: Date): { change: Change; when: Condition } => {
  const { change, when } = entering(seat, now);
  const shift = SLOTS.slice(1).map((to, i) => ({ to, from: SLOTS[i] ?? '', otherwise: '' }));
  return {
    change: { ...change, set: { [NEWEST]: toDigits(now.getTime()) + tag }, shift },
    when: {
      all: [
        ...when,
        { absent: 'silenced' },
        ...SLOTS.map((slot): Condition => ({ not: { has: [slot, tag] } })),
        longAgo(NEWEST, now, PACE_MS),
        longAgo(OLDEST, now, WINDOW_MS),
      ],
    },
  };
};

export type NotStamped =
  | { readonly kind: 'no-seat' }
  | { readonly kind: 'silenced' }
  | { readonly kind: 'repeated'; readonly id: string }
  | { readonly kind: 'too-fast'; readonly seconds: number };

const secondsToWait = (slots: readonly string[], now: Date): number => {
  const [newest, oldest] = [slots[0], slots[SLOTS.length - 1]];
  const free = Math.max(newest ? slotToTime(newest) + PACE_MS : 0, oldest ? slotToTime(oldest) + WINDOW_MS : 0);
  return Math.max(1, Math.ceil((free - now.getTime()) / 1000));
};

/** Why a line was held back, from the ballot that refused it. */
export const whyNoLine = (item: Readonly<Record<string, unknown>> | undefined, seat: Seat, tag: string, now: Date): NotStamped => {
  if (!item || !holdsSeat(item, seat)) return { kind: 'no-seat' };
  const slots = slotsOf(item);
  const repeated = slots.find((slot) => slot.endsWith(tag));
  if (repeated) return { kind: 'repeated', id: slotToId(repeated) };
  return item.silenced === undefined ? { kind: 'too-fast', seconds: secondsToWait(slots, now) } : { kind: 'silenced' };
};
