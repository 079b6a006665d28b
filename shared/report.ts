/** `POST /api/live/{id}/reports`: an attendee points a host to a question or a chat line that should not stand there. */
import * as z from 'zod';
import { say } from './say.ts';

export const reportForm = z
  .strictObject({ question: z.string().max(40), chat: z.string().max(60) })
  .partial()
  .refine(({ question, chat }) => (question === undefined) !== (chat === undefined), say('Please name a question or a chat line.'));
export type ReportForm = z.infer<typeof reportForm>;

/** `POST /api/console/webinars/{id}/silence`: a host asks the person behind a question or a chat line to listen, or lets them speak again. */
export const silenceForm = z
  .strictObject({ question: z.string().max(40).optional(), chat: z.string().max(60).optional(), silenced: z.boolean() })
  .refine(({ question, chat }) => (question === undefined) !== (chat === undefined), say('Please name a question or a chat line.'));
export type SilenceForm = z.infer<typeof silenceForm>;
