/** Rounds of care for the quiet in the table, and where each of their people stands. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId } from '#shared/ids.ts';
import type { QuietCounts, Silence } from '#shared/quiet.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import type { Change, Condition } from '../table/expression.ts';
import { idOf, quietKey, quietOpenKey, quietsList, quietWaitingList, voiceKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table, Write } from '../table/table.ts';
import { itemToVoice, type StoredVoice, toWaiting } from '../voice/stored.ts';
import { createAsking } from './asking.ts';
import { dueAt, isOpen, itemToRound, type StoredRound, toItem } from './stored.ts';

type World = { readonly table: Table; readonly now: () => Date; readonly realNow: () => Date };

/** How much may still leave after somebody paused it. */
const COPY_MS = 1_000;
/** Longer than a mailer may take for its share. */
const LEASE_MS = 90_000;

const isFree = (time: number): Condition => ({ any: [{ absent: 'lease' }, { below: ['lease', time] }] });
const runs: Condition = { equals: ['state', 'running'] };

export const createQuietStore = ({ table, now, realNow }: World) => {
  const copies = createCache<StoredRound>(COPY_MS, realNow);
  const read = async (id: string, strong: boolean): Promise<StoredRound | undefined> => {
    const item = await table.get(quietKey(id), { strong });
    return item && itemToRound(item);
  };
  const carry = async (id: string, change: Change, when: Condition): Promise<boolean> =>
    (await table.change(quietKey(id), change, when)).ok;
  /** The one that is not over holds a place that the next one needs. */
  const leave = (id: string): Write => ({ remove: quietOpenKey, when: { equals: ['round', id] } });

  return {
    find: (id: string) => read(id, true),
    /** A copy of at most a second: asked before each mail. */
    recent: (id: string) => copies.find(id, () => read(id, false)),

    /** The one that is not over. */
    async open(): Promise<StoredRound | undefined> {
      const place = await table.get(quietOpenKey, { strong: true });
      return typeof place?.round === 'string' ? read(place.round, true) : undefined;
    },

    /** False where another one is not over yet. */
    async create(round: Parameters<typeof toItem>[0], entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        { put: toItem(round), when: { absent: 'pk' } },
        { put: { ...quietOpenKey, round: round.id, v: DATA_VERSION }, when: { absent: 'pk' } },
        { put: auditItem(entry) },
      ]);
      return done.ok;
    },

    /** What the team decided about the one that it saw; false where it is another by now. */
    async decide({ id, version }: StoredRound, { set, remove }: Change, entry: AuditEntry): Promise<boolean> {
      const change = { set: { ...set, version: version + 1 }, ...(remove ? { remove } : {}) };
      const isOver = set?.state !== undefined && !isOpen({ state: set.state as StoredRound['state'] });
      const done = await table.transact([
        { key: quietKey(id), change, when: { equals: ['version', version] } },
        ...(isOver ? [leave(id)] : []),
        { put: auditItem(entry) },
      ]);
      copies.drop(id);
      return done.ok;
    },

    /** Newest first. */
    async page({ limit, after }: { limit: number; after?: Record<string, unknown> | undefined }) {
      const { items, next } = await table.query({ pk: quietsList, index: 'list', newestFirst: true, limit, ...(after ? { after } : {}) });
      const found = new Map((await table.batchGet(items.map(({ pk, sk }) => ({ pk, sk })))).map((item) => [item.pk, itemToRound(item)]));
      return { rows: items.flatMap(({ pk }) => found.get(pk) ?? []), next };
    },

    /** What stands about these people, 100 at most. */
    async voices(contacts: readonly ContactId[]): Promise<ReadonlyMap<ContactId, StoredVoice>> {
      const found = (await table.batchGet(contacts.map(voiceKey))).map(itemToVoice);
      return new Map(found.map((voice) => [voice.contact, voice]));
    },

    /** Somebody is to be asked; false where they were asked or answered meanwhile. Done again, it is the same. */
    async await(round: string, contact: ContactId, silence: Silence, since: string): Promise<boolean> {
      const { key, change } = toWaiting(round, contact, silence, now().toISOString());
      const when = { all: [{ absent: 'heardAt' }, { any: [{ absent: 'touchedAt' }, { below: ['touchedAt', since] as const }] }] };
      return (await table.change(key, change, when)).ok;
    },

    /** Everybody is found: it can be looked at. False where it was stopped meanwhile. */
    prepared: (id: string, found: { looked: number; quiet: number; size: number; left: QuietCounts }): Promise<boolean> =>
      carry(id, { set: { ...found, state: 'ready' }, add: { version: 1 } }, { equals: ['state', 'preparing'] }),

    /** Whose turn it is, `before` a time; in their order. */
    async waiting(
      id: string,
      { before, limit }: { readonly before?: string; readonly limit: number },
    ): Promise<readonly { contact: ContactId; at: string }[]> {
      const { items } = await table.query({ pk: quietWaitingList(id), index: 'list', limit, ...(before ? { before: `${before}~` } : {}) });
      return items.map(({ pk, listSk }) => ({ contact: idOf(pk), at: String(listSk).slice(0, 24) }));
    },

    /** The lease with which it may be sent; undefined where another mailer has it, or somebody of the team was faster. */
    async claim(id: string): Promise<number | undefined> {
      const time = realNow().getTime();
      const done = await carry(id, { set: { lease: time + LEASE_MS } }, { all: [runs, isFree(time)] });
      return done ? time + LEASE_MS : undefined;
    },

    /** Gives the lease back. `at`: when it goes on, where that is later; `empty`: since when nobody is left. */
    async rest(id: string, lease: number, { at, empty }: { readonly at?: string; readonly empty?: string } = {}): Promise<void> {
      const mine: Condition = { equals: ['lease', lease] };
      const until = at && !empty ? { waitsUntil: at } : {};
      const set = { ...(at ? dueAt(id, at) : {}), ...until, ...(empty ? { emptyAt: empty } : {}) };
      const gone = ['lease', ...(until.waitsUntil ? [] : ['waitsUntil']), ...(empty ? [] : ['emptyAt'])];
      const done = await carry(id, { ...(Object.keys(set).length > 0 ? { set } : {}), remove: gone }, { all: [mine, runs] });
      // Whoever paused or ended it meanwhile took it off the schedule.
      if (!done) await carry(id, { remove: ['lease'] }, mine);
    },

    /** Everybody was asked or left out. */
    async finish(id: string): Promise<void> {
      const change = {
        ...{ set: { state: 'done', endedAt: now().toISOString() }, add: { version: 1 } },
        remove: ['lease', 'emptyAt', 'waitsUntil', 'duePk', 'dueSk'],
      };
      await table.transact([{ key: quietKey(id), change, when: runs }, leave(id)]);
    },

    ...createAsking({ table, now }),
  };
};
export type QuietStore = ReturnType<typeof createQuietStore>;
