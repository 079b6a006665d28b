/** A person's last six lines as their ballot keeps them, each as its time and its tag. Pure. */
import { toLineId } from './line.ts';

export const SLOTS = ['chat1', 'chat2', 'chat3', 'chat4', 'chat5', 'chat6'] as const;
export const [NEWEST, OLDEST] = ['chat1', 'chat6'] as const;

// Milliseconds in nine digits of base 36, good for some 3,000 years: as text they compare in order, and take a third of an ISO time.
const TIME_DIGITS = 9;
export const toDigits = (ms: number): string => ms.toString(36).padStart(TIME_DIGITS, '0');
export const slotToTime = (slot: string): number => Number.parseInt(slot.slice(0, TIME_DIGITS), 36);
export const slotToId = (slot: string): string => toLineId(new Date(slotToTime(slot)), slot.slice(TIME_DIGITS));

/** Newest first. */
export const slotsOf = (ballot: Readonly<Record<string, unknown>>): readonly string[] =>
  SLOTS.map((slot) => ballot[slot]).filter((slot): slot is string => typeof slot === 'string' && slot !== '');

/** The ids of the lines that a ballot names, newest first. */
export const linesOf = (ballot: Readonly<Record<string, unknown>>): readonly string[] => slotsOf(ballot).map(slotToId);
