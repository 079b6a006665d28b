/** What people did in a webinar: read from their ballots, and written into the rows of their registrations once it is over. */
import { isDeepStrictEqual } from 'node:util';
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { didNothing, type Result, toResult } from '../person/result.ts';
import type { RegistrationRow } from '../registration/register.ts';
import type { Condition } from '../table/expression.ts';
import { registrationKey, registrationLists, runKey, webinarKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';

/** Of one request for many items. */
const MOST_KEYS = 100;
/** Writes that are under way together. */
const AT_ONCE = 16;
/** Longer than a page takes, in milliseconds of real time. */
const LEASE_MS = 90_000;

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
const idOf = ({ pk }: Item): ContactId => pk.slice('contact#'.length);

/** Where the walk through the lists of a webinar is: the next list, and in it the last sort key that was done. */
export type Place = { readonly list: number; readonly after?: string };
/** `until`: the lease by which it is one's own. */
export type Claim = { readonly at: string; readonly until: number; readonly place: Place };

const isMine = ({ at, until }: Claim): Condition => ({
  all: [{ equals: ['at', at] }, { equals: ['lease', until] }],
});

export const createResultStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const own = async function* (webinar: WebinarId, contacts: readonly ContactId[]): AsyncGenerator<{ item: Item; result: Result }> {
    for (let at = 0; at < contacts.length; at += MOST_KEYS) {
      const items = await table.batchGet(contacts.slice(at, at + MOST_KEYS).map((contact) => registrationKey(contact, webinar)));
      const names = items.flatMap(({ guests }) => texts(guests));
      const guests: Item[] = [];
      for (let from = 0; from < names.length; from += MOST_KEYS)
        guests.push(...(await table.batchGet(names.slice(from, from + MOST_KEYS).map((guest) => registrationKey(guest, webinar)))));
      const byOwner = Map.groupBy(guests, (guest) => String(guest.for));
      for (const item of items) yield { item, result: toResult([item, ...(byOwner.get(idOf(item)) ?? [])]) };
    }
  };

  /** The row as it should be; one that is so already is not written. What came back to life or was erased meanwhile stays as it is. */
  const writeOne = async (webinar: WebinarId, item: Item, result: Result): Promise<void> => {
    const stored = (item.row as RegistrationRow | undefined)?.result;
    const wanted = didNothing(result) ? undefined : result;
    if (isDeepStrictEqual(stored, wanted)) return;
    const change = wanted ? { set: { 'row.result': wanted } } : { remove: ['row.result'] };
    await table.change(registrationKey(idOf(item), webinar), change, { exists: 'row' });
  };

  return {
    /** What each of these people did, with their own and their named guests' ballots as they are now. */
    async read(webinar: WebinarId, contacts: readonly ContactId[]): Promise<ReadonlyMap<ContactId, Result>> {
      const found = new Map<ContactId, Result>();
      for await (const { item, result } of own(webinar, contacts)) if (!didNothing(result)) found.set(idOf(item), result);
      return found;
    },

    /** The step that is due at `now`, with where it came to; undefined where there is none, or somebody else does it. */
    async claim(webinar: WebinarId, now: Date): Promise<Claim | undefined> {
      const time = realNow().getTime();
      const isFree: Condition = { any: [{ absent: 'lease' }, { below: ['lease', time] }] };
      const isDue: Condition = { below: ['at', `${now.toISOString()}~`] };
      const done = await table.change(runKey(webinar, 'result'), { set: { lease: time + LEASE_MS } }, { all: [isDue, isFree] });
      if (!done.ok || !done.item) return undefined;
      return { at: String(done.item.at), until: time + LEASE_MS, place: (done.item.place as Place | undefined) ?? { list: 0 } };
    },

    /** Writes the rows of a page, and answers the place after it; undefined after the last. Twice is harmless. */
    async writePage(webinar: WebinarId, { list, after }: Place): Promise<Place | undefined> {
      const pk = registrationLists(webinar)[list];
      if (pk === undefined) return undefined;
      const from = after === undefined ? {} : { from: `${after}~` };
      const { items, next } = await table.query({ pk, index: 'list', limit: MOST_KEYS, ...from });
      const waiting = own(webinar, items.map(idOf));
      const work = async (): Promise<void> => {
        for (let one = await waiting.next(); !one.done; one = await waiting.next())
          await writeOne(webinar, one.value.item, one.value.result);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return next ? { list, after: String(next.listSk) } : { list: list + 1 };
    },

    /** Notes how far it came and keeps the lease, or gives it back; undefined where it is somebody else's by now, or taken back. */
    async note(webinar: WebinarId, claim: Claim, place: Place, { isOver = false } = {}): Promise<Claim | undefined> {
      const until = realNow().getTime() + LEASE_MS;
      const change = isOver ? { set: { place }, remove: ['lease'] } : { set: { place, lease: until } };
      const done = await table.change(runKey(webinar, 'result'), change, isMine(claim));
      return done.ok ? { ...claim, until, place } : undefined;
    },

    /** Everybody's row says it: from now on nobody reads ballots for it. False where the end was taken back. */
    async finish({ id, endedAt }: Webinar, claim: Claim, now: Date): Promise<boolean> {
      const done = await table.transact([
        { key: webinarKey(id), change: { set: { resultAt: now.toISOString() } }, when: { equals: ['endedAt', endedAt] } },
        { remove: runKey(id, 'result'), when: isMine(claim) },
      ]);
      return done.ok;
    },
  };
};
