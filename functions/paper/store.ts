/** Reports for readers in the table: few, in one partition; and files on their way to one. */
import type { AuditEntry } from '#shared/audit.ts';
import type { Paper } from '#shared/paper.ts';
import { auditItem } from '../audit/entry.ts';
import type { Ports } from '../ports.ts';
import { paperFileKey, paperKey, papersPk } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

/** A file that was announced, and whose it is until a report names it. `size` in bytes. */
export type WaitingFile = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly size: number;
  readonly by: string;
};

/** What no report names is gone after a day, here and in the store of objects. */
const WAITS_SECONDS = 24 * 3600;

const bare = ({ pk: _pk, sk: _sk, ttl: _ttl, v: _v, ...rest }: Item) => rest;
export const itemToPaper = (item: Item): Paper => bare(item) as unknown as Paper;

type World = { readonly table: Table; readonly now: () => Date; readonly files: Ports['files'] };

export const createPaperStore = ({ table, now, files }: World) => ({
  /** All of them, by title. */
  async list(): Promise<Paper[]> {
    const found: Paper[] = [];
    for await (const item of table.all({ pk: papersPk, strong: true })) found.push(itemToPaper(item));
    return found.sort((a, b) => a.title.localeCompare(b.title, 'en'));
  },

  async find(slug: string): Promise<Paper | undefined> {
    const item = await table.get(paperKey(slug), { strong: true });
    return item && itemToPaper(item);
  },

  /** Stores `next` in place of what was `seen` (undefined: nothing), with the entry that tells of it; false where it is another by now. */
  async replace(seen: Paper | undefined, next: Paper, entry: AuditEntry): Promise<boolean> {
    const done = await table.transact([
      {
        put: { ...paperKey(next.slug), ...next, v: DATA_VERSION },
        when: seen ? { equals: ['version', seen.version] } : { absent: 'pk' },
      },
      { put: auditItem(entry) },
    ]);
    return done.ok;
  },

  async announce(file: WaitingFile): Promise<void> {
    const ttl = Math.floor(now().getTime() / 1000) + WAITS_SECONDS;
    await table.put({ ...paperFileKey(file.id), ...file, ttl, v: DATA_VERSION }, { absent: 'pk' });
  },

  async waiting(id: string): Promise<WaitingFile | undefined> {
    const item = await table.get(paperFileKey(id), { strong: true });
    return item && (bare(item) as unknown as WaitingFile);
  },

  /** Forgets a file that is not taken, and what was sent of it. */
  async discard(id: string): Promise<void> {
    await files.discard(id);
    await table.remove(paperFileKey(id));
  },

  /** The file is named by a report now. */
  async settle(id: string): Promise<void> {
    await table.remove(paperFileKey(id));
  },
});
