/** Where the people of a webinar come from: links with a name each, and what became of who followed them. */
import * as z from 'zod';
import { isFilled, line } from './text.ts';

/** A webinar has that many named links at most. */
export const MOST_SOURCES = 50;

const word = (what: string) => line(what, { graphemes: 60, bytes: 120 });

/** `POST /api/console/sources/{webinar}`: `name` is for the team, the others stand in the address. */
export const sourceForm = z.strictObject({
  name: word('The name').refine(isFilled, 'Please name it, like “Newsletter of June”.'),
  source: word('The source').refine(isFilled, 'Please say where the link will stand, like “newsletter”.'),
  medium: word('The medium').optional(),
  campaign: word('The campaign').optional(),
});
export type SourceForm = z.infer<typeof sourceForm>;

export type Source = SourceForm & { readonly id: string; readonly by: string; readonly at: string };

export type Funnel = { readonly registered: number; readonly confirmed: number; readonly attended: number; readonly asked: number };
export const noFunnel: Funnel = { registered: 0, confirmed: 0, attended: 0, asked: 0 };

/** `''`: came without any. Who is invited is known of the source `invitation` alone. */
export type SourceFunnel = { readonly source: string; readonly invited?: number } & Funnel;
/** Somebody who passed the page on, and what became of whom they brought. */
export type Sharer = { readonly id: string; readonly name: string } & Funnel;

/** `GET /api/console/sources/{webinar}`. `more`: there are people beyond those who were looked at. */
export type Sources = {
  readonly items: readonly Source[];
  readonly version: number;
  /** The form that registered them; their very first form, of whichever webinar. */
  readonly last: readonly SourceFunnel[];
  readonly first: readonly SourceFunnel[];
  readonly sharers: readonly Sharer[];
  readonly people: number;
  readonly more: boolean;
};

/** The address of a page with the words of a link in it. */
export const toSourceUrl = (page: string, { source, medium, campaign }: Pick<SourceForm, 'source' | 'medium' | 'campaign'>): string => {
  const said = { utm_source: source, ...(medium ? { utm_medium: medium } : {}), ...(campaign ? { utm_campaign: campaign } : {}) };
  return `${page}?${new URLSearchParams(said)}`;
};
