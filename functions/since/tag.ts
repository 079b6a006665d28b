/** What a day keeps of each person in a list: a keyed hash that leads to nobody without the key, and how they stood. Pure. */
import { createHmac } from 'node:crypto';
import type { ContactId } from '#shared/ids.ts';
import { type Left, leftReasons } from '#shared/reach.ts';

/** Of a longer list the counts alone are kept. */
export const MOST_KEPT = 100_000;
const TAG_BYTES = 8;
const ENTRY_BYTES = TAG_BYTES + 1;
/** Of one item: less than 400 KB. */
const MOST_IN_PIECE = 40_000;

/** 64 bits: among 100,000 people two share one in a list of three billion. */
export const tagOf = (key: string, contact: ContactId): string =>
  createHmac('sha256', key).update(`since:${contact}`).digest().subarray(0, TAG_BYTES).toString('hex');

/** 0: may be reached; above: the place of the reason why not, from 1. */
export type Standing = number;
export const REACHED: Standing = 0;
export const toStanding = (left: Left | undefined): Standing => (left === undefined ? REACHED : leftReasons.indexOf(left) + 1);
export const leftOf = (standing: Standing): Left | undefined => leftReasons[standing - 1];

export type Kept = ReadonlyMap<string, Standing>;

/** In pieces that fit into an item each, sorted, so that the same people are the same bytes. */
export const pack = (kept: Kept): Uint8Array[] => {
  const entries = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < entries.length; from += MOST_IN_PIECE) {
    const some = entries.slice(from, from + MOST_IN_PIECE);
    const bytes = Buffer.alloc(some.length * ENTRY_BYTES);
    for (const [at, [tag, standing]] of some.entries()) {
      bytes.write(tag, at * ENTRY_BYTES, 'hex');
      bytes[at * ENTRY_BYTES + TAG_BYTES] = standing;
    }
    pieces.push(bytes);
  }
  return pieces;
};

export const unpack = (pieces: readonly Uint8Array[]): Kept => {
  const kept = new Map<string, Standing>();
  for (const piece of pieces) {
    const bytes = Buffer.from(piece);
    for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES)
      kept.set(bytes.toString('hex', at, at + TAG_BYTES), bytes[at + TAG_BYTES] ?? REACHED);
  }
  return kept;
};
