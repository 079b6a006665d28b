/** A webinar: what a host sets up, what the public sees, which states it goes through. */
import * as z from 'zod';
import { SLUG_LENGTH, slugPattern } from './ids.ts';
import { limits } from './limits.ts';
import { isFilled, line, prose } from './text.ts';
import { httpsUrl } from './url.ts';
import { isZone, wallPattern } from './zone.ts';

export const webinarStates = ['draft', 'scheduled', 'live', 'ended', 'archived', 'cancelled'] as const;
export type WebinarState = (typeof webinarStates)[number];

const questionModes = ['open', 'approve', 'hosts-only'] as const;
const anonymousModes = ['yes', 'no', 'truly'] as const;
const voteModes = ['everyone', 'verified', 'off'] as const;
export const videoKinds = ['hls', 'youtube', 'vimeo', 'external', 'ivs'] as const;

/** A file of our own site (the demonstration's clip) or any https address. */
const videoUrl = z.union(
  [
    z
      .string()
      .max(200)
      .regex(/^\/media\/(?!.*\.\.)[a-z0-9/._-]+$/),
    httpsUrl,
  ],
  {
    error: 'Please give an address that begins with https://.',
  },
);

const filledLine = (what: string, limit: { graphemes: number; bytes: number }) => line(what, limit).refine(isFilled, `${what} is missing.`);

const speaker = z.strictObject({
  name: filledLine('A speaker’s name', limits.name),
  title: line('A speaker’s title', limits.name).optional(),
  company: line('A speaker’s company', limits.name).optional(),
  photo: httpsUrl.optional(),
});
const agendaItem = z.strictObject({
  /** Minutes after the start. */
  at: z.number().int().min(0).max(600),
  title: filledLine('An agenda title', limits.title),
});
const video = z.strictObject({ kind: z.enum(videoKinds), url: videoUrl });
const questionSettings = z.strictObject({ mode: z.enum(questionModes), anonymous: z.enum(anonymousModes), votes: z.enum(voteModes) });
const roomSettings = z.strictObject({
  chat: z.enum(['on', 'off']),
  /** People above whom the chat closes in favour of questions. */
  chatMost: z.number().int().min(1).max(1_000_000),
  reactions: z.enum(['on', 'off']),
});
export const usualRoom = { chat: 'off', chatMost: 500, reactions: 'on' } as const;
const usualQuestions = { mode: 'approve', anonymous: 'yes', votes: 'everyone' } as const;

const NO_TIME = 'A time is missing or not a time, like 2027-06-18T13:00:00Z.';
/** An instant with its offset, or a wall time in the webinar's own zone. */
const start = z
  .union([z.iso.datetime({ offset: true }), z.string().regex(wallPattern)], { error: NO_TIME })
  // Times are kept as texts of 24 letters, which the year 10,000 does not fit.
  .refine((time) => time < '2200', 'Please choose a date before the year 2200.');
const zone = z.string().max(60).refine(isZone, 'Please choose a time zone from the list.');
const slug = z
  .string()
  .min(3, 'An address needs three letters or more.')
  .max(SLUG_LENGTH, `An address has ${SLUG_LENGTH} letters at most.`)
  .regex(slugPattern, 'Use lower-case letters, digits and hyphens.');

const editable = {
  title: filledLine('The title', limits.title),
  promise: prose('The promise', limits.promise),
  description: prose('The description', limits.description),
  slug,
  startsAt: start,
  timeZone: zone,
  durationMinutes: z.number().int().min(5, 'Five minutes at least.').max(600, 'Ten hours at most.'),
  speakers: z.array(speaker).max(20),
  agenda: z.array(agendaItem).max(40),
  video: video.nullable(),
  questions: questionSettings,
  room: roomSettings,
  captions: videoUrl.nullable(),
  capacity: z.number().int().min(1).max(1_000_000).nullable(),
  replay: videoUrl.nullable(),
};

/** `POST /api/console/webinars`: title, startsAt, timeZone and durationMinutes are required. */
export const webinarDraft = z.strictObject({
  ...editable,
  promise: editable.promise.default(''),
  description: editable.description.default(''),
  slug: slug.optional(),
  speakers: editable.speakers.default([]),
  agenda: editable.agenda.default([]),
  video: editable.video.default(null),
  questions: questionSettings
    .partial()
    .default(usualQuestions)
    .transform((given) => ({ ...usualQuestions, ...given })),
  room: roomSettings
    .partial()
    .default(usualRoom)
    .transform((given) => ({ ...usualRoom, ...given })),
  captions: editable.captions.default(null),
  capacity: editable.capacity.default(null),
  replay: editable.replay.default(null),
});
export type WebinarDraft = z.infer<typeof webinarDraft>;

/** `PATCH /api/console/webinars/{id}`. */
export const webinarChange = z
  .strictObject({ ...editable, questions: questionSettings.partial(), room: roomSettings.partial(), version: z.number().int().min(1) })
  .partial();
export type WebinarChange = z.infer<typeof webinarChange>;

/** A webinar as stored. Times are ISO UTC, 24 characters. */
export type Webinar = {
  readonly id: string;
  readonly slug: string;
  readonly state: WebinarState;
  readonly title: string;
  readonly promise: string;
  readonly description: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly durationMinutes: number;
  readonly speakers: readonly z.infer<typeof speaker>[];
  readonly agenda: readonly z.infer<typeof agendaItem>[];
  readonly video: z.infer<typeof video> | null;
  readonly questions: z.infer<typeof questionSettings>;
  readonly room: z.infer<typeof roomSettings>;
  /** Captions of the video and of its recording: WebVTT. */
  readonly captions: string | null;
  readonly capacity: number | null;
  readonly replay: string | null;
  readonly hidden: boolean;
  readonly version: number;
  /** Counts the schedules that people were told (RFC 5545 SEQUENCE). */
  readonly plan: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  /** When it last went on air: its start, or the last time that an end was taken back. */
  readonly liveSince?: string | null;
  readonly endedAt: string | null;
  /** A private copy of webinar `of`; its simulated people have played their script up to `second`. */
  readonly rehearsal?: { readonly of: string; readonly until: string; readonly second: number; readonly over?: boolean };
  readonly counts: { readonly registered: number; readonly attended: number; readonly asked: number };
};

/** What everybody may see: no counts, no versions, no drafts. */
export type PublicWebinar = Pick<
  Webinar,
  | 'id'
  | 'slug'
  | 'state'
  | 'title'
  | 'promise'
  | 'description'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'durationMinutes'
  | 'speakers'
  | 'agenda'
  | 'video'
  | 'questions'
  | 'room'
  | 'captions'
  | 'capacity'
  | 'replay'
> & { readonly isRehearsal?: true };

/** States of a catalogue query; `upcoming` is the word for people, `scheduled` the state. */
export const catalogueStates = ['live', 'upcoming', 'ended'] as const;
