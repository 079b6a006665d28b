/** Lists of people from elsewhere: `/api/console/contacts/imports`. */
import * as z from 'zod';
import { labelText } from './contact.ts';
import { line } from './text.ts';

/** What a column can be. The last three only ever restrict: whatever stands there, nobody agrees to anything by an import. */
export const importFields = [
  'email',
  'name',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'country',
  'phone',
  'locale',
  'timeZone',
  'labels',
  'attributes',
  'status',
  'stopped',
  'subscribed',
] as const;
export type ImportField = (typeof importFields)[number];

/** Who wrote the file, told by its header. */
export const importSources = ['hubspot', 'mailchimp', 'listmonk', 'parley', 'plain'] as const;
export type ImportSource = (typeof importSources)[number];

export const importLimits = {
  rows: 100_000,
  bytes: 40 * 1024 * 1024,
  /** What the console sends in one request: a function takes 6 MB, and a file grows by a third on its way there. */
  partBytes: 3 * 1024 * 1024,
  parts: 40,
  columns: 200,
  undoHours: 24,
} as const;

/**
 * `receiving`: parts are missing; `checked`: nothing has changed yet; `running` and `undoing`: it goes on by itself; `failed`: `problem`
 * says why, and nothing was changed.
 */
export type ImportState = 'receiving' | 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone' | 'failed';

/**
 * What becomes of a row. `stopped`: kept off marketing mail; `repeated`: an earlier row has the same address; `erased`: they had
 * everything erased, and stay unknown; `wrong`: it holds no address.
 */
export const importOutcomes = ['added', 'filled', 'unchanged', 'stopped', 'repeated', 'erased', 'wrong'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];
export type ImportCounts = Readonly<Record<ImportOutcome, number>>;

export const noCounts: ImportCounts = { added: 0, filled: 0, unchanged: 0, stopped: 0, repeated: 0, erased: 0, wrong: 0 };

/** One line of the file, by its number, that somebody should look at. */
export type ImportRemark = { readonly line: number; readonly what: string; readonly todo: string };

export type ImportColumn = { readonly header: string; readonly field?: ImportField | undefined };

/** `GET /api/console/contacts/imports/{id}`. `rows` are those of the file, `looked` how many of them are through. */
export type ImportView = {
  readonly id: string;
  readonly state: ImportState;
  readonly at: string;
  readonly by: string;
  readonly source?: ImportSource;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly columns: readonly ImportColumn[];
  readonly rows: number;
  readonly looked: number;
  readonly counts: ImportCounts;
  /** The first of them; all are in the report. */
  readonly remarks: readonly ImportRemark[];
  readonly problem?: string;
  readonly origin?: string;
  readonly labels?: readonly string[];
  /** Until when it can be taken back. */
  readonly undoUntil?: string;
  /** Of one that was taken back: how many people went back whole, and how many had changed since. */
  readonly back?: { readonly whole: number; readonly partly: number };
  /** 303 to a file for five minutes, while there is one. */
  readonly report?: string;
};

const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');

/** The file's first part is the body. `dryRun`: it is looked through and waits for `/run`; without, it goes on by itself. */
export const importQuery = z.strictObject({
  dryRun: flag.default(false),
  parts: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number)
    .refine((count) => count <= importLimits.parts)
    .default(1),
});

const columns = z.array(z.enum(importFields).nullable()).max(importLimits.columns);

/** What each column is, from the left; `null` leaves one out. */
export const importCheck = z.strictObject({ columns });

/** `origin`: where the list comes from, as the people in it can read it; `labels` go to everybody who is in the file and may be mailed. */
export const importRun = z.strictObject({
  origin: line('Where the list comes from', { graphemes: 120, bytes: 360 }).optional(),
  labels: z.array(labelText).max(10).optional(),
});

/** `POST …/undo`: nothing is to be said about it. */
export const importUndo = z.strictObject({});
