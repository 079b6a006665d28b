/** What one shift leaves to the next: a note to the colleagues who come, on top of the inbox until each has read it. */
import * as z from 'zod';
import { isFilled, prose } from './text.ts';

export const handoverForm = z.strictObject({
  text: prose('Your note', { graphemes: 2_000, bytes: 6_000 }).refine(isFilled, 'Please write a note.'),
});

export const readForm = z.strictObject({});

export type Handover = { readonly id: string; readonly at: string; readonly by: string; readonly text: string; readonly readers: number };

/** `GET /api/console/cases/handover`: what one has not read yet, the newest first. */
export type Handovers = { readonly items: readonly Handover[] };
