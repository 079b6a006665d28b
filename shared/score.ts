/** How engaged somebody was: what goes into the score, how much each weighs, and what it says. The formula is open: docs/decisions/0030. */
import * as z from 'zod';

export const scoreInputs = ['watched', 'asked', 'polls', 'votes', 'notes', 'survey'] as const;
export type ScoreInput = (typeof scoreInputs)[number];
/** What a score is made of. The recording has no weight of its own: it stands in for the hour where somebody saw more of it. */
export const scoreParts = ['watched', 'replay', 'asked', 'polls', 'votes', 'notes', 'survey'] as const;
export type ScorePartName = (typeof scoreParts)[number];

/** As the console names them. */
export const inputWords: Readonly<Record<ScorePartName, string>> = {
  watched: 'Time watched live',
  replay: 'Recording watched',
  asked: 'Questions asked',
  polls: 'Polls answered',
  votes: 'Votes for questions of others',
  notes: 'Links pressed in the room',
  survey: 'Survey answered',
};

/** From here on somebody is hot. */
export const HOT = 70;

const MOST = 100;
const weight = z
  .number({ error: 'A weight is a whole number.' })
  .int('A weight is a whole number.')
  .min(0, 'A weight is 0 or more.')
  .max(MOST, 'A weight is 100 at most.');

/** What each input weighs against the others; they need not come to 100. Who asks is never less than who watches. */
export const weightsForm = z
  .strictObject({ watched: weight, asked: weight, polls: weight, votes: weight, notes: weight, survey: weight })
  .refine((weights) => scoreInputs.some((input) => weights[input] > 0), {
    path: ['asked'],
    error: 'At least one input must weigh something.',
  })
  .refine(({ asked, watched }) => asked >= watched, { path: ['asked'], error: 'A question must weigh at least as much as watching.' });
export type Weights = z.infer<typeof weightsForm>;

export const usualWeights: Weights = { watched: 30, asked: 30, polls: 20, votes: 10, notes: 10, survey: 10 };

/** `value`: from 0 to 1; `points`: its share of the whole score. What the webinar did not offer has no value and counts for nobody. */
export type ScorePart = {
  readonly input: ScorePartName;
  readonly weight: number;
  readonly offered: boolean;
  readonly value: number;
  readonly points: number;
};

/** `points` and `help` are from 0 to 100. The points of the parts add up to those of the whole. */
export type Score = {
  readonly points: number;
  /** How much somebody needs help: apart from the points, so that neither hides the other. */
  readonly help: number;
  readonly parts: readonly ScorePart[];
};

/** `share`: how much a webinar counts against a new one, from 0 to 1. */
export type OverallScore = {
  readonly points: number;
  readonly help: number;
  readonly webinars: readonly { readonly webinar: string; readonly points: number; readonly share: number }[];
};

/** `GET` and `PUT /api/console/scores`. */
export type ScoreSettings = { readonly weights: Weights; readonly version: number };
export const scoreSettingsForm = z.strictObject({ weights: weightsForm, version: z.number().int().min(0) });

/** `POST /api/console/scores/preview`. */
export const scorePreviewForm = z.strictObject({ weights: weightsForm });

export const BANDS = 10;
/** How many people have a score of each band, `BANDS` of them from 0 up, and how many are hot. */
export type Spread = { readonly bands: readonly number[]; readonly hot: number };
export type Moved = { readonly id: string; readonly name: string; readonly email: string; readonly before: number; readonly after: number };

/** What other weights would change. `more`: there are people beyond those who were looked at. `moved`: whom it moves most, ten at most. */
export type ScorePreview = {
  readonly people: number;
  readonly more: boolean;
  readonly webinars: number;
  readonly before: Spread;
  readonly after: Spread;
  readonly moved: readonly Moved[];
};
