/** Writing an export: rows go from the table to the object store page by page; whoever is cut off is followed by somebody who goes on. */
import type { WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { openWalk } from '../segment/reactions.ts';
import { createMembers } from '../since/members.ts';
import { daysBefore, explain } from '../since/reactions.ts';
import type { TeamDeps } from '../team-deps.ts';
import { toCsvLine } from './csv.ts';
import { isOfPeople, toList } from './list.ts';
import { type Asked, make, type Of } from './making.ts';
import { asideOf } from './naming.ts';
import { noProgress, type Writing, writeParts } from './parts.ts';
import { progressOf, type StoredExport } from './stored.ts';
import { writeWorkbook } from './workbook.ts';
import { type Done, toDone, toMadeEntry, toWriting } from './writing.ts';

/** What S3 wants of a part at least: with the page that fills it, one is in memory, and once more while it is sent. */
const PART_BYTES = 5 * 1024 * 1024;
/** Nobody looks at a screen for longer: who asked is told by mail. */
const LONG_MS = 20_000;

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
  const { scope, isIn, rules } = opened;
  let reading: ReturnType<TeamDeps['person']['open']> | undefined;
  const walk = async function* (list: number) {
    reading ??= deps.person.open(scope);
    for await (const person of (await reading)(list)) if (isIn(person)) yield person;
  };
  const everybody = typeof scope.of !== 'string' || scope.of === 'everybody';
  return { walk, rules, webinars: await webinarsOf(deps, scope.webinars), ...(everybody ? {} : { scope: scope.webinars }) };
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
const forgetProgress = async (deps: TeamDeps, { id, progress }: StoredExport): Promise<void> => {
  if (!progress) return;
  for (const { key, upload } of progress.sheets) await deps.objects.multipart.abort(key, upload);
  for (const aside of asideOf(id, progress)) await deps.objects.remove(aside);
};

/** What is to be explained of it once it is whole, and who is in it so far. */
const toExplaining = async (deps: TeamDeps, mine: StoredExport, of: Of) => {
  const list = { ...toList(mine, of), at: mine.startedAt, overHold: mine.overHold !== undefined };
  const [day] = await daysBefore(deps, list.of, mine.startedAt);
  const kept = progressOf(mine)?.members;
  const isKnown = isOfPeople(mine) && (kept !== undefined || progressOf(mine) === undefined);
  const members = createMembers(isKnown ? (kept === undefined ? '' : await deps.objects.read(kept)) : undefined);
  const webinars = 'walk' in of ? [...of.webinars.keys()] : undefined;
  const tell: Writing['explain'] = (counts) => explain(deps, { ...list, day, counts, members: members.all(), webinars });
  return { since: day?.at, members, explain: tell };
};

const write = async (deps: TeamDeps, mine: StoredExport, partBytes: number): Promise<Done | 'lost' | 'late'> => {
  const of = await openOf(deps, mine);
  if (!of) throw new Error('What an export is made of is gone');
  const known = progressOf(mine);
  const { since, ...explaining } = await toExplaining(deps, mine, of);
  const made = await make(deps, of, { ...mine, since }, known !== undefined);
  const writing = toWriting(deps, mine, made, { partBytes, ...explaining });
  if (mine.format === 'xlsx') return writeWorkbook(writing, made);
  const done = await writeParts(writing, known ?? noProgress, made.pages);
  return typeof done === 'string' ? done : toDone(done);
};

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
    if (!progressOf(own)) await forgetProgress(deps, own);
    const done = await write(deps, own, partBytes).catch(async (error: unknown) => {
      await deps.exports.mark(own, 'failed');
      throw error;
    });
    if (done === 'late') return deps.queue('work', { kind: 'export', id });
    if (done === 'lost' || !(await deps.exports.ready(own, done, toMadeEntry(deps, own, done)))) continue;
    const isLong = progressOf(own) !== undefined || deps.realNow().getTime() - began >= LONG_MS;
    if (isLong) await deps.queue('mail-now', { kind: 'export-ready', id });
    return;
  }
};
