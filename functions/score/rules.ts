/** The score: an open formula (docs/decisions/0030). Pure. */
import type { WebinarId } from '#shared/ids.ts';
import { type OverallScore, type Score, type ScorePart, type ScorePartName, scoreParts, type Weights } from '#shared/score.ts';
import { LOW_STARS } from '#shared/survey.ts';
import { isLate, type Part, type Person } from '../person/person.ts';
import type { Offer } from './offer.ts';

type Did = Pick<Part, 'row' | 'result' | 'asked' | 'open'>;

/** A webinar of half a year ago counts half as much as one of today. */
const HALF_LIFE_MS = 182.5 * 86_400_000;
/** Of five stars, those that say that something was not right. */
const LOW_RATING = 2;

const within = (value: number): number => Math.min(1, Math.max(0, value));
/** How many of these there are of those. */
const shareOf = (did: Iterable<string>, offered: readonly string[]): number => {
  const known = new Set(offered);
  return [...new Set(did)].filter((one) => known.has(one)).length / offered.length;
};

/** How much of each input somebody took; undefined for what they were not offered. Asking is possible as long as anybody may register. */
const valuesOf = (did: Did, offer: Offer): Readonly<Record<ScorePartName, number | undefined>> => {
  const { result } = did;
  // One question is a whole one: nobody has to ask often. What somebody said below the recording is as much.
  const asked = did.asked > 0 || did.row.commented ? 1 : 0;
  const replay = did.row.replay === undefined ? undefined : within(did.row.replay / 100);
  // Counts for who answered it, and takes nothing from who did not: not everybody is asked, and answers come in for weeks.
  const survey = did.row.survey === undefined ? undefined : 1;
  // Came for the recording: nothing of the hour itself was on offer to them.
  if (isLate(did.row, offer.endedAt))
    return { watched: undefined, replay, asked, polls: undefined, votes: undefined, notes: undefined, survey };
  const watched = within((result?.minutes ?? 0) / offer.minutes);
  // Whichever they saw more of, the hour or its recording, counts in the place of both: nobody has less for watching again.
  return {
    ...(replay !== undefined && replay > watched ? { watched: undefined, replay } : { watched, replay: undefined }),
    asked,
    polls: offer.polls.length > 0 ? shareOf(Object.keys(result?.polls ?? {}), offer.polls) : undefined,
    votes: offer.votes > 0 ? within((result?.votes ?? 0) / offer.votes) : undefined,
    notes: offer.notes.length > 0 ? shareOf(result?.notes ?? [], offer.notes) : undefined,
    survey,
  };
};

/** Whole points for each share that add up to the whole: what is cut off goes to those who lost most of it. */
const inWhole = (shares: readonly number[]): readonly number[] => {
  const whole = Math.round(shares.reduce((sum, share) => sum + share, 0));
  const cut = shares.map(Math.floor);
  const order = shares.map((share, place) => [share - Math.floor(share), place] as const).toSorted(([a], [b]) => b - a);
  const missing = whole - cut.reduce((sum, points) => sum + points, 0);
  const lucky = new Set(order.slice(0, missing).map(([, place]) => place));
  return cut.map((points, place) => points + (lucky.has(place) ? 1 : 0));
};

/** What cries for help: each halves what is left to 100. “Not yet” in a survey opens the question itself again. */
const cries = ({ open, result, row }: Pick<Did, 'open' | 'result' | 'row'>, ratings: readonly string[]): number =>
  open +
  (row.survey !== undefined && row.survey.stars <= LOW_STARS ? 1 : 0) +
  ratings.filter((poll) => (result?.polls?.[poll] ?? []).some((place) => place < LOW_RATING)).length;
const toHelp = (count: number): number => Math.round(100 * (1 - 0.5 ** count));

/** The recording weighs what the hour itself weighs. */
const weightOf = (weights: Weights, input: ScorePartName): number => weights[input === 'replay' ? 'watched' : input];

const points = (did: Did, offer: Offer, weights: Weights): Pick<Score, 'points' | 'parts'> => {
  const values = valuesOf(did, offer);
  const total = scoreParts.reduce((sum, input) => sum + (values[input] === undefined ? 0 : weightOf(weights, input)), 0);
  const shares = inWhole(scoreParts.map((input) => (total > 0 ? (100 * weightOf(weights, input) * (values[input] ?? 0)) / total : 0)));
  const parts = scoreParts.map((input, place): ScorePart => {
    const value = values[input];
    return { input, weight: weightOf(weights, input), offered: value !== undefined, value: value ?? 0, points: shares[place] ?? 0 };
  });
  return { points: shares.reduce((sum, share) => sum + share, 0), parts };
};

/**
 * What somebody's part in a webinar comes to: each input's value (0 to 1) times its weight, divided by the weights of what was offered
 * to them. Undefined where nothing can be said: no seat, or registered for the recording, and neither asked, nor commented, nor watched a quarter of it,
 * nor said how it was.
 */
export const scoreOf = (part: Did, offer: Offer, weights: Weights): Score | undefined => {
  const isSeated = part.row.state === 'registered' || part.result !== undefined || part.asked > 0;
  const { replay, survey, commented } = part.row;
  const isSilent = part.asked === 0 && !commented && replay === undefined && survey === undefined;
  if (!isSeated || (isSilent && isLate(part.row, offer.endedAt))) return undefined;
  return { ...points(part, offer, weights), help: toHelp(cries(part, offer.ratings)) };
};

/**
 * Over several webinars: the mean of their points, where one that is half a year older counts half as much. `help` is that of everything
 * that is still open, however old. Undefined for who has no score in any.
 */
export const overallOf = (
  parts: readonly Part[],
  offers: ReadonlyMap<string, Offer>,
  weights: Weights,
  now: Date,
): OverallScore | undefined => {
  const scored = parts.flatMap((part) => {
    const offer = offers.get(part.webinar);
    const score = offer && scoreOf(part, offer, weights);
    if (!offer || !score) return [];
    const age = Math.max(0, now.getTime() - Date.parse(offer.startedAt));
    return [{ webinar: part.webinar, points: score.points, share: 0.5 ** (age / HALF_LIFE_MS), cries: cries(part, offer.ratings) }];
  });
  const total = scored.reduce((sum, { share }) => sum + share, 0);
  if (total === 0) return undefined;
  return {
    points: Math.round(scored.reduce((sum, one) => sum + one.points * one.share, 0) / total),
    help: toHelp(scored.reduce((sum, one) => sum + one.cries, 0)),
    webinars: scored.map(({ webinar, points, share }) => ({ webinar, points, share })),
  };
};

/** The points of a person in one webinar or overall, as rules of segments and columns of files ask for them. */
export const toScorer =
  (offers: ReadonlyMap<string, Offer>, weights: Weights, now: Date) =>
  ({ parts }: Pick<Person, 'parts'>, of: WebinarId | 'overall'): number | undefined => {
    if (of === 'overall') return overallOf(parts, offers, weights, now)?.points;
    const [part, offer] = [parts.find(({ webinar }) => webinar === of), offers.get(of)];
    return part && offer ? scoreOf(part, offer, weights)?.points : undefined;
  };
