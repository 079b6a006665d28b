/** What waits for the team in the table: three lists in one order, of which a page takes the first. */
import type { AuditEntry } from '#shared/audit.ts';
import type { KeepForm, Moderated } from '#shared/moderation.ts';
import { auditItem } from '../audit/entry.ts';
import { behindEntry, chatKey, type Key, moderationList, questionKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';

/** One entry: of a comment the comment itself, of the others what leads to it. */
export type Entry = { readonly kind: Moderated; readonly place: string; readonly source: Key };

const pointer = /^waits#(?:question|chat)#(.+)$/;

const toEntry = (kind: Moderated, { pk, sk, listSk }: Item): Entry => {
  const id = pointer.exec(sk)?.[1] ?? '';
  const webinar = pk.slice('webinar#'.length);
  const source = kind === 'comment' ? { pk, sk } : kind === 'question' ? questionKey(id) : chatKey(webinar, id);
  return { kind, place: String(listSk), source };
};

export const createModerationStore = ({ table }: { table: Table }) => ({
  /** A page over these kinds: what was reported most first, then what waits longest. `after`: the place of the last that was seen. */
  async page(kinds: readonly Moderated[], limit: number, after: string | undefined) {
    const pages = await Promise.all(
      kinds.map(async (kind) => {
        const from = after === undefined ? {} : { from: behindEntry(after) };
        // One more than is shown tells whether there is more.
        const { items } = await table.query({ pk: moderationList(kind), index: 'list', limit: limit + 1, ...from });
        return items.map((item) => toEntry(kind, item));
      }),
    );
    const all = pages.flat().toSorted((a, b) => (a.place < b.place ? -1 : 1));
    const entries = all.slice(0, limit);
    const found = new Map<string, Item>();
    for (let at = 0; at < entries.length; at += 100)
      for (const item of await table.batchGet(entries.slice(at, at + 100).map(({ source }) => source)))
        found.set(`${item.pk}|${item.sk}`, item);
    return {
      rows: entries.flatMap(({ kind, source }) => {
        const item = found.get(`${source.pk}|${source.sk}`);
        return item ? [{ kind, item }] : [];
      }),
      next: all.length > limit ? entries.at(-1)?.place : undefined,
    };
  },

  /** So many reports of it the team saw. False where it is not there. */
  async keep({ kind, webinar, id, reports }: KeepForm, entry: AuditEntry): Promise<boolean> {
    const key = kind === 'question' ? questionKey(id) : chatKey(webinar, id);
    return (await table.transact([{ key, change: { set: { kept: reports } }, when: { exists: 'pk' } }, { put: auditItem(entry) }])).ok;
  },
});
