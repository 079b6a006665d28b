/** Writing an export: rows go from the table to the object store in a stream; memory holds one page. */
import type { Deps } from '../deps.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { cellsOf, columns, headersOf } from './columns.ts';
import { leftOut, type Person } from './consent.ts';
import { CSV_START, toCsvLine } from './csv.ts';
import type { StoredExport } from './store.ts';

export type Counted = { rows: number; excluded: Record<string, number> };

/** What is written for whom. `startedAt`: who registers later belongs to the next file. */
export type Written = Pick<StoredExport, 'webinar' | 'target' | 'purpose' | 'startedAt'>;

/** True where this person is not in the file; `counted` says why. */
const isLeftOut = (purpose: StoredExport['purpose'], person: Person, counted: Counted): boolean => {
  const why = leftOut(purpose, person);
  if (why !== undefined) counted.excluded[why] = (counted.excluded[why] ?? 0) + 1;
  return why !== undefined;
};

/** As many as one read brings the people of. */
const MOST_PEOPLE = 100;

async function* inPages(rows: AsyncIterable<RegistrationRow>): AsyncGenerator<RegistrationRow[]> {
  let page: RegistrationRow[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length < MOST_PEOPLE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function* registrations(deps: Deps, { webinar, purpose, startedAt }: Written, counted: Counted): AsyncGenerator<string> {
  const own = columns.plain((await deps.webinar.find(webinar))?.form.fields ?? [], purpose);
  yield CSV_START + toCsvLine(headersOf(own));
  for await (const page of inPages(deps.registration.rows(webinar))) {
    const people = await deps.contact.many(page.map(({ id }) => id));
    for (const row of page) {
      // Who registers while the file is written belongs to the next one.
      if (row.at > startedAt) continue;
      const registrant = { row, contact: people.get(row.id), now: deps.now() };
      if (isLeftOut(purpose, registrant, counted)) continue;
      counted.rows += 1;
      yield toCsvLine(cellsOf(own, registrant));
    }
  }
}

async function* questions(deps: Deps, { webinar: id, purpose }: Written, counted: Counted): AsyncGenerator<string> {
  const wanted = columns.questions(purpose);
  yield CSV_START + toCsvLine(headersOf(wanted));
  const webinar = await deps.webinar.find(id);
  if (!webinar) return;
  const room = await deps.question.room(id);
  for (const question of room.questions.toSorted((a, b) => a.askedAt.localeCompare(b.askedAt))) {
    const asker = await deps.registration.behind(question.asker, id);
    const person = { contact: asker && (await deps.contact.find(asker.id)), now: deps.now() };
    if (isLeftOut(purpose, person, counted)) continue;
    const answers = (room.answers.get(question.id) ?? []).filter((answer) => !question.withdrawn.includes(answer.n));
    counted.rows += 1;
    yield toCsvLine(cellsOf(wanted, { webinar, question, answers, asker, person }));
  }
}

/** The lines of a file, header first; `counted` is told as they come. */
export const linesOf = (deps: Deps, about: Written, counted: Counted): AsyncGenerator<string> =>
  about.target === 'plain' ? registrations(deps, about, counted) : questions(deps, about, counted);

/** Nobody looks at a screen for longer: who asked is told by mail. */
const LONG_MS = 20_000;

/**
 * Safe to run twice: the object is replaced whole, and nobody sees it before it is complete. A failure shows, and is tried again. Where
 * somebody was erased meanwhile it is written once more, without them.
 */
export const writeExport = async (deps: Deps, id: string): Promise<void> => {
  for (let isDone = false; !isDone; ) {
    const found = await deps.exports.find(id);
    if (!found || found.state === 'ready' || found.state === 'expired') return;
    const began = deps.realNow().getTime();
    isDone = await writeOnce(deps, found);
    const isLong = deps.realNow().getTime() - began >= LONG_MS;
    if (isDone && isLong) await deps.queue('mail-now', { kind: 'export-ready', id });
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
