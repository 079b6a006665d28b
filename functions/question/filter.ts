/** What a list of questions can be narrowed to. */
import * as z from 'zod';
import { pageLimit } from '#shared/page.ts';
import { resolutions, visibilities } from '#shared/question.ts';

export const roomQuery = z.strictObject({
  /** Unless asked for less, the whole room comes in one piece: the board shows all of it. */
  limit: pageLimit.optional(),
  cursor: z.string().max(40).optional(),
  visibility: z.enum(visibilities, { error: `visibility is one of ${visibilities.join(', ')}.` }).optional(),
  resolution: z.enum(resolutions, { error: `resolution is one of ${resolutions.join(', ')}.` }).optional(),
});
