/** What became of people between two looks at a list, and why. Told of each person once; pure. */
import type { ContactId } from '#shared/ids.ts';
import type { Left } from '#shared/reach.ts';
import type { Gain, GainCounts, Loss, LossCounts, NewGain } from '#shared/since.ts';
import type { ContactRow } from '../contact/store.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { type Kept, leftOf, REACHED } from './tag.ts';

/** Of each reason the first people only: whoever wants them all makes a segment of it. */
const MOST_BEHIND = 20;

export type Behind = { readonly gained: Readonly<Partial<Record<Gain, readonly ContactId[]>>> } & {
  readonly lost: Readonly<Partial<Record<Loss, readonly ContactId[]>>>;
};

/** What is known of somebody: where they registered, and where it was read who they are. */
export type Known = {
  readonly contact?: Pick<ContactRow, 'firstAt' | 'consent'> | undefined;
  readonly parts: readonly { readonly row: Pick<RegistrationRow, 'at' | 'state' | 'since'> }[];
};

/**
 * `left`: why they cannot be reached for what the list is made for, be they in it or not. `gain`: why they are in it, where no reason is
 * known why they were not; `loss`: why they are not, where nothing keeps them from being reached.
 */
export type Seen = {
  readonly id: ContactId;
  readonly tag: string;
  readonly isIn: boolean;
  readonly left: Left | undefined;
  readonly gain: () => Gain;
  readonly loss: () => Loss;
};

const sinceLeft: Readonly<Record<Left, Gain>> = {
  unconfirmed: 'confirmed',
  consent: 'confirmed',
  hold: 'answered',
  paused: 'resumed',
  erased: 'lifted',
  bounced: 'lifted',
  complained: 'lifted',
  unsubscribed: 'lifted',
  stopped: 'lifted',
};

const byLeft: Readonly<Record<Left, Loss>> = {
  unconfirmed: 'withdrew',
  consent: 'withdrew',
  unsubscribed: 'withdrew',
  hold: 'hold',
  paused: 'paused',
  bounced: 'bounced',
  complained: 'complained',
  stopped: 'stopped',
  erased: 'erased',
};

/** `at`: when the list was looked at before; a contact’s first act is known by its day. */
export const whyGained = ({ contact, parts }: Known, at: string): NewGain => {
  if (parts.some(({ row }) => row.at > at) || (contact?.firstAt ?? '') > at.slice(0, 10)) return 'registered';
  const isConfirmed = Object.values(contact?.consent ?? {}).some((known) => known.state === 'confirmed' && known.at > at);
  return isConfirmed ? 'confirmed' : 'fits';
};

export const whyLost = ({ parts }: Known, at: string): Loss => {
  const hasCancelled = parts.some(({ row }) => (row.state === 'cancelled' || row.state === 'left') && (row.since ?? row.at) > at);
  return hasCancelled ? 'cancelled' : 'unfit';
};

/** Compares with what was kept `at` an earlier time. Who was in the list and was not seen is asked for by `missing`. */
export const createComparison = (kept: Kept) => {
  const unseen = new Set([...kept].flatMap(([tag, standing]) => (standing === REACHED ? [tag] : [])));
  const counts: { gained: Partial<Record<Gain, number>>; lost: Partial<Record<Loss, number>> } = { gained: {}, lost: {} };
  const people: { gained: Partial<Record<Gain, ContactId[]>>; lost: Partial<Record<Loss, ContactId[]>> } = { gained: {}, lost: {} };
  const note = <K extends string>(of: Partial<Record<K, number>>, behind: Partial<Record<K, ContactId[]>>, why: K, id?: ContactId) => {
    of[why] = (of[why] ?? 0) + 1;
    if (id === undefined) return;
    const list = behind[why] ?? [];
    behind[why] = list;
    if (list.length < MOST_BEHIND) list.push(id);
  };
  const lose = (why: Loss, id?: ContactId) => note(counts.lost, people.lost, why, id);

  return {
    look({ id, tag, isIn, left, gain, loss }: Seen): void {
      unseen.delete(tag);
      const was = kept.get(tag);
      const isReached = isIn && left === undefined;
      const before = was === undefined ? undefined : leftOf(was);
      if (isReached && was !== REACHED) note(counts.gained, people.gained, before ? sinceLeft[before] : gain(), id);
      if (!isReached && was === REACHED) lose(left ? byLeft[left] : loss(), id);
    },
    /** Tags of those who were in the list and whom nobody saw this time. */
    missing: unseen as ReadonlySet<string>,
    /** Ends it: of those who are still missing, `erased` had everything erased. */
    end(erased: ReadonlySet<string>): { readonly gained: GainCounts; readonly lost: LossCounts; readonly people: Behind } {
      for (const tag of unseen) lose(erased.has(tag) ? 'erased' : 'gone');
      return { ...counts, people };
    },
  };
};
