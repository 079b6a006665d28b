/** An order to erase a person: what stays of them, what goes when, and for how long it is looked after. Pure. */
import type { Contact, SuppressedWhy, Suppressions } from '../contact/store.ts';

/** `asked`: the person wished it; `lapsed`: nothing was heard of them for as long as the settings say. */
export type ErasureWhy = 'asked' | 'lapsed';

const HOUR_MS = 3_600_000;
/** Sweeps after the first one: a queue's message, a stream's batch or an index that came late left something by then, or never will. */
const SWEEPS_MS = [HOUR_MS, 25 * HOUR_MS];
/** Clocks of two functions differ by less: what was stored before the order never looks newer than it. */
const CLOCKS_MS = 2_000;

/** Until when everything that a person did belongs to the order. */
export const erasureTime = (now: Date): string => new Date(now.getTime() + CLOCKS_MS).toISOString();

/** When an order that was given at `at` is to be looked after next; undefined once nothing can follow any more. */
export const nextSweep = (at: string, now: Date): string | undefined => {
  const given = Date.parse(at);
  const next = SWEEPS_MS.map((ms) => given + ms).find((time) => time > now.getTime());
  return next === undefined ? undefined : new Date(next).toISOString();
};

/** Of these the reason still matters to us when the person is gone: an address that takes no mail, somebody else's wish. */
const outlasting: readonly SuppressedWhy[] = ['manual', 'imported', 'bounced'];

const suppressedAfter = ({ suppressed = {} }: Pick<Contact, 'suppressed'>, why: ErasureWhy, at: string): Suppressions => {
  const of = (purpose: keyof Suppressions) => {
    const known = suppressed[purpose];
    if (why === 'lapsed' || (known && outlasting.includes(known.why))) return known ? { [purpose]: known } : {};
    return { [purpose]: { why: 'erased' as const, at } };
  };
  return { ...of('service'), ...of('marketing') };
};

/** What is kept of a person under the keyed hash of their address: that they are gone, and what is not mailed there. */
export type Tombstone = Pick<Contact, 'id' | 'erasedAt' | 'suppressed' | 'version'>;

export const toTombstone = (known: Contact, why: ErasureWhy, at: string): Tombstone => ({
  id: known.id,
  erasedAt: at,
  suppressed: suppressedAfter(known, why, at),
  version: known.version + 1,
});

/** Whether something that came at `at` belongs to what was erased. Who came back since is somebody new. */
export const isForgotten = (known: Pick<Contact, 'erasedAt' | 'forgotten'> | undefined, at: string): boolean =>
  at <= (known?.erasedAt ?? known?.forgotten ?? '');

type Stored = Readonly<Record<string, unknown>> & { readonly sk: string };

/** The time of an item of a person’s partition: in its key, or of its first write, of a case since when it is one, of somebody's voice when a round found them; a ballot that was emptied and not removed has its order's. */
const timeOf = ({ sk, at, openedAt, touchedAt, erased }: Stored): string | undefined =>
  /^(?:consent|touch|message|note)#(\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(sk)?.[1] ??
  [at, openedAt, touchedAt, erased].find((time): time is string => typeof time === 'string');

/**
 * What an order takes of a person's partition: all that is older than it. What has no time goes unless the person came back.
 * The contact is the tombstone by then, or the one of somebody new; the list of suppressions follows it.
 */
export const goesWith = (item: Stored, order: { readonly at: string }, isBack: boolean): boolean => {
  if (item.sk === 'contact' || item.sk === 'erasure' || item.sk.startsWith('suppression#')) return false;
  const time = timeOf(item);
  return time === undefined ? !isBack : time <= order.at;
};
