/** What campaigns and webinars caused, as numbers to forecast from. Pure. */
import { CASES_TO_READ, type Gate } from '#shared/campaign.ts';
import { type Forecast, forecastOf, forecastOfSend, HOURS } from '#shared/forecast.ts';
import type { Webinar } from '#shared/webinar.ts';
import { hourOf } from './counts.ts';
import { foldName } from './fold.ts';
import { type Campaign, peopleOf, watchedUntil } from './stored.ts';

type Hours = Readonly<Record<string, number>>;
/** By the folded name. */
export type Caused = ReadonlyMap<string, Hours>;

const HOUR_MS = 3_600_000;

const hoursOf = ({ name }: Pick<Campaign, 'name'>, caused: Caused): Hours => caused.get(foldName(name)) ?? {};

/** Cases in each hour after it went out, by the clock. */
export const byHourOf = (it: Pick<Campaign, 'name' | 'at'>, caused: Caused): readonly number[] => {
  const hours = hoursOf(it, caused);
  return Array.from({ length: HOURS }, (_, hour) =>
    Math.max(0, hours[hourOf(new Date(Date.parse(it.at) + hour * HOUR_MS).toISOString())] ?? 0),
  );
};

/** All since it went out, however late. */
export const casesOf = (it: Pick<Campaign, 'name' | 'at'>, caused: Caused): number =>
  Object.entries(hoursOf(it, caused)).reduce((sum, [hour, cases]) => (hour >= hourOf(it.at) ? sum + Math.max(0, cases) : sum), 0);

/** From those that were watched to their end: one that is under way says too little. */
export const forecastFor = (it: Campaign, all: readonly Campaign[], caused: Caused): Forecast => {
  const earlier = all
    .filter(({ id, state, at }) => id !== it.id && state === 'done' && at < it.at)
    .map((one) => {
      const byHour = byHourOf(one, caused);
      const cases = byHour.reduce((sum, count) => sum + count, 0);
      return { people: peopleOf(one) ?? 0, cases, byHour, channel: one.channel, series: foldName(one.series) };
    });
  return forecastOfSend({ people: peopleOf(it), channel: it.channel, series: foldName(it.series) }, earlier);
};

/** By how many registered: an end makes cases of what its people left open. */
export const forecastOfEnd = (
  next: Pick<Webinar, 'counts'>,
  ended: readonly Pick<Webinar, 'id' | 'counts'>[],
  arose: ReadonlyMap<string, number>,
): Forecast => {
  const earlier = ended.map(({ id, counts }) => ({ people: counts.registered, cases: arose.get(id) ?? 0, byHour: [] }));
  return forecastOf(next.counts.registered, earlier);
};

/** Its time passed and nobody had marked it ready: it went to nobody, so there is nothing of it to read. */
export const isMissed = ({ state, at }: Pick<Campaign, 'state' | 'at'>, now: Date): boolean =>
  state === 'planned' && at <= now.toISOString();

/**
 * The one that stands before it in its series: whatever was not called off or missed counts, also what has not gone out yet, since several may
 * be planned ahead. Of one that is in no series, or the first, none.
 */
export const previousOf = (it: Campaign, all: readonly Campaign[], now: Date): Campaign | undefined =>
  all
    .filter((one) => one.id !== it.id && it.series !== '' && foldName(one.series) === foldName(it.series))
    .filter((one) => one.state !== 'cancelled' && !isMissed(one, now) && one.at < it.at)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];

type Reading = {
  readonly caused: Caused;
  /** Cases that its owner read. */
  readonly heard: number;
  /** Questions behind its cases that can be read: a mail, or what was taken back, nobody shows. Where nobody looked, as many as cases. */
  readonly readable?: number;
};

/** Once it was watched to its end, nobody has to read more than there is; before that, nobody knows how much that will be. */
export const toGate = (previous: Campaign, { caused, heard, readable = CASES_TO_READ }: Reading, now: Date): Gate => {
  const until = watchedUntil(previous);
  const isWatched = until > now.toISOString();
  const needed = isWatched ? CASES_TO_READ : Math.min(CASES_TO_READ, casesOf(previous, caused), readable);
  const { id, name, owner, at } = previous;
  return { previous: { id, name, owner, at }, needed, heard: Math.min(heard, needed), watchedUntil: isWatched ? until : null };
};
