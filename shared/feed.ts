/** The live feed: one public snapshot, the same bytes for everybody, no personal data beyond what is shown, no clock. */
import type { PublicChat } from './chat.ts';
import type { PublicNote } from './note.ts';
import type { PublicPoll } from './poll.ts';
import type { PublicQuestion } from './question.ts';
import type { PublicWebinar, WebinarState } from './webinar.ts';

export type Feed = {
  readonly id: string;
  readonly version: number;
  readonly state: WebinarState;
  /** The version of the webinar itself: whoever shows an older one reads it again. */
  readonly webinarVersion: number;
  readonly changedAt: string;
  /** How long a client waits before it asks again, in milliseconds; clients add ±30 %. */
  readonly nextPollMs: number;
  /** When it went live: chapters of a replay count from here. */
  readonly startedAt: string | null;
  readonly now: PublicQuestion | null;
  readonly next: PublicQuestion | null;
  readonly questions: readonly PublicQuestion[];
  readonly answered: readonly PublicQuestion[];
  /** How many questions everybody may see; the feed carries some of them, `GET /feed/{id}/questions` all. */
  readonly totals: { readonly open: number; readonly answered: number };
  /** The poll that was opened last, while it is open or its results are shown. */
  readonly poll: PublicPoll | null;
  readonly notes: readonly PublicNote[];
  /** Null where this webinar has no chat. */
  readonly chat: PublicChat | null;
  /** How often each of the five signs was sent so far, in the order of shared/reaction.ts; null where they are off. */
  readonly reactions: readonly number[] | null;
  readonly present: number;
};

/** `GET /api/webinars/{slug}`: a webinar as its page and its room read it. */
export type VersionedWebinar = PublicWebinar & { readonly version: number };
