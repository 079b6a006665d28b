/** How much of a recording somebody watched, as their browser tells it. */
import * as z from 'zod';
import { fromText, MOST_TEXT } from './pieces.ts';
import { say } from './say.ts';

/** Two reports of one seat: a minute apart, a jitter sooner; the last one, while the page goes away, comes at once. */
export const WATCHED_SECONDS = 60;
const DAY = 86_400;
const UNLIKE = say('This is not written as we expect it.');

/** `POST /api/replays/{id}/watched`. `pieces`: all that this page saw (shared/pieces.ts), so that a report that is lost costs nothing; `place`, `length` in seconds. */
export const watchedForm = z
  .strictObject({
    pieces: z
      .string()
      .max(MOST_TEXT)
      .refine((text) => fromText(text) !== undefined, UNLIKE),
    place: z.number().int().min(0).max(DAY),
    length: z.number().int().min(1).max(DAY),
    leaving: z.boolean().optional(),
  })
  .refine(({ place, length }) => place <= length, { path: ['place'], error: UNLIKE });
export type WatchedForm = z.infer<typeof watchedForm>;

/** `GET /api/replays/{id}/watched`. `place`: where they stopped, seconds; null where they have not watched yet. `percent`: 0 to 100. */
export type Watched = { readonly place: number | null; readonly percent: number };
