/** A series: webinars that belong together, with one registration for all of them or each its own. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { filledLine, type PublicWebinar } from './webinar.ts';

export const MOST_IN_SERIES = 50;

/** `all`: whoever registers for one has a seat in every one that is still to come. `each`: every one has its own form. */
const registration = z.enum(['all', 'each']);

/** `POST /api/console/series`. */
export const seriesForm = z.strictObject({ title: filledLine('The title', limits.title), registration });
export type SeriesForm = z.infer<typeof seriesForm>;

/** `PATCH /api/console/series/{id}`. */
export const seriesChange = z.strictObject({
  title: seriesForm.shape.title.optional(),
  registration: registration.optional(),
  version: z.number().int().min(1),
});

export type Series = SeriesForm & { readonly id: string; readonly version: number; readonly createdAt: string };

/** What everybody may see, with its public webinars, the earliest first. */
export type PublicSeries = SeriesForm & { readonly id: string; readonly webinars: readonly PublicWebinar[] };

/** In the field `also` of a form: that its page named no other webinar. */
export const NONE = 'none';

/** The field `also`: the webinars, beside its own, for which a page said that its form registers as well. */
export const alsoField = z
  .string()
  .max(11 * MOST_IN_SERIES)
  .transform((text): readonly string[] => (text === NONE ? [] : text.split(',')))
  .optional();

const isComing = ({ state }: Pick<PublicWebinar, 'state'>): boolean => state === 'live' || state === 'scheduled';

/** The other webinars that a form of `id` registers for: with one registration for all, those that are still to come. */
export const registersAlso = (series: PublicSeries | undefined, id: string): readonly PublicWebinar[] =>
  series?.registration === 'all' ? series.webinars.filter((one) => one.id !== id && isComing(one)) : [];

/** Those that have a place in the count of its parts: what was called off has none. */
export const partsOf = ({ webinars }: PublicSeries): readonly PublicWebinar[] => webinars.filter(({ state }) => state !== 'cancelled');
