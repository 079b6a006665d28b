/** A webinar: its parts, what the public sees of it, which states it goes through. */
import * as z from 'zod';
import type { Admission } from './admission.ts';
import type { FormSettings } from './form.ts';
import { limits } from './limits.ts';
import { isFilled, line, prose } from './text.ts';
import { uploadId } from './upload.ts';
import { httpsUrl } from './url.ts';
import type { WebinarMail } from './webinar-mail.ts';

export const webinarStates = ['draft', 'scheduled', 'live', 'ended', 'archived', 'cancelled'] as const;
export type WebinarState = (typeof webinarStates)[number];

const questionModes = ['open', 'approve', 'hosts-only'] as const;
const anonymousModes = ['yes', 'no', 'truly'] as const;
const voteModes = ['everyone', 'verified', 'off'] as const;
export const videoKinds = ['hls', 'youtube', 'vimeo', 'external', 'ivs'] as const;

/** A file of our own site (the demonstration's clip) or any https address. */
export const videoUrl = z.union(
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

export const filledLine = (what: string, limit: { graphemes: number; bytes: number }) =>
  line(what, limit).refine(isFilled, `${what} is missing.`);

export const speaker = z.strictObject({
  name: filledLine('A speaker’s name', limits.name),
  title: line('A speaker’s title', limits.name).optional(),
  company: line('A speaker’s company', limits.name).optional(),
  /** What the page says of them, below their name. */
  about: prose('The text about a speaker', limits.about).optional(),
  /** A picture that was uploaded, by its id. */
  photo: uploadId.optional(),
});
export const agendaItem = z.strictObject({
  /** Minutes after the start. */
  at: z.number().int().min(0).max(600),
  title: filledLine('An agenda title', limits.title),
});
export const video = z.strictObject({ kind: z.enum(videoKinds), url: videoUrl });
export const questionSettings = z.strictObject({
  mode: z.enum(questionModes),
  anonymous: z.enum(anonymousModes),
  votes: z.enum(voteModes),
});
export const roomSettings = z.strictObject({
  chat: z.enum(['on', 'off']),
  /** People above whom the chat closes in favour of questions. */
  chatMost: z.number().int().min(1).max(1_000_000),
  reactions: z.enum(['on', 'off']),
  /** What people are asked once it is over; `nps`: also whether they would recommend it (shared/survey.ts). */
  survey: z.enum(['off', 'stars', 'nps']).optional(),
});

export const usualRoom = { chat: 'off', chatMost: 500, reactions: 'on' } as const;

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
  /** Places, softly: the last second may let one more in. */
  readonly capacity: number | null;
  readonly admission: Admission;
  readonly mail: WebinarMail;
  readonly replay: string | null;
  /** What its form asks besides the address. */
  readonly form: FormSettings;
  /** What it is about, in words that it shares with articles. */
  readonly topics: readonly string[];
  /** Other webinars that its page leads to, by their ids. */
  readonly related: readonly string[];
  /** The series that it belongs to, by its id. */
  readonly series: string | null;
  /** The start that people were told before the latest move; null unless it was moved after its publication and is still to come. */
  readonly movedFrom: string | null;
  /** Reminders that went out for this appointment before it was moved by a few hours: they are not sent again. */
  readonly reminded?: readonly number[];
  /** How often the links of its preview were taken back: older ones do not count. */
  readonly previews: number;
  readonly hidden: boolean;
  readonly version: number;
  /** Counts the schedules that people were told (RFC 5545 SEQUENCE). */
  readonly plan: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  /** When it last went on air: its start, or the last time that an end was taken back. */
  readonly liveSince?: string | null;
  readonly endedAt: string | null;
  /** When what people did in it was copied into the rows of its registrations; absent until then, and again where its end is taken back. */
  readonly resultAt?: string;
  /** A private copy of webinar `of`; its simulated people have played their script up to `second`. */
  readonly rehearsal?: { readonly of: string; readonly until: string; readonly second: number; readonly over?: boolean };
  readonly counts: Counts;
};

/** `offered`: places that are held for people of the waitlist. */
export type Counts = Readonly<Record<'registered' | 'attended' | 'asked' | 'waiting' | 'offered' | 'inReview', number>>;
export const noCounts: Counts = { registered: 0, attended: 0, asked: 0, waiting: 0, offered: 0, inReview: 0 };

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
  | 'form'
  | 'topics'
  | 'related'
  | 'series'
  | 'movedFrom'
> & {
  readonly isRehearsal?: true;
  /** Every place is taken or held for somebody. */
  readonly full: boolean;
  /** A host lets each person in. */
  readonly approval: boolean;
  /** Domains of addresses that it is for; none: all. */
  readonly domains: readonly string[];
  /** Registering gives no seat by itself: the way in comes by mail. */
  readonly byMail: boolean;
};

/** States of a catalogue query; `upcoming` is the word for people, `scheduled` the state. */
export const catalogueStates = ['live', 'upcoming', 'ended'] as const;
