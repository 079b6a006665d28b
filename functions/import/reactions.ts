/** The work behind an import: look through, carry out, take back. Each goes on where a death left it, and is safe to run twice. */
import { type ImportCounts, type ImportRemark, importLimits, noCounts } from '#shared/import.ts';
import { takeBackImport } from '../takeback/reactions.ts';
import type { TeamDeps } from '../team-deps.ts';
import type { Act } from './apply.ts';
import { recogniseColumns } from './columns.ts';
import { type Delimiter, decode, delimiterOf, type Encoding, encodingOf } from './decode.ts';
import { count, idsIn, inPieces, type Judged, judge, readRows, type Seen } from './judge.ts';
import { type FileRecord, readRecords, UnreadableFile } from './records.ts';
import { reportObject, reportStart, toReportLines } from './report.ts';
import type { StoredImport } from './store.ts';

/** People who are read together while the file is looked through. */
const PAGE = 100;
/** People of one transaction: four writes each, and the import's own. */
const AT_ONCE = 24;
const SHOWN_REMARKS = 20;
const TRIES = 5;
/** A function ends after fifteen minutes: the next message goes on. */
const PATIENCE_MS = 10 * 60_000;

const recordsOf = (deps: TeamDeps, { id, encoding, delimiter }: StoredImport): AsyncGenerator<FileRecord> =>
  readRecords(decode(deps.imports.bytes(id), encoding as Encoding), delimiter as Delimiter);

/** What the file is written in, and what its columns are; those that somebody chose stay. */
const open = async (deps: TeamDeps, found: StoredImport): Promise<StoredImport> => {
  const encoding = await encodingOf(deps.imports.bytes(found.id));
  let start = '';
  for await (const text of decode(deps.imports.bytes(found.id), encoding)) {
    start = text;
    break;
  }
  const opened = { ...found, encoding, delimiter: delimiterOf(start) };
  for await (const { cells } of recordsOf(deps, opened)) {
    const { source, fields } = recogniseColumns(cells);
    const columns = cells.slice(0, importLimits.columns).map((header, at) => {
      const field = found.columns.length > 0 ? found.columns[at]?.field : fields[at];
      return { header: header.trim().slice(0, 120), ...(field ? { field } : {}) };
    });
    return { ...opened, source, columns };
  }
  throw new UnreadableFile('The file is empty. Please choose the one with the people in it.');
};

const rowsOf = (deps: TeamDeps, found: StoredImport): AsyncGenerator<Seen> =>
  readRows(
    recordsOf(deps, found),
    found.columns.map(({ field }) => field),
    deps.config.CONTACT_KEY,
  );

const judgeNow = async (deps: TeamDeps, lines: readonly Seen[], act: Act): Promise<readonly Judged[]> =>
  judge(lines, await deps.contact.many(idsIn(lines)), act, deps.now());

const toAct = ({ id, at, ranAt, origin, labels = [] }: StoredImport): Act => ({ import: id, at: ranAt ?? at, origin, labels });

type Looked = { counts: ImportCounts; looked: number; remarks: ImportRemark[] };

async function* lookThrough(deps: TeamDeps, found: StoredImport, sums: Looked): AsyncGenerator<string> {
  yield reportStart;
  for await (const lines of inPieces(rowsOf(deps, found), PAGE)) {
    const judged = await judgeNow(deps, lines, toAct(found));
    sums.counts = count(sums.counts, judged);
    sums.looked += lines.length;
    if (sums.looked > importLimits.rows)
      throw new UnreadableFile(`The file has more than ${importLimits.rows.toLocaleString('en')} lines. Please import it in parts.`);
    for (const { remarks } of judged) sums.remarks.push(...remarks.slice(0, Math.max(0, SHOWN_REMARKS - sums.remarks.length)));
    if (sums.looked % (PAGE * 20) === 0) await deps.imports.step(found.id, 'checking', { looked: sums.looked });
    yield judged.map(({ line, outcome, remarks }) => toReportLines(line, outcome, remarks)).join('');
  }
}

const check = async (deps: TeamDeps, stored: StoredImport): Promise<void> => {
  const found = await open(deps, stored);
  const { id, encoding, delimiter, source, columns } = found;
  const sums: Looked = { counts: noCounts, looked: 0, remarks: [] };
  const about = { contentType: 'text/csv; charset=utf-8', filename: `parley_import_${stored.at.slice(0, 10)}.csv` };
  await deps.objects.write(reportObject(id), lookThrough(deps, found, sums), about);
  const checked = { encoding, delimiter, source, columns, rows: sums.looked, ...sums, hasReport: true } as Partial<StoredImport>;
  const hasAddresses = columns.some(({ field }) => field === 'email');
  if (stored.isDry) return void (await deps.imports.step(id, 'checking', { ...checked, state: 'checked' }));
  if (!hasAddresses) throw new UnreadableFile('No column holds addresses. Please name one of them “Email”.');
  const begun = { state: 'running', looked: 0, counts: noCounts, ranAt: deps.now().toISOString() } as const;
  if (await deps.imports.step(id, 'checking', { ...checked, ...begun })) await deps.queue('work', { kind: 'import', id });
};

/** Lines go on after those that are done: a transaction holds what they change and that they are. */
const run = async (deps: TeamDeps, stored: StoredImport): Promise<void> => {
  const began = deps.realNow().getTime();
  let found = stored;
  let place = 0;
  for await (const lines of inPieces(rowsOf(deps, found), AT_ONCE)) {
    const until = place + lines.length;
    const left = lines.slice(Math.max(0, found.looked - place));
    for (let tries = 0; left.length > 0 && found.looked < until; tries += 1) {
      const judged = await judgeNow(deps, left, toAct(found));
      const to = { looked: until, counts: count(found.counts, judged) };
      const writes = judged.flatMap((one) => one.writes);
      if (await deps.imports.advance(found, to, writes)) found = { ...found, ...to };
      else {
        const now = await deps.imports.find(found.id);
        // Somebody else goes on with it.
        if (now?.state !== 'running' || now.looked !== found.looked) return;
        if (tries === TRIES) throw new Error('People of an import change all the time');
      }
    }
    place = until;
    if (deps.realNow().getTime() - began > PATIENCE_MS) return deps.queue('work', { kind: 'import', id: found.id });
  }
  await deps.imports.step(found.id, 'running', { state: 'done' });
  await deps.imports.dropFile(found.id);
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
