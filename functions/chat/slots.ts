/** A person's last six lines as their ballot keeps them, each as its time and its tag. Pure. */
import { toLineId } from './line.ts';

export const SLOTS = ['chat1', 'chat2', 'chat3', 'chat4', 'chat5', 'chat6'] as const;
export const [NEWEST, OLDEST] = ['chat1', 'chat6'] as const;

// Milliseconds in nine digits of base 36, good for some 3,000 years: as text they compare in order, and take a third of an ISO time.
const TIME_DIGITS = 9;
export const toDigits = (ms: number): string => ms.toString(36).padStart(TIME_DIGITS, '0');
export const slotToTime = (slot: string): number => Number.parseInt(slot.slice(0, TIME_DIGITS), 36);
export const slotToId = (slot: string): string => toLineId(new Date(slotToTime(slot)), slot.slice(TIME_DIGITS));

type Ballot = Readonly<Record<string, unknown>>;

/** Newest first. */
export const slotsOf = (ballot: Ballot): readonly string[] =>
  SLOTS.map((slot) => ballot[slot]).filter((slot): slot is string => typeof slot === 'string' && slot !== '');

/** The newest of what two ballots keep, for the one that takes the other over: as many as a ballot has room for. */
export const uniteSlots = (guest: Ballot, owner: Ballot): Readonly<Record<string, string>> => {
  const theirs = slotsOf(guest);
  if (theirs.length === 0) return {};
  const newest = [...theirs, ...slotsOf(owner)].sort().reverse();
  return Object.fromEntries(SLOTS.flatMap((slot, n) => (newest[n] === undefined ? [] : [[slot, newest[n]]])));
};

/** The ids of the lines that a ballot names, newest first. */
export const linesOf = (ballot: Ballot): readonly string[] => slotsOf(ballot).map(slotToId);
