/** `POST …/rehearsals/turn`: the simulated people go on up to this second of their script. */
import * as z from 'zod';

export const turnForm = z.strictObject({
  second: z
    .number()
    .int()
    .min(0)
    .max(24 * 3_600),
});
