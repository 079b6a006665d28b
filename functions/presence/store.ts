/** Who is here: a beacon writes the person's ballot; the counts keep one small item per webinar and window of five minutes. */
import type { WebinarId } from '#shared/ids.ts';
import type { PresenceForm } from '#shared/presence.ts';
import type { Seat } from '../http/seat.ts';
import { holdsSeat } from '../live/ballot.ts';
import { guestLists, presenceKey, registrationKey, registrationLists } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { type Air, hasAllMinutes, secondsToBeat, stampBeat, windowOf } from './beat.ts';

/** Of one request for many items. */
const MOST_KEYS = 100;

export type PresenceStore = ReturnType<typeof createPresenceStore>;
export type Beaten = { readonly kind: 'done' | 'no-seat' } | { readonly kind: 'too-fast'; readonly seconds: number };

export const createPresenceStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => {
  const heardOf = async (webinar: WebinarId, window: number): Promise<number> =>
    Math.max(0, Number((await table.get(presenceKey(webinar, window), { strong: true }))?.people ?? 0));
  return {
    /** `at` is given where a demonstration tells of the past. Leaving twice is leaving once. */
    async beat(seat: Seat, form: PresenceForm, air: Air, at?: Date): Promise<Beaten> {
      const beacon = { seat, form, air, now: at ?? now(), realNow: at ?? realNow() };
      const key = registrationKey(seat.contact, seat.webinar);
      const write = ({ change, when }: ReturnType<typeof stampBeat>) => table.change(key, change, when);
      const first = await write(stampBeat(beacon));
      // Four hours are noted: whoever stays longer costs the refused write as well.
      const done = !first.ok && hasAllMinutes(first.item) ? await write(stampBeat(beacon, { isFull: true })) : first;
      if (done.ok) return { kind: 'done' };
      if (!holdsSeat(done.item, seat)) return { kind: 'no-seat' };
      return form.leaving ? { kind: 'done' } : { kind: 'too-fast', seconds: secondsToBeat(done.item, beacon.realNow) };
    },

    /**
     * Minutes of each person who came, of `most` people at most: the first of each list, so that a million cost no more than a thousand.
     */
    async minutes(webinar: WebinarId, most: number): Promise<number[]> {
      const lists = [...registrationLists(webinar), ...guestLists(webinar)];
      const limit = Math.ceil(most / lists.length);
      const found = await Promise.all(lists.map((pk) => table.query({ pk, index: 'list', limit })));
      const keys = found.flatMap(({ items }) => items.map(({ pk, sk }) => ({ pk, sk })));
      const ballots: Item[] = [];
      for (let at = 0; at < keys.length; at += MOST_KEYS) ballots.push(...(await table.batchGet(keys.slice(at, at + MOST_KEYS))));
      return ballots.flatMap(({ joinedAt, minutes }) => (joinedAt === undefined ? [] : [minutes instanceof Set ? minutes.size : 0]));
    },

    /** People who were heard of in this window or the one before, and have not left since. */
    async present(webinar: WebinarId): Promise<number> {
      const window = windowOf(realNow());
      const [before, now] = await Promise.all([heardOf(webinar, window - 1), heardOf(webinar, window)]);
      return before + now;
    },
  };
};
