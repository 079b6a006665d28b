/** What follows a change of a webinar: the site is built anew where a page would look different, a free place is offered. */
import { isDeepStrictEqual } from 'node:util';
import { followPlaces } from '../admission/reactions.ts';
import { followCasesOfEnd } from '../case/reactions.ts';
import type { Fact } from '../table/facts.ts';
import { publicCatalogue } from '../table/keys.ts';
import type { WorkDeps } from '../work-deps.ts';

/** Pages show `row`; counts stand beside it, so that a registration rebuilds nothing. */
const needsRebuild = ({ kind, before, after }: Fact): boolean => {
  const listed = before?.listPk === publicCatalogue || after?.listPk === publicCatalogue;
  return kind === 'webinar' && listed && !isDeepStrictEqual([before?.listPk, before?.row], [after?.listPk, after?.row]);
};

export const followWebinar = async (deps: WorkDeps, fact: Fact): Promise<void> => {
  // People first: the same queue builds the site, which takes its time.
  await followPlaces(deps, fact);
  await followCasesOfEnd(deps, fact);
  if (needsRebuild(fact)) await deps.queue('work', { kind: 'rebuild' });
};
