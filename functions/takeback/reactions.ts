/** Taking an import back as one act: each person by what was done to them. Safe to run twice; what was cut off goes on. */
import type { ContactId } from '#shared/ids.ts';
import type { Back, Batch } from '../import/batches.ts';
import type { StoredImport } from '../import/store.ts';
import { backWrites, itemToTrace } from '../import/writes.ts';
import { atLast, deadline, every } from '../pace/patience.ts';
import { inParallel } from '../pace/pieces.ts';
import { contactKey, idOf, traceKey } from '../table/keys.ts';
import type { TeamDeps } from '../team-deps.ts';

/** Batches that are under way at once; each of their people is looked at. */
const WIDTH = 4;
const TELL_MS = 1_000;
/** A function ends after fifteen minutes: the next message goes on. */
const PATIENCE_MS = 10 * 60_000;

const isAlone = async (deps: TeamDeps, id: ContactId): Promise<boolean> => {
  for await (const { sk } of deps.table.all({ pk: contactKey(id).pk, strong: true, keysOnly: true }))
    if (!/^(?:contact$|find#|import#|suppression#)/.test(sk)) return false;
  return true;
};

/** Each of a batch's people by what was done to them. Who was erased since has nothing of the import any more. */
const undo = async (deps: TeamDeps, id: string, batch: Batch): Promise<Back> => {
  const traces = (await deps.table.batchGet(batch.changed.map((contact) => traceKey(contact, id)))).map((item) => ({
    id: idOf(item.pk),
    ...itemToTrace(item),
  }));
  return atLast(deps, async () => {
    const people = await deps.contact.many(traces.map((trace) => trace.id));
    const undone = await Promise.all(
      traces.map(async (trace) => {
        const known = people.get(trace.id);
        if (!known || known.id !== trace.id) return { whole: false, writes: [{ remove: traceKey(trace.id, id) }] };
        return backWrites(known, trace, trace.made && known.version === trace.version && (await isAlone(deps, known.id)));
      }),
    );
    const whole = undone.filter((one) => one.whole).length;
    const back = { whole, partly: undone.length - whole };
    const became = await deps.imports.uncarry(
      id,
      batch,
      back,
      undone.flatMap((one) => one.writes),
    );
    if (became === 'known') return (await deps.imports.batch(id, batch.n))?.back;
    return became === 'stored' ? back : undefined;
  });
};

/** Batch after batch, several at once, until nobody is left whom it changed. */
export const takeBackImport = async (deps: TeamDeps, { id, rows }: Pick<StoredImport, 'id' | 'rows'>): Promise<void> => {
  let sums = { looked: rows, back: { whole: 0, partly: 0 } };
  const [isTime, isOver] = [every(deps, TELL_MS), deadline(deps, PATIENCE_MS)];
  const undoOne = async (batch: Batch): Promise<Batch> =>
    batch.changed.length > 0 ? { ...batch, back: await undo(deps, id, batch) } : batch;
  for await (const { rows: lines, back } of inParallel(deps.imports.batches(id), WIDTH, undoOne)) {
    const { whole = 0, partly = 0 } = back ?? {};
    sums = { looked: sums.looked - lines, back: { whole: sums.back.whole + whole, partly: sums.back.partly + partly } };
    if (isTime()) await deps.imports.tell(id, 'undoing', sums);
    if (isOver()) return deps.queue('work', { kind: 'import', id });
  }
  await deps.imports.step(id, 'undoing', { ...sums, state: 'undone' });
};
