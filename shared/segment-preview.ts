/** What a tree of rules comes to: how many people, whom a list may hold, and what became of it since last time. */
import * as z from 'zod';
import type { LeftCounts, ListPurpose } from './reach.ts';
import { listPurposes, toLeftWords } from './reach.ts';
import { ruleTree } from './segment.ts';
import type { Difference, Gain, Loss } from './since.ts';

/** `POST /api/console/segments/preview`. */
export const previewForm = z.strictObject({ rules: ruleTree, purpose: z.enum(listPurposes).default('marketing') });

/** `GET /api/console/segments/{id}/preview`. `since`: a day of `days`; the newest before today where it is absent. */
export const previewQuery = z.strictObject({
  purpose: z.enum(listPurposes).optional(),
  since: z.iso.date({ error: 'A day is like 2027-06-18.' }).optional(),
});

/** Of the outermost rules the one at this place: how many it cut, and how many there would be without it. */
export type Cut = { readonly at: number; readonly cut: number; readonly without: number };

/** Without an id, a name and a company, and the address masked, for whoever may not read contacts. */
export type SamplePerson = { readonly id?: string; readonly email: string; readonly name: string; readonly company: string };

/** Some of the people behind each reason, for whoever may read contacts. */
export type PeopleBehind = {
  readonly gained: Readonly<Partial<Record<Gain, readonly SamplePerson[]>>>;
  readonly lost: Readonly<Partial<Record<Loss, readonly SamplePerson[]>>>;
};

/** `days`: those that it can be compared with, newest first. */
export type SincePreview = Difference & { readonly days: readonly string[]; readonly people?: PeopleBehind };

/** `counting`: there are many people; `GET /api/console/segments/previews/{id}` tells how far it is. `looked`: people who were looked at. */
export type Preview =
  | { readonly state: 'counting' | 'failed'; readonly id: string; readonly looked: number }
  | {
      readonly state: 'done';
      readonly purpose: ListPurpose;
      readonly looked: number;
      readonly count: number;
      readonly reachable: number;
      readonly left: LeftCounts;
      readonly sample: readonly SamplePerson[];
      readonly cut?: Cut;
      readonly since?: SincePreview;
    };
export type DonePreview = Extract<Preview, { readonly state: 'done' }>;

/** After “may be”. */
export const reachWords: Readonly<Record<ListPurpose, string>> = { service: 'mailed', marketing: 'mailed', research: 'quoted' };

/** “1,204 people, 961 may be mailed: 180 without consent, 52 on hold, 11 bounced”. */
export const toCountWords = ({
  count,
  reachable,
  left,
  purpose,
}: Pick<DonePreview, 'count' | 'reachable' | 'left' | 'purpose'>): string => {
  if (count === 0) return 'Nobody';
  const people = count === 1 ? '1 person' : `${count.toLocaleString('en')} people`;
  const some = reachable === 0 ? 'none' : reachable === count ? (count === 1 ? 'who' : 'all') : reachable.toLocaleString('en');
  const reasons = toLeftWords(left);
  return `${people}, ${some} may be ${reachWords[purpose]}${reasons === '' ? '' : `: ${reasons}`}`;
};
