/** What follows a sentence for publication: the mail that asks to agree, where nobody did yet. Safe to do twice. */
import { askForResearch } from '../consent/reactions.ts';
import type { Fact } from '../table/facts.ts';
import type { TeamDeps } from '../team-deps.ts';
import { itemToQuote } from './stored.ts';

export const followQuote = async (deps: TeamDeps, { before, after }: Fact): Promise<void> => {
  if (!after || before?.at === after.at) return;
  await askForResearch(deps, itemToQuote(after), '/answers/');
};
