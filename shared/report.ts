/** `POST /api/live/{id}/reports`: an attendee points a host to a question or a chat line that should not stand there. */
import * as z from 'zod';

export const reportForm = z
  .strictObject({ question: z.string().max(40), chat: z.string().max(60) })
  .partial()
  .refine(({ question, chat }) => (question === undefined) !== (chat === undefined), 'Please name a question or a chat line.');
export type ReportForm = z.infer<typeof reportForm>;
