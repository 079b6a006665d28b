/** What follows a thank-you: its mail, at once or when the schedule says so. Safe to do twice. */
import type { Fact } from '../table/facts.ts';
import type { Item } from '../table/table.ts';
import type { WorkDeps } from '../work-deps.ts';
import { itemToThanks } from './stored.ts';

const ask = async (deps: WorkDeps, item: Item): Promise<void> => {
  const { person, at } = itemToThanks(item);
  await deps.queue('mail-now', { kind: 'thanks', contact: person, cause: at });
};

export const followThanks = async (deps: WorkDeps, { before, after }: Fact): Promise<void> => {
  if (!before && after?.event === 'waiting') await ask(deps, after);
};

/** The night of somebody is over. */
export const resumeThanks = async (deps: WorkDeps, item: Item): Promise<void> => {
  if (item.event === 'waiting') await ask(deps, item);
  await deps.thanks.woken(item);
};
