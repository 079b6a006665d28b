/** What a list of questions can be narrowed to. */
import * as z from 'zod';
import { pageLimit } from '#shared/page.ts';
import { resolutions, visibilities } from '#shared/question.ts';

export const roomQuery = z.strictObject({
  /** Pages come from a copy of a second at most; without a limit the whole room comes in one piece, read now. */
  limit: pageLimit.optional(),
  cursor: z.string().max(40).optional(),
  visibility: z.enum(visibilities, { error: `visibility is one of ${visibilities.join(', ')}.` }).optional(),
  resolution: z.enum(resolutions, { error: `resolution is one of ${resolutions.join(', ')}.` }).optional(),
});
