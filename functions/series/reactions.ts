/** What follows a form of a series, and a change of one. Each is safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import type { WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { Registration } from '../registration/store.ts';
import type { Fact } from '../table/facts.ts';
import { coveredBy, toOther } from './rules.ts';

/** `isCovered`: the mail of an earlier form tells of this webinar as well. `brought`: somebody has a date now that they had not before. */
type Joined = { readonly isCovered: boolean; readonly brought: boolean };

/**
 * One form for all: the registrations of the other webinars that it named, made once. Who is registered there stays as they are. Says the
 * same whenever it is asked, also where an earlier try made them and came no further.
 */
export const joinSeries = async (deps: Deps, webinar: WebinarId, form: Registration): Promise<Joined> => {
  let [isCovered, brought] = [false, false];
  for (const id of form.again.also ?? []) {
    const other = await deps.webinar.forForm(id);
    const wanted = other && toOther(other, webinar, form);
    if (!wanted) continue;
    const known = await deps.registration.enrol(id, wanted);
    if (!known || (known.again.of === webinar && known.at === form.again.at)) brought = true;
    else if (coveredBy({ ...known, webinar: id }, { ...form, webinar })) isCovered = true;
  }
  return { isCovered, brought };
};

/** Its title and its way of registering stand on the pages of its webinars. */
export const followSeries = async (deps: Deps, { before, after }: Fact): Promise<void> => {
  if (before && !isDeepStrictEqual(before.row, after?.row)) await deps.queue('work', { kind: 'rebuild' });
};
