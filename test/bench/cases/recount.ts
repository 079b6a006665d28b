/** Counts all cases over again, one by one, and compares the stored numbers with that. */
import { caseDeltas } from '#functions/case/counts.ts';
import { caseList, casesPk } from '#functions/table/keys.ts';
import { caseStates } from '#shared/case.ts';
import type { World } from '../../support/world.ts';

/** `wrong`: numbers that differ, in whichever direction. */
export const recount = async ({ deps }: World): Promise<{ readonly cases: number; readonly wrong: number }> => {
  const found = new Map<string, number>();
  const seen = new Set<string>();
  for (const state of caseStates)
    for await (const { pk, sk } of deps.table.all({ pk: caseList(state), index: 'list', keysOnly: true })) {
      const item = await deps.table.get({ pk, sk }, { strong: true });
      seen.add(sk);
      for (const { key, attribute, by } of caseDeltas(undefined, item)) {
        const name = `${key.sk} ${attribute}`;
        found.set(name, (found.get(name) ?? 0) + by);
      }
    }
  const stored = new Map<string, unknown>();
  for await (const { pk: _, sk, v: _v, ttl: _t, ...numbers } of deps.table.all({ pk: casesPk, strong: true }))
    for (const [at, n] of Object.entries(numbers)) stored.set(`${sk} ${at}`, n);
  const names = new Set([...found.keys(), ...stored.keys()]);
  return { cases: seen.size, wrong: [...names].filter((name) => (found.get(name) ?? 0) !== (stored.get(name) ?? 0)).length };
};
