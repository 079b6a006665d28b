/** What follows a form of a series, and a change of one. Each is safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import type { WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { Registration } from '../registration/store.ts';
import type { Fact } from '../table/facts.ts';
import { coveredBy, toOther } from './rules.ts';

/**
 * One form for all: the registrations of the other webinars that it named, made once. Who is registered there stays as they are. True
 * where the mail of an earlier form tells of this webinar as well.
 */
export const joinSeries = async (deps: Deps, webinar: WebinarId, form: Registration): Promise<boolean> => {
  let isCovered = false;
  for (const id of form.again.also ?? []) {
    const other = await deps.webinar.recent(id);
    const wanted = other && toOther(other, webinar, form);
    const known = wanted ? await deps.registration.enrol(id, wanted) : undefined;
    if (known && coveredBy({ ...known, webinar: id }, { ...form, webinar })) isCovered = true;
  }
  return isCovered;
};

/** Its title and its way of registering stand on the pages of its webinars. */
export const followSeries = async (deps: Deps, { before, after }: Fact): Promise<void> => {
  if (before && !isDeepStrictEqual(before.row, after?.row)) await deps.queue('work', { kind: 'rebuild' });
};
