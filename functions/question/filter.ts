/** What a list of questions can be narrowed to. */
import * as z from 'zod';
import { resolutions, visibilities } from '#shared/question.ts';

export const roomQuery = z.strictObject({
  visibility: z.enum(visibilities, { error: `visibility is one of ${visibilities.join(', ')}.` }).optional(),
  resolution: z.enum(resolutions, { error: `resolution is one of ${resolutions.join(', ')}.` }).optional(),
});
