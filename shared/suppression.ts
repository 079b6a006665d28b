/** Who is not mailed any more, why, and what for: `/api/console/suppressions`. */
import * as z from 'zod';
import { address } from './address.ts';
import { pageQuery } from './page.ts';

export const suppressionWhys = ['bounced', 'complained', 'unsubscribed', 'manual', 'imported', 'erased'] as const;
export type SuppressionWhy = (typeof suppressionWhys)[number];

/** `service`: also the mails of a webinar that somebody registered for. What somebody asks for just now is still sent (see 0029). */
export const suppressedPurposes = ['marketing', 'service'] as const;
export type SuppressedPurpose = (typeof suppressedPurposes)[number];

/** What the team put in or a mail server told us. The rest is a person's own will, which only they change. */
export const liftable = ['bounced', 'manual', 'imported'] as const satisfies readonly SuppressionWhy[];
export const isLiftable = (why: SuppressionWhy): boolean => (liftable as readonly SuppressionWhy[]).includes(why);

/** One line of the list. `who`: a masked address; absent where the person had everything erased. */
export type Suppression = {
  readonly contact: string;
  readonly who?: string;
  readonly purpose: SuppressedPurpose;
  readonly why: SuppressionWhy;
  readonly since: string;
};

const purposes = z
  .array(z.enum(suppressedPurposes))
  .min(1, 'Please choose which mail stops.')
  .max(suppressedPurposes.length)
  .transform((all) => suppressedPurposes.filter((purpose) => all.includes(purpose)));

export const suppressionForm = z.strictObject({ address, purposes });

/** How many addresses one request brings: a longer file is sent in parts. */
export const MOST_IMPORTED = 1_000;

/** `dryRun`: counts, and changes nothing. */
export const suppressionImport = z.strictObject({
  addresses: z.array(z.string().max(1_000)).min(1).max(MOST_IMPORTED),
  purposes,
  dryRun: z.boolean().default(false),
});

/** `wrong`: places in the list, from 0, that hold no address. An address that came twice counts once, and the rest of it as `already`. */
export type SuppressionImported = { readonly added: number; readonly already: number; readonly wrong: readonly number[] };

export const suppressionQuery = z.strictObject({
  ...pageQuery,
  why: z.enum(suppressionWhys).optional(),
  purpose: z.enum(suppressedPurposes).optional(),
  /** One whole address. */
  find: address.optional(),
});

/** Enough to know somebody again whom one knows, and too little to write to: `a•••@example.com`. */
export const maskAddress = (whole: string): string => {
  const at = whole.lastIndexOf('@');
  const [first = ''] = whole.slice(0, at);
  return `${first}•••${whole.slice(at)}`;
};
