/** What customers ask, in their own words, for whoever does not answer them: ten questions of the week, and what campaigns caused. `/api/console/listen`. */
import * as z from 'zod';
import type { CampaignState } from './campaign.ts';

/** Questions on the page; of those, the Monday mail tells. */
export const LISTENED = 10;
export const MAILED = 5;

/** What became of a question, as everybody in the room sees it; what was written to its asker alone is not told. */
export type Heard =
  | { readonly is: 'open' }
  | { readonly is: 'on-air' }
  | { readonly is: 'in-private' }
  | { readonly is: 'written'; readonly text: string };

/** A question without whoever asked it. `case`: somebody of service has it. `heard`: how many of the team read it there; `read`: you did. */
export type ListenLine = {
  readonly id: string;
  readonly text: string;
  readonly askedAt: string;
  readonly votes: number;
  readonly webinar: { readonly id: string; readonly title: string };
  readonly answer: Heard;
  readonly case: boolean;
  readonly heard: number;
  readonly read: boolean;
};

/** `GET /api/console/listen/campaigns/{id}`, and on the page those of the last week: a campaign with what it caused: first what most people asked. `needed`, `heard`: what its owner reads before the next one of its series. */
export type ListenCampaign = {
  readonly id: string;
  readonly name: string;
  readonly state: CampaignState;
  readonly at: string;
  readonly owner: string;
  readonly people: number | null;
  readonly cases: number;
  readonly needed: number;
  readonly heard: number;
  readonly questions: readonly ListenLine[];
};

/** `GET /api/console/listen`. `since`: ISO; what was asked before stands there no more. */
export type Listen = { readonly since: string; readonly items: readonly ListenLine[]; readonly campaigns: readonly ListenCampaign[] };

/** `GET /api/console/listen/mail`. `mine`: whether it comes to you; null where it is not for your roles. `people`: to how many it goes. `nextAt`: ISO. */
export type MondayMail = {
  readonly isOn: boolean;
  readonly mine: boolean | null;
  readonly people: number;
  readonly nextAt: string;
  readonly version: number;
};
/** `PUT /api/console/listen/mail`: for everybody; `version` as it was read. */
export const mondayForm = z.strictObject({ isOn: z.boolean(), version: z.number().int().min(0) });
/** `PUT /api/console/listen/mail/mine`: for oneself. */
export const mondayOwnForm = z.strictObject({ isOn: z.boolean() });
