/** Presence: a beacon when somebody enters, each five minutes, and when they leave. */
import * as z from 'zod';

export const BEAT_SECONDS = 300;

/** `POST /api/live/{id}/presence`: seconds watched since the last beacon. A browser that slept may send a little more than five minutes. */
export const presenceForm = z.strictObject({
  seconds: z
    .number()
    .int()
    .min(0)
    .max(2 * BEAT_SECONDS),
  leaving: z.boolean().optional(),
});
export type PresenceForm = z.infer<typeof presenceForm>;

/** `GET /api/console/webinars/{id}/presence`: people who came at all, and who are there now. */
export type Presence = { readonly id: string; readonly attended: number; readonly present: number };
