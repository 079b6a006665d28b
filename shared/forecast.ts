/** How many cases something will cause, from what was alike before it. Pure; every figure can be checked by hand. */

/** Hours after a send in which what it causes is watched. */
export const HOURS = 48;
/** One send says what it did, not what sends do; and of few people one case more is a rate of its own. */
export const FEWEST_EARLIER = 2;
export const FEWEST_PEOPLE = 200;

/** `low` and `high`: as quiet and as busy as the quietest and the busiest of the earlier ones. `like`: which ones those are. */
export type Forecast =
  | {
      readonly is: 'known';
      readonly expected: number;
      readonly low: number;
      readonly high: number;
      readonly per1000: number;
      readonly byHour: readonly number[];
      readonly like: 'series' | 'channel' | 'all';
      readonly earlier: number;
      readonly people: number;
    }
  | { readonly is: 'unknown'; readonly earlier: number; readonly people: number };

export type Earlier = { readonly people: number; readonly cases: number; readonly byHour: readonly number[] };
type EarlierSend = Earlier & { readonly channel: string; readonly series: string };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const tenth = (value: number): number => Math.round(value * 10) / 10;

const isEnough = (all: readonly Earlier[]): boolean =>
  all.length >= FEWEST_EARLIER && sum(all.map(({ people }) => people)) >= FEWEST_PEOPLE;

/** All cases of the earlier ones by all their people, for so many people. Where nobody knows how many, or too little was before, nothing. */
export const forecastOf = (people: number | null, some: readonly Earlier[], like: 'series' | 'channel' | 'all' = 'all'): Forecast => {
  const earlier = some.filter((one) => one.people > 0);
  const reached = sum(earlier.map((one) => one.people));
  if (people === null || !isEnough(earlier)) return { is: 'unknown', earlier: earlier.length, people: reached };
  const rates = earlier.map((one) => one.cases / one.people);
  const rate = sum(earlier.map(({ cases }) => cases)) / reached;
  const hours = Math.max(0, ...earlier.map(({ byHour }) => byHour.length));
  const byHour = Array.from({ length: hours }, (_, hour) => tenth((people * sum(earlier.map((one) => one.byHour[hour] ?? 0))) / reached));
  return {
    ...{ is: 'known', expected: Math.round(people * rate), per1000: tenth(1_000 * rate), byHour, like },
    ...{ low: Math.floor(people * Math.min(...rates)), high: Math.ceil(people * Math.max(...rates)) },
    ...{ earlier: earlier.length, people: reached },
  };
};

/** Of the same series where there are enough of it, else by the same channel, else all there were. */
export const forecastOfSend = (
  { people, channel, series }: { readonly people: number | null; readonly channel: string; readonly series: string },
  all: readonly EarlierSend[],
): Forecast => {
  const ofSeries = all.filter((one) => series !== '' && one.series === series && one.people > 0);
  if (isEnough(ofSeries)) return forecastOf(people, ofSeries, 'series');
  const byChannel = all.filter((one) => one.channel === channel && one.people > 0);
  return isEnough(byChannel) ? forecastOf(people, byChannel, 'channel') : forecastOf(people, all, 'all');
};
