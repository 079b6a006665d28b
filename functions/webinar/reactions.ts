/** What follows a change of a webinar: the site is built anew where a page would look different. */
import type { Deps } from '../deps.ts';
import type { Fact } from '../table/facts.ts';
import { publicCatalogue } from '../table/keys.ts';

/** Pages show `row`; counts stand beside it, so that a registration rebuilds nothing. */
const needsRebuild = ({ kind, before, after }: Fact): boolean => {
  const listed = before?.listPk === publicCatalogue || after?.listPk === publicCatalogue;
  return kind === 'webinar' && listed && JSON.stringify([before?.listPk, before?.row]) !== JSON.stringify([after?.listPk, after?.row]);
};

export const followWebinar = async (deps: Deps, fact: Fact): Promise<void> => {
  if (needsRebuild(fact)) await deps.queue('work', { kind: 'rebuild' });
};
