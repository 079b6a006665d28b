/** Invitations: a segment is mailed about a webinar, each person once. What is asked for, how far it is, who was left out and why. */
import * as z from 'zod';
import { isWebinarId } from './ids.ts';
import { limits } from './limits.ts';
import { pageQuery } from './page.ts';
import { leftReasons, leftWords } from './reach.ts';
import { locales } from './setting.ts';
import { graphemes, isFilled, line, prose } from './text.ts';

/**
 * `preparing`: who is in the segment is written down; `ready`: to be looked at, nothing leaves; `scheduled`: its time is still to come;
 * `done`: everybody was mailed or left out; `stopped`: ended by hand, for good.
 */
export const invitationStates = ['preparing', 'ready', 'scheduled', 'running', 'paused', 'done', 'stopped'] as const;
export type InvitationState = (typeof invitationStates)[number];

/**
 * Why somebody of the segment got no mail. `registered`: in the webinar's lists already, whether they come, wait or said no; `invited`: by
 * another invitation to it; `domain`: the webinar does not take their address; `often`: as many mails in 30 days as they want; `late`: their
 * day began after the webinar; `refused`: the mail server did not take the mail; `gone`: joined with another address since.
 */
export const skipReasons = [...leftReasons, 'registered', 'invited', 'domain', 'often', 'late', 'refused', 'gone'] as const;
export type Skip = (typeof skipReasons)[number];
export type SkipCounts = Readonly<Partial<Record<Skip, number>>>;

/** After a number: “52 on hold, 11 registered already”. */
export const skipWords: Readonly<Record<Skip, string>> = {
  ...leftWords,
  registered: 'in its lists already',
  invited: 'invited before',
  domain: 'with an address it does not take',
  often: 'mailed often enough',
  late: 'too late',
  refused: 'refused by their mail server',
  gone: 'joined with another address',
};

/** The most frequent first. Empty where nobody was left out. */
export const toSkipWords = (counts: SkipCounts): string =>
  skipReasons
    .flatMap((why) => (counts[why] ? [[why, counts[why]] as const] : []))
    .toSorted(([, a], [, b]) => b - a)
    .map(([why, count]) => `${count.toLocaleString('en')} ${skipWords[why]}`)
    .join(', ');

/** What a mail shows of one paragraph; more of it would be cut. */
const PARAGRAPH = 500;
export const paragraphsOf = (text: string): readonly string[] => text.split(/\n{2,}/).filter((part) => part.trim() !== '');

const name = line('A name', limits.name).refine(isFilled, 'A name is missing: it is how the results are told apart.');
const subject = line('A subject', limits.title);
const text = prose('The text', { graphemes: 2_000, bytes: 6_000 }).refine(
  (whole) => paragraphsOf(whole).every((part) => graphemes(part) <= PARAGRAPH),
  `A paragraph has ${PARAGRAPH} characters at most. Please put an empty line in between.`,
);
const moment = z.iso.datetime({ offset: true, error: 'Please give a time like 2027-06-18T09:00:00Z.' });
const segmentId = z.string().regex(/^[0-9a-z-]{1,40}$/, 'Please choose a segment.');

/** `again`: also people whom an earlier invitation to this webinar reached. `overHold`: also people who are owed an answer, and why. */
export const invitationRequest = z.strictObject({
  webinar: z.string().refine(isWebinarId, 'Please choose a webinar.'),
  segment: segmentId,
  name,
  subject: subject.optional(),
  text: text.optional(),
  at: moment.optional(),
  again: z.boolean().default(false),
  overHold: z.strictObject({ reason: line('A reason', limits.title).refine(isFilled, 'Please say why.') }).optional(),
});
export type InvitationRequest = z.infer<typeof invitationRequest>;

/** While nothing has left. `at: null`: at once. */
export const invitationChange = z.strictObject({
  version: z.number().int().min(1),
  name: name.optional(),
  subject: subject.optional(),
  text: text.optional(),
  at: moment.nullable().optional(),
});

/** Of the one that was looked at. */
export const invitationAct = z.strictObject({ version: z.number().int().min(1) });
export const invitationTest = z.strictObject({ locale: z.enum(locales).optional() });

export const invitationQuery = z.strictObject({ ...pageQuery, webinar: z.string().refine(isWebinarId).optional() });
export const invitationPreviewQuery = z.strictObject({
  as: z
    .string()
    .regex(/^[0-9a-z]{32}$/)
    .optional(),
  locale: z.enum(locales).optional(),
});

/** `GET /api/console/invitations/{id}`. `left`: before the run; `skipped`: just before their mail. `unknown`: it may have arrived, and none follows. */
export type InvitationView = {
  readonly id: string;
  readonly webinar: string;
  readonly title: string;
  readonly promise: string;
  readonly landing: string;
  readonly segment: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly state: InvitationState;
  /** When it goes, or went; null: as soon as somebody sends it. */
  readonly at: string | null;
  readonly again: boolean;
  readonly overHold?: string;
  readonly by: string;
  readonly createdAt: string;
  readonly endedAt?: string;
  readonly size: number;
  readonly left: SkipCounts;
  readonly sent: number;
  readonly unknown: number;
  readonly skipped: SkipCounts;
  readonly registered: number;
  /** Until when nobody can be written to, since it is night where they are. */
  readonly waitsUntil?: string;
  readonly version: number;
};

/** The mail as one person would get it, its links leading nowhere of theirs. `people`: some of those who would. */
export type InvitationPreview = {
  readonly as: string | null;
  readonly subject: string;
  readonly text: string;
  readonly from: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
};
