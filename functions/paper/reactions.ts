/** What follows a report: pages show what everybody may know of it. Safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import { toPublicPaper } from '#shared/paper.ts';
import type { Fact } from '../table/facts.ts';
import type { Item } from '../table/table.ts';
import type { WorkDeps } from '../work-deps.ts';
import { itemToPaper } from './store.ts';

const shown = (item: Item | undefined) => item && toPublicPaper(itemToPaper(item));

export const followPaper = async (deps: WorkDeps, { before, after }: Fact): Promise<void> => {
  if (!isDeepStrictEqual(shown(before), shown(after))) await deps.queue('work', { kind: 'rebuild' });
};
