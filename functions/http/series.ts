/** Putting a webinar into a series: whether there is such a one, with a place in it. */
import { MOST_IN_SERIES } from '#shared/series.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';

const refuse = (detail: string): never => {
  throw new Failure('invalid', detail, { errors: [{ pointer: '#/series', detail }] });
};

/** Throws `invalid` where it cannot join. `seen`: the webinar before, undefined for a new one. */
export const checkSeries = async (deps: Deps, seen: Webinar | undefined, { series }: Webinar): Promise<void> => {
  if (series === null || series === seen?.series) return;
  const found = await deps.series.find(series);
  if (!found) return refuse('There is no such series. Please choose another.');
  if (found.webinars.length >= MOST_IN_SERIES) refuse(`A series holds ${MOST_IN_SERIES} webinars at most.`);
};
