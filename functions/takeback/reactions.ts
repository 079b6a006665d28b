/** Taking an import back as one act: each person by what was done to them. Safe to run twice; what was cut off goes on. */
import type { ContactId } from '#shared/ids.ts';
import { inPieces } from '../import/judge.ts';
import type { StoredImport } from '../import/store.ts';
import { backWrites, itemToTrace } from '../import/writes.ts';
import { contactKey, idOf, traceKey } from '../table/keys.ts';
import type { TeamDeps } from '../team-deps.ts';

/** People of one transaction: four writes each, and the import's own. */
const AT_ONCE = 24;

const isAlone = async (deps: TeamDeps, id: ContactId): Promise<boolean> => {
  for await (const { sk } of deps.table.all({ pk: contactKey(id).pk, strong: true, keysOnly: true }))
    if (!/^(?:contact$|find#|import#|suppression#)/.test(sk)) return false;
  return true;
};

/** False where nobody was left to take back. The index may be some seconds behind: whoever is not there yet comes with the next round. */
const takeBackAll = async (deps: TeamDeps, stored: StoredImport): Promise<boolean> => {
  let found = stored;
  let isAny = false;
  for await (const keys of inPieces(deps.imports.traces(found.id), AT_ONCE)) {
    const traces = (await deps.table.batchGet(keys.map(({ pk }) => traceKey(idOf(pk), found.id)))).map((item) => ({
      id: idOf(item.pk),
      ...itemToTrace(item),
    }));
    const people = await deps.contact.many(traces.map(({ id }) => id));
    const back = await Promise.all(
      traces.map(async (trace) => {
        const known = people.get(trace.id);
        if (!known || known.id !== trace.id) return { whole: false, writes: [{ remove: traceKey(trace.id, found.id) }] };
        return backWrites(known, trace, await isAlone(deps, known.id));
      }),
    );
    if (back.length === 0) continue;
    isAny = true;
    const { whole = 0, partly = 0 } = found.back ?? {};
    const wholes = back.filter((one) => one.whole).length;
    const to = { looked: found.looked - back.length, back: { whole: whole + wholes, partly: partly + back.length - wholes } };
    if (
      await deps.imports.advance(
        found,
        to,
        back.flatMap((one) => one.writes),
      )
    )
      found = { ...found, ...to };
    else found = (await deps.imports.find(found.id)) ?? found;
  }
  return isAny;
};

/** Until nobody is left whom it changed. */
export const takeBackImport = async (deps: TeamDeps, { id }: Pick<StoredImport, 'id'>): Promise<void> => {
  for (;;) {
    const found = await deps.imports.find(id);
    if (found?.state !== 'undoing') return;
    if (!(await takeBackAll(deps, found))) break;
  }
  await deps.imports.step(id, 'undoing', { state: 'undone' });
};
