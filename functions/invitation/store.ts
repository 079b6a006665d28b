/** Invitations in the table: what the team decides about them, and who was told of a webinar. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { SkipCounts } from '#shared/invitation.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import type { Change } from '../table/expression.ts';
import { invitationKey, invitationsList, invitationTestKey, invitationWordsKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { forgetMark, forgetWaiting } from './forgetting.ts';
import { createSending } from './sending.ts';
import { type Invitation, itemToInvitation, toItem, type Words } from './stored.ts';

type World = { readonly table: Table; readonly now: () => Date; readonly realNow: () => Date };

/** How much may still leave after somebody paused it. */
const COPY_MS = 1_000;
/** A test mail is made within minutes. */
const TEST_SECONDS = 86_400;

export const createInvitationStore = ({ table, now, realNow }: World) => {
  const copies = createCache<Invitation>(COPY_MS, realNow);
  const read = async (id: string, strong: boolean): Promise<Invitation | undefined> => {
    const item = await table.get(invitationKey(id), { strong });
    return item && itemToInvitation(item);
  };
  const many = async (items: readonly Item[]): Promise<Invitation[]> => {
    const found = new Map<string, Invitation>();
    for (let at = 0; at < items.length; at += 100)
      for (const item of await table.batchGet(items.slice(at, at + 100).map(({ pk, sk }) => ({ pk, sk }))))
        found.set(item.pk, itemToInvitation(item));
    return items.flatMap(({ pk }) => found.get(pk) ?? []);
  };
  async function* rows(): AsyncGenerator<Item> {
    yield* table.all({ pk: invitationsList, index: 'list', newestFirst: true });
  }

  return {
    find: (id: string) => read(id, true),
    /** A copy of at most a second: asked before each mail of its run. */
    recent: (id: string) => copies.find(id, () => read(id, false)),

    async words(id: string): Promise<Words> {
      const item = await table.get(invitationWordsKey(id), { strong: true });
      return { subject: String(item?.subject ?? ''), text: String(item?.text ?? '') };
    },

    async create(invitation: Invitation, words: Words, entry: AuditEntry): Promise<void> {
      await table.transact([
        { put: toItem(invitation), when: { absent: 'pk' } },
        { put: { ...invitationWordsKey(invitation.id), ...words, v: DATA_VERSION } },
        { put: auditItem(entry) },
      ]);
    },

    /** What the team decided about the one that it saw; false where it is another by now. */
    async decide({ id, version }: Invitation, { set, remove }: Change, entry: AuditEntry, words?: Words): Promise<boolean> {
      const change = { set: { ...set, version: version + 1 }, ...(remove ? { remove } : {}) };
      const done = await table.transact([
        { key: invitationKey(id), change, when: { equals: ['version', version] } },
        ...(words ? [{ put: { ...invitationWordsKey(id), ...words, v: DATA_VERSION } }] : []),
        { put: auditItem(entry) },
      ]);
      copies.drop(id);
      return done.ok;
    },

    /** Newest first. */
    async page({ limit, after }: { limit: number; after?: Record<string, unknown> | undefined }) {
      const { items, next } = await table.query({
        ...{ pk: invitationsList, index: 'list', newestFirst: true, limit },
        ...(after ? { after } : {}),
      });
      return { rows: await many(items), next };
    },

    /** All of one webinar, newest first; a team has some hundreds of all. */
    async of(webinar: WebinarId): Promise<readonly Invitation[]> {
      const found: Item[] = [];
      for await (const item of rows()) if ((item.row as { webinar: string }).webinar === webinar) found.push(item);
      return many(found);
    },

    /** Everybody is written down: it can be looked at. False where it was stopped meanwhile. */
    async prepared(id: string, found: { readonly size: number; readonly pieces: number; readonly left: SkipCounts }): Promise<boolean> {
      const change = { set: { ...found, state: 'ready' }, add: { version: 1 } };
      return (await table.change(invitationKey(id), change, { equals: ['state', 'preparing'] })).ok;
    },

    /** Who was mailed by any invitation to a webinar, or may have been. */
    async *invitedTo(webinar: WebinarId): AsyncGenerator<ContactId> {
      const seen = new Set<ContactId>();
      for await (const { pk, row } of rows()) {
        if ((row as { webinar: string }).webinar !== webinar) continue;
        for await (const { ids } of table.all({ pk, prefix: 'told#' }))
          for (const id of (ids as Set<ContactId> | undefined) ?? []) if (!seen.has(id) && seen.add(id)) yield id;
      }
    },

    ...createSending({ table, now, realNow }),

    forgetMark: (contact: ContactId, mark: Item) => forgetMark(table, contact, mark),
    forgetWaiting: (contact: ContactId) => forgetWaiting(table, contact),

    /** A mail to one of the team, as this invitation would be. */
    async askTest(id: string, test: string, to: { readonly email: string; readonly locale?: string }): Promise<void> {
      const ttl = Math.floor(now().getTime() / 1000) + TEST_SECONDS;
      await table.put({ ...invitationTestKey(id, test), ...to, ttl, v: DATA_VERSION });
    },
    findTest: (id: string, test: string) => table.get(invitationTestKey(id, test), { strong: true }),
  };
};
