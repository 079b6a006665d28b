/** The files of an export, written side by side in parts; after each part it is kept how far they are. */
import type { ExportLeft } from '#shared/export.ts';
import type { Multipart, Ports } from '../ports.ts';
import type { Members } from '../since/members.ts';
import type { Explained } from '../since/reactions.ts';
import type { Cell } from './csv.ts';
import { asideOf, toMembersKey, toPendingKey } from './naming.ts';
import type { Page, Place, Plan, SheetName } from './pages.ts';
import { begin, CSV, type Open, put, resume, sendPart } from './sheets.ts';

/** One file. `pending`: the object that holds what is not in a part yet. `isFull`: the next one of its name goes on. */
export type Sheet = {
  readonly name: SheetName;
  readonly number: number;
  readonly key: string;
  readonly filename: string;
  readonly upload: string;
  readonly tags: readonly string[];
  readonly rows: number;
  readonly isFull?: boolean;
  readonly pending?: string;
};

/**
 * What somebody else can go on from. `place`: absent before the first page; `members`: the object that holds who was in it so far; `isRead`:
 * nothing is left but to join the parts; from then on `since` says what became of the list.
 */
export type Progress = {
  readonly sheets: readonly Sheet[];
  readonly place?: Place;
  readonly left: Readonly<Partial<Record<ExportLeft, number>>>;
  readonly looked: number;
  readonly saves: number;
  readonly members?: string;
  readonly isRead?: boolean;
  readonly since?: Explained;
};
export const noProgress: Progress = { sheets: [], left: {}, looked: 0, saves: 0 };

export type Writing = {
  readonly id: string;
  readonly objects: Pick<Ports['objects'], 'write' | 'remove' | 'read'> & { readonly multipart: Multipart };
  readonly plan: Plan;
  readonly naming: (name: SheetName, number: number) => { readonly key: string; readonly filename: string };
  /** Who is in the list. */
  readonly members: Members;
  /** What became of the list since last time; asked once, when all of it is there. */
  readonly explain: (counts: { readonly count: number; readonly reachable: number }) => Promise<Explained | undefined>;
  readonly isBare: boolean;
  /** 5 MiB: what S3 wants of all parts of an upload but the last. */
  readonly partBytes: number;
  /** False where somebody else has the export by now, or it is to be begun anew. */
  readonly save: (progress: Progress) => Promise<boolean>;
  /** Rows of the list so far. */
  readonly told: (rows: number) => Promise<void>;
  /** The time of this process is nearly over. */
  readonly isLate: () => boolean;
};

export const rowsOf = ({ sheets }: Progress, name: SheetName = 'list'): number =>
  sheets.reduce((sum, sheet) => sum + (sheet.name === name ? sheet.rows : 0), 0);

/** How many people or questions there were, and how many of them are in the list. */
export const countsOf = (left: Progress['left'], reachable: number): { readonly count: number; readonly reachable: number } => ({
  count: Object.values(left).reduce((total: number, n) => total + n, reachable),
  reachable,
});

async function* once<T>(all: T): AsyncGenerator<T> {
  yield all;
}

/** Full parts go up, and so does what is left of files that are full; the rest waits in objects of its own until somebody goes on. */
const checkpoint = async (writing: Writing, all: Open[], progress: Progress): Promise<Progress | undefined> => {
  const [saves, sheets]: [number, Sheet[]] = [progress.saves + 1, []];
  for (const open of all) {
    if (open.filling.length() >= writing.partBytes || (open.filling.length() > 0 && (progress.isRead || open.sheet.isFull)))
      await sendPart(writing, open);
    const pending = open.filling.length() > 0 ? toPendingKey(open.sheet.key, saves) : undefined;
    if (pending) await writing.objects.write(pending, once(open.filling.bytes()), { contentType: CSV, filename: open.sheet.filename });
    sheets.push({ ...open.sheet, ...(pending ? { pending } : {}) });
  }
  const known = progress.isRead ? undefined : writing.members.bytes();
  const members = known === undefined ? undefined : toMembersKey(writing.id, saves);
  if (known && members) await writing.objects.write(members, once(known), { contentType: 'text/plain', filename: 'members.txt' });
  const { members: _, ...rest } = progress;
  const next = { ...rest, sheets, saves, ...(members ? { members } : {}) };
  if (!(await writing.save(next))) return undefined;
  for (const old of [...progress.sheets.map(({ pending }) => pending), progress.members]) if (old) await writing.objects.remove(old);
  return next;
};

/**
 * Writes what `pages` brings from `from` on. 'lost': somebody else has it; 'late': it is for the next process to go on. Killed anywhere and
 * begun again it comes to the same bytes.
 */
export const writeParts = async (
  writing: Writing,
  from: Progress,
  pages: (place: Place | undefined) => AsyncIterable<Page>,
): Promise<Progress | 'lost' | 'late'> => {
  let progress = from;
  if (!progress.isRead) {
    const all = await Promise.all(progress.sheets.map((sheet) => resume(writing, sheet)));
    for (const name of Object.keys(writing.plan.heads) as SheetName[])
      if (!all.some(({ sheet }) => sheet.name === name)) all.push(await begin(writing, name, 1));
    for await (const { rows, left, looked, place, members = [] } of pages(progress.place)) {
      writing.members.add(members);
      for (const [name, some] of Object.entries(rows) as [SheetName, readonly (readonly Cell[])[]][]) await put(writing, all, name, some);
      progress = { ...progress, place, looked: progress.looked + looked, left: sum(progress.left, left) };
      await writing.told(all.reduce((total, { sheet }) => total + (sheet.name === 'list' ? sheet.rows : 0), 0));
      const isLate = writing.isLate();
      if (!isLate && !all.some(({ filling }) => filling.length() >= writing.partBytes)) continue;
      const saved = await checkpoint(writing, all, progress);
      if (!saved) return 'lost';
      if (isLate) return 'late';
      progress = saved;
    }
    const reachable = all.reduce((total, { sheet }) => total + (sheet.name === 'list' ? sheet.rows : 0), 0);
    const since = await writing.explain(countsOf(progress.left, reachable));
    const saved = await checkpoint(writing, all, { ...progress, isRead: true, ...(since ? { since } : {}) });
    if (!saved) return 'lost';
    progress = saved;
  }
  for (const { key, upload, tags } of progress.sheets) await writing.objects.multipart.complete(key, upload, tags);
  if (from.saves > 0) for (const aside of asideOf(writing.id, progress)) await writing.objects.remove(aside);
  return progress;
};

const sum = (one: Progress['left'], other: Progress['left']): Progress['left'] =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((why) => [
      why,
      (one[why as ExportLeft] ?? 0) + (other[why as ExportLeft] ?? 0),
    ]),
  );
