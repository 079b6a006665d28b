/** A step of one case that others may change at the same time. */
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import type { Write } from '../table/table.ts';
import type { Step } from './rules.ts';
import type { StoredCase } from './stored.ts';

const TRIES = 5;

/** Carries a step out on the case as it is, again where somebody else changed it between. */
export const settle = async (
  deps: DeskDeps,
  seen: StoredCase | undefined,
  step: (it: StoredCase) => Step,
  beside: (before: StoredCase, after: StoredCase) => Promise<readonly Write[]> = async () => [],
): Promise<void> => {
  let it = seen;
  for (let tries = 0; it && tries < TRIES; tries += 1) {
    const next = step(it);
    if (next.kind !== 'changed' || (await deps.cases.replace(it, next.to, await beside(it, next.to)))) return;
    it = await deps.cases.at(it);
  }
  if (it) throw new Failure('busy', 'A case changes faster than it can be looked at.');
};
