/** Where in a webinar's recording something was asked or answered. Pure. */
import type { Moment } from '#shared/beside.ts';
import type { Webinar } from '#shared/webinar.ts';

type Filmed = Pick<Webinar, 'slug' | 'state' | 'startedAt' | 'endedAt' | 'replay'>;

const toMoment = (seconds: number, { slug, state, replay }: Filmed): Moment => ({
  seconds,
  // The player offers to go on there (site/src/room/player/use-place.ts).
  ...(replay !== null && state === 'ended' ? { url: `/webinars/${slug}/room/#t=${seconds}` } : {}),
});

/** The recording begins when the webinar went live. Undefined for what happened before that, or after its end. */
export const momentOf = (at: string, webinar: Filmed): Moment | undefined => {
  const { startedAt, endedAt } = webinar;
  if (startedAt === null || at < startedAt || (endedAt !== null && at > endedAt)) return undefined;
  return toMoment(Math.floor((Date.parse(at) - Date.parse(startedAt)) / 1_000), webinar);
};

/** When it was asked: beside the recording its second is told, otherwise the time is. */
export const askedMoment = ({ at, askedAt }: { at?: number | undefined; askedAt: string }, webinar: Filmed): Moment | undefined =>
  at === undefined ? momentOf(askedAt, webinar) : toMoment(at, webinar);
