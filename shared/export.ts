/** Files to take away: what can be asked for, and how far one is. `/api/console/exports`. */
import * as z from 'zod';
import type { Right } from './host.ts';
import { isWebinarId } from './ids.ts';
import { limits } from './limits.ts';
import { type Left, leftWords, listPurposes } from './reach.ts';
import type { PeopleBehind } from './segment-preview.ts';
import type { Difference } from './since.ts';
import { isFilled, line } from './text.ts';

export const exportTargets = [
  'plain',
  'questions',
  'zoom-attendees',
  'zoom-questions',
  'hubspot',
  'mailchimp',
  'salesforce-leads',
  'salesforce-campaign-members',
  'listmonk',
  'listmonk-blocklist',
  'ghost',
] as const;
export type ExportTarget = (typeof exportTargets)[number];
export const exportPurposes = listPurposes;
export type ExportPurpose = (typeof exportPurposes)[number];
export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** They are about one webinar and its room: no segment has them. */
export const ofOneWebinar: readonly ExportTarget[] = ['questions', 'zoom-attendees', 'zoom-questions'];

/** Who may ask for a file, see how far it is, look into it and take it: one rule for all four. */
export const rightOf = (target: ExportTarget, of: 'webinar' | 'segment'): Right => {
  if (of === 'segment') return 'export.marketing';
  return target === 'plain' ? 'export.registrations' : target === 'questions' ? 'export.questions' : 'export.marketing';
};

const MOST_COLUMNS = 60;

const NO_SOURCE = 'Please choose a webinar or a segment, one of them.';

/**
 * `columns`: some of those that the plain file and the one of questions have. `overHold`: people who are owed an answer are written to all
 * the same, and why. `campaign`: the campaign's id in Salesforce.
 */
export const exportRequest = z
  .strictObject({
    webinar: z.string().refine(isWebinarId, 'That is not a webinar’s id.').optional(),
    segment: z
      .string()
      .regex(/^[0-9a-z]{4,40}$/, 'That is not a segment’s id.')
      .optional(),
    target: z.enum(exportTargets),
    purpose: z.enum(exportPurposes),
    format: z.enum(exportFormats).default('csv'),
    columns: z.array(z.string().max(200)).min(1, 'Please choose a column.').max(MOST_COLUMNS).optional(),
    overHold: z.strictObject({ reason: line('The reason', limits.title).refine(isFilled, 'Please say why.') }).optional(),
    campaign: z
      .string()
      .regex(/^701[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/, 'An id of a Salesforce campaign begins with 701 and has 15 or 18 signs.')
      .optional(),
  })
  .superRefine(({ webinar, segment, target, format, columns, campaign }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if ((webinar === undefined) === (segment === undefined)) refuse('webinar', NO_SOURCE);
    if (segment !== undefined && ofOneWebinar.includes(target)) refuse('segment', 'This file is about one webinar. Please choose one.');
    if (format === 'xlsx' && target !== 'plain') refuse('format', 'This tool takes CSV.');
    if (columns && target !== 'plain' && target !== 'questions') refuse('columns', 'The columns of this file are the tool’s own.');
    if (campaign !== undefined && target !== 'salesforce-campaign-members') refuse('campaign', 'Only members of a campaign have one.');
  });
export type ExportRequest = z.infer<typeof exportRequest>;

const exportStates = ['queued', 'running', 'ready', 'failed', 'expired'] as const;
export type ExportState = (typeof exportStates)[number];

/** Why somebody is not in a file. `address`: one that the tool does not take. */
export type ExportLeft = Left | 'address';
export type ExportLeftCounts = Readonly<Partial<Record<ExportLeft, number>>>;

export const exportLeftWords = { ...leftWords, address: 'with an address that the tool refuses' } as const satisfies Record<
  ExportLeft,
  string
>;

/** One of the files of an export: the list, in pieces where the tool takes so many rows at a time, and whom it must not write to. */
export type ExportFile = {
  readonly name: string;
  readonly filename: string;
  readonly rows: number;
  /** Mints the link; there once the file is. */
  readonly url?: string;
};

/** `GET /api/console/exports/{id}`. `rows` counts data rows of the list, and moves while it is written; `excluded`: how many were left out, by reason. */
export type ExportView = Pick<
  ExportRequest,
  'target' | 'purpose' | 'format' | 'webinar' | 'segment' | 'overHold' | 'columns' | 'campaign'
> & {
  readonly id: string;
  readonly state: ExportState;
  /** What it was made of, as it was called then. */
  readonly of: string;
  readonly by: string;
  readonly startedAt: string;
  readonly rows: number;
  readonly excluded: ExportLeftCounts;
  readonly filename: string;
  readonly files: readonly ExportFile[];
  readonly url?: string;
  /** Of the same list since an earlier day; with `people` where one export is asked for by who may read contacts. */
  readonly since?: Difference & { readonly people?: PeopleBehind };
};

/** `POST /api/console/exports/preview`: what the first rows would be, of the people who were looked at for them. */
export type ExportPreview = {
  readonly filename: string;
  /** All that can be chosen, and those that stand there. */
  readonly choice: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly looked: number;
  readonly excluded: ExportLeftCounts;
};
