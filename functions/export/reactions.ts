/** Writing an export: rows go from the table to the object store page by page; whoever is cut off is followed by somebody who goes on. */
import type { WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toEntry } from '../audit/entry.ts';
import { openWalk } from '../segment/reactions.ts';
import type { TeamDeps } from '../team-deps.ts';
import { toCsvLine } from './csv.ts';
import { type Asked, type Made, make, type Of } from './making.ts';
import { toNaming } from './naming.ts';
import { noProgress, type Progress, rowsOf, type Writing, writeParts } from './parts.ts';
import { progressOf, type StoredExport, type StoredFile } from './stored.ts';
import { writeWorkbook } from './workbook.ts';

/** Parts of 8 MiB: with the page that fills it, one is in memory. */
const PART_BYTES = 8 * 1024 * 1024;
/** Nobody looks at a screen for longer: who asked is told by mail. */
const LONG_MS = 20_000;
/** The function has 15 minutes; what is left is enough for a part to be sent and kept. */
const LATE_MS = 12 * 60_000;
/** How often the number on the screen moves. */
const TOLD_MS = 1_000;

const webinarsOf = async (deps: TeamDeps, ids: readonly WebinarId[]): Promise<ReadonlyMap<string, Webinar>> => {
  const found = new Map<string, Webinar>();
  for (const id of ids) {
    const webinar = await deps.webinar.recent(id);
    if (webinar) found.set(id, webinar);
  }
  return found;
};

/** Undefined where the webinar or the segment is gone. */
export const openOf = async (
  deps: TeamDeps,
  { webinar: id, segment }: Pick<StoredExport, 'webinar' | 'segment'>,
): Promise<Of | undefined> => {
  if (id !== undefined) {
    const webinar = await deps.webinar.find(id);
    return webinar && { webinar };
  }
  const opened = await openWalk(deps, { segment: segment ?? '' });
  if (!opened) return undefined;
  const { scope, isIn } = opened;
  let reading: ReturnType<TeamDeps['person']['open']> | undefined;
  const walk = async function* (list: number) {
    reading ??= deps.person.open(scope);
    for await (const person of (await reading)(list)) if (isIn(person)) yield person;
  };
  const everybody = typeof scope.of !== 'string' || scope.of === 'everybody';
  return { walk, webinars: await webinarsOf(deps, scope.webinars), ...(everybody ? {} : { scope: scope.webinars }) };
};

/** Every line of the list, header first: for whoever sends it by another way. `rows` are counted as they come. */
export async function* linesOf(deps: TeamDeps, asked: Asked & Pick<StoredExport, 'webinar' | 'segment'>): AsyncGenerator<string> {
  const of = await openOf(deps, asked);
  if (!of) return;
  const { plan, pages } = await make(deps, of, asked);
  for (const head of plan.heads.list ?? []) yield toCsvLine(head);
  for await (const { rows } of pages(undefined)) for (const row of rows.list ?? []) yield toCsvLine(row);
}

/** What is left of a file that holds somebody who was erased since. */
const forgetProgress = async (deps: TeamDeps, progress: Progress | undefined): Promise<void> => {
  for (const { key, upload, pending } of progress?.sheets ?? []) {
    await deps.objects.multipart.abort(key, upload);
    if (pending) await deps.objects.remove(pending);
  }
};

const writingOf = (deps: TeamDeps, mine: StoredExport, { plan, isBare }: Made, partBytes: number): Writing => {
  const began = deps.realNow().getTime();
  let told = began;
  return {
    ...{ objects: deps.objects, plan, isBare, partBytes, naming: toNaming(mine) },
    save: (progress) => deps.exports.save(mine, progress, rowsOf(progress)),
    isLate: () => deps.realNow().getTime() - began >= LATE_MS,
    told: async (rows) => {
      if (deps.realNow().getTime() - told < TOLD_MS) return;
      told = deps.realNow().getTime();
      await deps.exports.told(mine, rows);
    },
  };
};

type Done = { readonly files: readonly StoredFile[]; readonly rows: number; readonly excluded: Progress['left'] };

const toDone = (progress: Progress): Done => ({
  files: progress.sheets.map(({ name, number, key, filename, rows }) => ({
    name: number > 1 ? `${name}-${number}` : name,
    filename,
    rows,
    object: key,
  })),
  rows: rowsOf(progress),
  excluded: progress.left,
});

const write = async (deps: TeamDeps, mine: StoredExport, partBytes: number): Promise<Done | 'lost' | 'late'> => {
  const of = await openOf(deps, mine);
  if (!of) throw new Error('What an export is made of is gone');
  const known = progressOf(mine);
  const made = await make(deps, of, mine, known !== undefined);
  const writing = writingOf(deps, mine, made, partBytes);
  if (mine.format === 'xlsx') return writeWorkbook(writing, made);
  const done = await writeParts(writing, known ?? noProgress, made.pages);
  return typeof done === 'string' ? done : toDone(done);
};

/** Who took what, for what, how many, and who was left out. */
const entryOf = (deps: TeamDeps, { id, by, target, purpose, webinar, segment, overHold }: StoredExport, { rows, excluded }: Done) =>
  toEntry(
    deps,
    { by, act: 'export.made', thing: `export#${id}` },
    {},
    { target, purpose, webinar, segment, overHold: overHold?.reason, rows, excluded },
  );

/** Somebody in it was erased: it is begun anew. Not where another process has it: that one writes it. */
const claimAgain = async (deps: TeamDeps, { id, run }: StoredExport): Promise<StoredExport | undefined> =>
  (await deps.exports.find(id))?.run === run ? deps.exports.claim(id) : undefined;

/**
 * Safe to run twice and to be killed anywhere: nobody sees a file before it is complete, and what was kept of it is gone on with. A failure
 * shows, and is tried again. Where somebody was erased meanwhile it is written once more, without them.
 */
export const writeExport = async (deps: TeamDeps, id: string, partBytes = PART_BYTES): Promise<void> => {
  const began = deps.realNow().getTime();
  for (let mine = await deps.exports.claim(id); mine; mine = await claimAgain(deps, mine)) {
    const own = mine;
    if (!progressOf(own)) await forgetProgress(deps, own.progress);
    const done = await write(deps, own, partBytes).catch(async (error: unknown) => {
      await deps.exports.mark(own, 'failed');
      throw error;
    });
    if (done === 'late') return deps.queue('work', { kind: 'export', id });
    if (done === 'lost' || !(await deps.exports.ready(own, done, entryOf(deps, own, done)))) continue;
    const isLong = progressOf(own) !== undefined || deps.realNow().getTime() - began >= LONG_MS;
    if (isLong) await deps.queue('mail-now', { kind: 'export-ready', id });
    return;
  }
};
