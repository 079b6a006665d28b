/** One shape for every list. */
import * as z from 'zod';

export type Page<T> = { readonly items: readonly T[]; readonly next?: string };

export const pageQuery = {
  limit: z.coerce.number({ error: 'limit is a whole number from 1 to 200.' }).int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(600)
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'That cursor is not one of ours.' })
    .optional(),
};
