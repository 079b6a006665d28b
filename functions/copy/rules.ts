/** The copy of one's data where it is made first: from when on, how often, for how long it is there. Pure. */
import type { Contact } from '../contact/store.ts';
import { isForgotten } from '../erasure/order.ts';
import type { MyData } from '../me/record.ts';

/** More than this is made by `work`, and mailed: people do not wait for it, and no function answers with more than 6 MB. */
export const MOST_AT_ONCE = 500;

const DAY_MS = 86_400_000;
/** Somebody who was told that it is being made presses no sooner; by then whatever held it up has been seen to. */
const MAKING_MS = 3_600_000;

/** `gone`: nobody gets it any more, also if it is being written. */
export type CopyState = 'queued' | 'ready' | 'gone';
/** `at`: when it was asked for. */
export type Copy = { readonly id: string; readonly at: string; readonly state: CopyState };

/** How many things of a person are in their copy. */
export const sizeOf = ({ ledger, acts, webinars }: MyData): number =>
  webinars.reduce(
    (sum, { questions, votes, polls, lines }) => sum + 1 + questions.length + votes.length + polls.length + lines.length,
    ledger.length + acts.length,
  );

/** Its name in the object store says nothing about whose it is; the copy's id is random. */
export const toObject = (id: string): string => `copies/${id}/my-data.json`;
export const toFilename = (now: Date): string => `my-data-${now.toISOString().slice(0, 10)}.json`;

/** When it goes, as ISO. */
export const goneAt = ({ at }: Pick<Copy, 'at'>): string => new Date(Date.parse(at) + DAY_MS).toISOString();

/** Whether it still belongs to who asked for it: they were not erased since. */
const isTheirs = ({ at }: Copy, owner: Contact): boolean => owner.erasedAt === undefined && !isForgotten(owner, at);

/** Whether it is still to be written. */
export const isWanted = (copy: Copy, owner: Contact): boolean => copy.state === 'queued' && isTheirs(copy, owner);

/** Whether its owner may have it now. */
export const isThere = (copy: Copy, owner: Contact, now: Date): boolean =>
  copy.state === 'ready' && isTheirs(copy, owner) && goneAt(copy) > now.toISOString();

export const isBeingMade = ({ state, at }: Copy, now: Date): boolean => state === 'queued' && now.getTime() - Date.parse(at) < MAKING_MS;
