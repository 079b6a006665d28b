/** One shape for every list. */
import * as z from 'zod';
import { say } from './say.ts';

/** A list that comes whole has no query. */
export const wholeQuery = z.strictObject({});

export type Page<T> = { readonly items: readonly T[]; readonly next?: string };

/** How many rows a page has: in plain digits, so that `1e2` and `0x10` are no numbers here. */
export const pageLimit = z
  .string()
  .regex(/^(?:[1-9]\d?|1\d\d|200)$/, { error: say('limit is a whole number from 1 to 200.') })
  .transform(Number);

export const pageQuery = {
  limit: pageLimit.default(50),
  cursor: z
    .string()
    .max(600)
    .regex(/^[A-Za-z0-9_-]+$/, { error: say('That cursor is not one of ours.') })
    .optional(),
};
