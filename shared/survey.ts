/** The survey after a webinar: what it asks, until when, and what its answers come to. Pure. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { say } from './say.ts';
import { prose } from './text.ts';
import type { Webinar } from './webinar.ts';

/** `nps`: with the question whether they would recommend it. */
export const surveyModes = ['off', 'stars', 'nps'] as const;
export type SurveyMode = (typeof surveyModes)[number];

/** Webinars of before it was there ask nothing. */
export const surveyOf = ({ room }: Pick<Webinar, 'room'>): SurveyMode => room.survey ?? 'off';

/** What stands below words that are published. `no`: they are for the team alone. */
export const quoteNames = ['no', 'anonymous', 'first', 'full'] as const;
export type QuoteName = (typeof quoteNames)[number];

export const STARS = [1, 2, 3, 4, 5] as const;
/** Up to here something was not right, and somebody should hear of it. */
export const LOW_STARS = 2;
export const NPS_MOST = 10;

/** Who would recommend us (Reichheld 2003): 9 and 10, 7 and 8, all below. */
export const npsGroups = ['promoter', 'passive', 'detractor'] as const;
export type NpsGroup = (typeof npsGroups)[number];
export const npsGroupOf = (given: number): NpsGroup => (given >= 9 ? 'promoter' : given >= 7 ? 'passive' : 'detractor');

/**
 * Days after the end for which answers come in and can be changed. The mail goes out half an hour after the end; whoever watches the
 * recording mostly does so within two weeks; and a month later the results are a record that nobody should find different.
 */
export const OPEN_DAYS = 30;

export const openUntil = (endedAt: string): string => new Date(Date.parse(endedAt) + OPEN_DAYS * 86_400_000).toISOString();

/** `POST /api/live/{id}/survey`, JSON or form. `contact`: the team may write to them about it; `research`: beside a `quote`. */
export const surveyForm = z.strictObject({
  stars: z.number().int().min(1).max(5),
  answered: z.enum(['yes', 'not-yet'], say('Please choose from the list.')).optional(),
  text: prose(say('Your comment'), limits.comment).optional(),
  nps: z.number().int().min(0).max(NPS_MOST).optional(),
  contact: z.boolean().optional(),
  quote: z.enum(quoteNames, say('Please choose from the list.')).optional(),
  research: z.boolean().optional(),
});
export type SurveyForm = z.infer<typeof surveyForm>;

/** What somebody answered, as they are shown it again. */
export type SurveyAnswer = Pick<SurveyForm, 'stars' | 'answered' | 'text' | 'nps' | 'contact' | 'quote'> & {
  readonly at: string;
  readonly changedAt: string;
};

/** How often each was chosen: `stars` from one up, `nps` from 0 to 10. */
export type SurveyTally = {
  readonly stars: readonly number[];
  readonly yes: number;
  readonly notYet: number;
  readonly nps: readonly number[];
};

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Of all stars, to one decimal; undefined where nobody gave any. */
export const meanOf = (stars: readonly number[]): number | undefined => {
  const count = sum(stars);
  return count === 0 ? undefined : Math.round((10 * sum(stars.map((times, at) => times * (at + 1)))) / count) / 10;
};

/** Net Promoter Score (Reichheld 2003): per cent of 9 and 10 less per cent of 0 to 6, from -100 to 100. Undefined where nobody said. */
export const npsOf = (given: readonly number[]): number | undefined => {
  const count = sum(given);
  return count === 0 ? undefined : Math.round((100 * (sum(given.slice(9)) - sum(given.slice(0, 7)))) / count);
};

/** Below it a mean says more about single people than about the webinar. */
export const FEW = 5;

/** Some words, with who wrote them. */
export type SurveyText = {
  readonly id: string;
  readonly at: string;
  readonly stars: number;
  readonly text: string;
  readonly name: string;
  readonly company: string;
  readonly answered?: 'yes' | 'not-yet';
  readonly case?: string;
  /** What they allow, where they agreed to research by now; `asked`: the mail that asks them is not answered. */
  readonly quote?: { readonly as: Exclude<QuoteName, 'no'>; readonly consent: 'confirmed' | 'asked'; readonly places: readonly string[] };
};

/** `GET /api/console/webinars/{id}/survey`. */
export type SurveyResults = SurveyTally & {
  readonly mode: SurveyMode;
  readonly answers: number;
  /** People who were there. */
  readonly attended: number;
  /** Until when answers come in; null while it is not over. */
  readonly until: string | null;
  readonly mean?: number;
  readonly score?: number;
};
