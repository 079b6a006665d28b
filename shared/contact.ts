/** People over all webinars, as the team finds and reads them: `/api/console/contacts`. */
import * as z from 'zod';
import { pageQuery } from './page.ts';
import { type Left, leftReasons } from './reach.ts';
import { isFilled, line, prose } from './text.ts';

/** Fewer letters would find a part of everybody. */
export const FEWEST_LETTERS = 2;
const MOST_LETTERS = 80;

export const labelText = line('A label', { graphemes: 30, bytes: 90 }).refine(isFilled, 'A label is missing.');
/** Of one person, by hand and from their questions. */
export const MOST_LABELS = 30;

/** Where somebody stands with marketing mail: may be written to now, or why not. */
export const reaches = ['yes', ...leftReasons] as const;
export type Reach = (typeof reaches)[number];

/**
 * `GET /api/console/contacts`. `find`: how an address, a name, a last name or a company begins. `consent`: agreed to this purpose.
 * `country`: the two letters of ISO 3166-1, or a name as somebody typed it.
 */
export const contactQuery = z.strictObject({
  ...pageQuery,
  find: line('What to look for', { graphemes: MOST_LETTERS, bytes: 254 })
    .refine((text) => [...text].length >= FEWEST_LETTERS, 'Please type two letters or more.')
    .optional(),
  label: labelText.optional(),
  consent: z.enum(['marketing', 'research']).optional(),
  reach: z.enum(reaches).optional(),
  country: line('The country', { graphemes: 60, bytes: 120 }).refine(isFilled, 'A country is missing.').optional(),
  language: z.enum(['en', 'de']).optional(),
});
export type ContactQuery = z.infer<typeof contactQuery>;

/** One line of the list. Days, not times: `lastAt` is the day on which they did something last. */
export type ContactLine = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly jobTitle?: string;
  readonly country?: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly labels: readonly string[];
  readonly reach: Reach;
  /** How many answers they are owed. */
  readonly owed: number;
};

/** `PUT /api/console/contacts/{id}/labels`: what the team calls them by. Labels that come from their questions stay. */
export const labelsForm = z.strictObject({ labels: z.array(labelText).max(MOST_LABELS) });

/** `GET /api/console/labels`: how many people have each. */
export type LabelCount = { readonly label: string; readonly people: number };

/** `POST /api/console/contacts/{id}/notes`, and `PATCH` of one: for the team only. */
export const noteForm = z.strictObject({
  text: prose('The note', { graphemes: 2_000, bytes: 6_000 }).refine(isFilled, 'Please write the note.'),
});

/** A note of the team about a person. A type of its own: nothing that people outside see is made of it. */
export type TeamNote = {
  readonly id: string;
  readonly at: string;
  /** The member's address. */
  readonly by: string;
  readonly text: string;
  readonly editedAt?: string;
};

export const toReach = (left: Left | undefined): Reach => left ?? 'yes';
