/** What follows a change of the settings: the site is built anew where its pages look different. */
import type { Deps } from '../deps.ts';
import type { Fact } from '../table/facts.ts';
import { showsOnPages } from './change.ts';
import { itemToSettings } from './stored.ts';

export const followSettings = async (deps: Pick<Deps, 'queue'>, { before, after }: Fact): Promise<void> => {
  if (showsOnPages(itemToSettings(before), itemToSettings(after))) await deps.queue('work', { kind: 'rebuild' });
};
