/** The work behind an import: look through, carry out, take back. Each goes on where a death left it, and is safe to run twice. */
import { type ImportCounts, type ImportRemark, importLimits, noCounts } from '#shared/import.ts';
import { atLast, deadline, every } from '../pace/patience.ts';
import { inParallel, inPieces } from '../pace/pieces.ts';
import { takeBackImport } from '../takeback/reactions.ts';
import type { TeamDeps } from '../team-deps.ts';
import type { Act } from './apply.ts';
import type { Batch } from './batches.ts';
import { addCounts, count, idsIn, judge, readRows, type Seen } from './judge.ts';
import { openFile, recordsOf } from './open.ts';
import { UnreadableFile } from './records.ts';
import { reportObject, reportStart, toReportLines } from './report.ts';
import type { StoredImport } from './store.ts';

/** People who are read together while the file is looked through. */
const PAGE = 100;
/** Pages that are read at once: each is in memory whole. */
const PAGES = 3;
/** People of one transaction: four writes each, and the import's own. */
const AT_ONCE = 24;
/** Pieces that are under way at once. */
const WIDTH = 6;
const SHOWN_REMARKS = 20;
/** How often whoever looks on is told, of real time. */
const TELL_MS = 1_000;
/** A function ends after fifteen minutes: the next message goes on. */
const PATIENCE_MS = 10 * 60_000;

/** Addresses that were joined with others are read once: each was joined by hand. */
const rowsOf = async (deps: TeamDeps, found: StoredImport): Promise<AsyncGenerator<Seen>> =>
  readRows(
    recordsOf(() => deps.imports.bytes(found.id), found),
    found.columns.map(({ field }) => field),
    deps.config.CONTACT_KEY,
    await deps.alias.all(),
  );

const toAct = ({ id, at, ranAt, origin, labels = [] }: StoredImport): Act => ({ import: id, at: ranAt ?? at, origin, labels });

type Looked = { counts: ImportCounts; looked: number; remarks: ImportRemark[] };

/** Nothing hangs on it being the very latest: people are read anew when they are changed. */
async function* lookThrough(deps: TeamDeps, found: StoredImport, sums: Looked): AsyncGenerator<string> {
  yield reportStart;
  const pieces = inPieces(await rowsOf(deps, found), PAGE);
  const act = toAct(found);
  for await (const judged of inParallel(pieces, PAGES, async (lines) =>
    judge(lines, await deps.contact.many(idsIn(lines), { strong: false }), act, deps.now()),
  )) {
    sums.counts = addCounts(sums.counts, count(judged));
    sums.looked += judged.length;
    if (sums.looked > importLimits.rows)
      throw new UnreadableFile(`The file has more than ${importLimits.rows.toLocaleString('en')} lines. Please import it in parts.`);
    for (const { remarks } of judged) sums.remarks.push(...remarks.slice(0, Math.max(0, SHOWN_REMARKS - sums.remarks.length)));
    if (sums.looked % (PAGE * 20) === 0) await deps.imports.tell(found.id, 'checking', { looked: sums.looked });
    yield judged.map(({ line, outcome, remarks }) => toReportLines(line, outcome, remarks)).join('');
  }
}

const check = async (deps: TeamDeps, stored: StoredImport): Promise<void> => {
  const { id } = stored;
  const opened = await openFile(() => deps.imports.bytes(id), stored.columns);
  const sums: Looked = { counts: noCounts, looked: 0, remarks: [] };
  const about = { contentType: 'text/csv; charset=utf-8', filename: `parley_import_${stored.at.slice(0, 10)}.csv` };
  await deps.objects.write(reportObject(id), lookThrough(deps, { ...stored, ...opened }, sums), about);
  const checked = { ...opened, rows: sums.looked, ...sums, hasReport: true };
  const hasAddresses = opened.columns.some(({ field }) => field === 'email');
  if (stored.isDry) return void (await deps.imports.step(id, 'checking', { ...checked, state: 'checked' }));
  if (!hasAddresses) throw new UnreadableFile('No column holds addresses. Please name one of them “Email”.');
  const begun = { state: 'running', looked: 0, counts: noCounts, ranAt: deps.now().toISOString() } as const;
  if (await deps.imports.step(id, 'checking', { ...checked, ...begun })) await deps.queue('work', { kind: 'import', id });
};

/** Several batches at once; each is a transaction of what it changes and that it is done, so that a death loses and repeats none. */
const run = async (deps: TeamDeps, found: StoredImport): Promise<void> => {
  const { id } = found;
  const isOver = deadline(deps, PATIENCE_MS);
  const act = toAct(found);
  const done = new Set<number>();
  let sums: Pick<StoredImport, 'looked' | 'counts'> = { looked: 0, counts: noCounts };
  const add = ({ rows, counts }: Batch): void => {
    sums = { looked: sums.looked + rows, counts: addCounts(sums.counts, counts) };
  };
  for await (const batch of deps.imports.batches(id)) {
    done.add(batch.n);
    add(batch);
  }
  const carry = async (lines: readonly Seen[], n: number): Promise<Batch | undefined> => {
    if (done.has(n)) return undefined;
    return atLast(deps, async () => {
      const judged = judge(lines, await deps.contact.many(idsIn(lines)), act, deps.now());
      const batch: Batch = { n, rows: lines.length, counts: count(judged), changed: judged.flatMap((one) => one.changed ?? []) };
      const became = await deps.imports.carry(
        id,
        batch,
        judged.flatMap((one) => one.writes),
      );
      // Somebody else goes on with the same import: what they did counts.
      return became === 'known' ? deps.imports.batch(id, n) : became === 'stored' ? batch : undefined;
    });
  };
  const isTime = every(deps, TELL_MS);
  for await (const batch of inParallel(inPieces(await rowsOf(deps, found), AT_ONCE), WIDTH, carry)) {
    if (batch) add(batch);
    if (isTime()) await deps.imports.tell(id, 'running', sums);
    if (isOver()) return deps.queue('work', { kind: 'import', id });
  }
  await deps.imports.step(id, 'running', { ...sums, state: 'done' });
  await deps.imports.dropFile(id);
};

/** Carries out what the import's state asks for. */
export const followImport = async (deps: TeamDeps, id: string): Promise<void> => {
  const found = await deps.imports.find(id);
  try {
    if (found?.state === 'checking') await check(deps, found);
    if (found?.state === 'running') await run(deps, found);
    if (found?.state === 'undoing') await takeBackImport(deps, found);
  } catch (error) {
    if (!found || !(error instanceof UnreadableFile)) throw error;
    await deps.imports.step(id, found.state, { state: 'failed', problem: error.message });
    await deps.imports.dropFile(id);
  }
};

/** What is left of imports of before `time` (ISO): pieces of files, reports. */
export const sweepImports = async (deps: TeamDeps, time: string): Promise<void> => {
  for await (const id of deps.imports.before(time)) {
    await deps.objects.remove(reportObject(id));
    await deps.imports.dropFile(id);
  }
};
