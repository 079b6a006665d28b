/** Writing an export: rows go from the table to the object store in a stream; memory holds one page. */
import type { Deps } from '../deps.ts';
import { cellsOf, columns, headersOf } from './columns.ts';
import { CSV_START, toCsvLine } from './csv.ts';
import type { StoredExport } from './store.ts';

export type Counted = { rows: number; excluded: Record<string, number> };

/** What is written for whom. `startedAt`: who registers later belongs to the next file. */
export type Written = Pick<StoredExport, 'webinar' | 'target' | 'purpose' | 'startedAt'>;

/** Only service needs nobody's consent; for the rest it must be confirmed, which the double opt-in mail does. */
const isLeftOut = (purpose: string, counted: Counted): boolean => {
  if (purpose === 'service') return false;
  const why = `no confirmed ${purpose} consent`;
  counted.excluded[why] = (counted.excluded[why] ?? 0) + 1;
  return true;
};

async function* registrations(deps: Deps, { webinar, purpose, startedAt }: Written, counted: Counted): AsyncGenerator<string> {
  const own = columns.plain((await deps.webinar.find(webinar))?.form.fields ?? []);
  yield CSV_START + toCsvLine(headersOf(own));
  for await (const row of deps.registration.rows(webinar)) {
    // Who registers while the file is written belongs to the next one.
    if (row.at > startedAt) continue;
    if (isLeftOut(purpose, counted)) continue;
    counted.rows += 1;
    yield toCsvLine(cellsOf(own, row));
  }
}

async function* questions(deps: Deps, { webinar: id, purpose }: Written, counted: Counted): AsyncGenerator<string> {
  yield CSV_START + toCsvLine(headersOf(columns.questions));
  const webinar = await deps.webinar.find(id);
  if (!webinar) return;
  const room = await deps.question.room(id);
  for (const question of room.questions.toSorted((a, b) => a.askedAt.localeCompare(b.askedAt))) {
    if (isLeftOut(purpose, counted)) continue;
    const asker = await deps.registration.behind(question.asker, id);
    const answers = (room.answers.get(question.id) ?? []).filter((answer) => !question.withdrawn.includes(answer.n));
    counted.rows += 1;
    yield toCsvLine(cellsOf(columns.questions, { webinar, question, answers, asker }));
  }
}

/** The lines of a file, header first; `counted` is told as they come. */
export const linesOf = (deps: Deps, about: Written, counted: Counted): AsyncGenerator<string> =>
  about.target === 'plain' ? registrations(deps, about, counted) : questions(deps, about, counted);

/**
 * Safe to run twice: the object is replaced whole, and nobody sees it before it is complete. A failure shows, and is tried again. Where
 * somebody was erased meanwhile it is written once more, without them.
 */
export const writeExport = async (deps: Deps, id: string): Promise<void> => {
  for (let isDone = false; !isDone; ) {
    const found = await deps.exports.find(id);
    if (!found || found.state === 'ready' || found.state === 'expired') return;
    isDone = await writeOnce(deps, found);
  }
};

const writeOnce = async (deps: Deps, found: StoredExport): Promise<boolean> => {
  await deps.exports.mark(found, 'running');
  const counted: Counted = { rows: 0, excluded: {} };
  try {
    await deps.objects.write(found.object, batched(linesOf(deps, found, counted)), {
      contentType: 'text/csv; charset=utf-8',
      filename: found.filename,
    });
  } catch (error) {
    await deps.exports.mark(found, 'failed');
    throw error;
  }
  return deps.exports.mark(found, 'ready', counted);
};

/** Joins lines to chunks of about 64 KB: a write per line would cost more than the line. */
async function* batched(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += line;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}
