/** Somebody of the team read what a customer asked. */
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { hear } from './rules.ts';
import type { StoredCase } from './stored.ts';

const TRIES = 4;

/** Marks it on the case as it is then, which it hands back; undefined where there is none. */
export const hearCase = async (deps: DeskDeps, id: string, by: string): Promise<StoredCase | undefined> => {
  const clock = await deps.cases.clock();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await deps.cases.find(id);
    if (!seen) return undefined;
    const next = hear(seen, by, deps.now().toISOString(), clock);
    if (next.kind !== 'changed') return seen;
    if (await deps.cases.replace(seen, next.to)) return next.to;
  }
  throw new Failure('busy', 'This case is being changed by others. Please try again.');
};
