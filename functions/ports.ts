/** The world as the features see it: what differs between the cloud (lambda/ports.ts) and one machine (infra/local). */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { MailPurpose } from '#shared/consent.ts';
import type { PictureType } from '#shared/picture-type.ts';
import type { SignedRequest } from '#shared/upload.ts';

/** Queues carry words, never what a registrant typed: readers look the rest up. */
export type QueueName = 'mail-now' | 'mail-runs' | 'work';

/** `cause`: the business time of what asked for it, by which a mail of its kind to this person is known again. */
export type ConfirmationMessage = {
  readonly kind: 'confirmation';
  readonly contact: string;
  readonly webinar: string;
  readonly cause: string;
};
/** Double opt-in. `cause`: the time of the form that asked. */
export type ConsentMessage = { readonly kind: 'consent'; readonly contact: string; readonly cause: string };
/** The link to one's own data. `cause`: when it was asked for. */
export type ManageMessage = { readonly kind: 'manage'; readonly contact: string; readonly cause: string };
/** A copy of somebody's data: to be made (work), or made and to be told of (mail-now). */
export type CopyMessage = { readonly kind: 'copy'; readonly contact: string; readonly id: string };
/** One page of one list of a run (journey/); `page` is where the one before it ended. */
export type RunMessage = {
  readonly kind: 'run';
  readonly webinar: string;
  readonly step: string;
  readonly plan: number;
  readonly list: number;
  readonly page?: string;
};
/** The next piece of a run of invitations (invitation/): in its `round`, after the piece `after`. */
export type InvitationMessage = { readonly kind: 'invitation'; readonly id: string; readonly round: number; readonly after: number };
/** An invitation as one of the team wants to see it in their own inbox. */
export type InvitationTestMessage = { readonly kind: 'invitation-test'; readonly id: string; readonly test: string };
/** The next share of a round of care for the quiet (quiet/). */
export type QuietMessage = { readonly kind: 'quiet'; readonly id: string };
/** An export that took its time is there. */
export type ExportReadyMessage = { readonly kind: 'export-ready'; readonly id: string };
/** A reply of the service desk, to one of those whom it is for. `cause`: when it went out. */
export type AnswerMessage = { readonly kind: 'answer'; readonly contact: string; readonly cause: string; readonly reply: string };
/** What is overdue, to whoever leads: `lead` is a keyed hash of their address, `batch` says which mail to them it is (functions/escalation). */
export type EscalationMessage = { readonly kind: 'escalation'; readonly lead: string; readonly batch: number };
/** Questions of the week before, to everybody whom they are for. `week`: the day of its Monday (functions/listen). */
export type MondayMessage = { readonly kind: 'listen'; readonly week: string };
/** Somebody asked after the end, and is to be told until when they are answered. `cause`: when their case was opened. */
export type OwedMessage = { readonly kind: 'owed'; readonly contact: string; readonly cause: string; readonly case: string };
/** Whether a comment is its reader's own. `cause`: when it was written (functions/comment). */
export type CommentMessage = { readonly kind: 'comment'; readonly contact: string; readonly cause: string; readonly tag: string };
/** One thank-you to one person. `cause`: when it was given (functions/thanks). */
export type ThanksMessage = { readonly kind: 'thanks'; readonly contact: string; readonly cause: string };
/** The way to a report that somebody asked for. `cause`: when they did (functions/gate). */
export type PaperMessage = { readonly kind: 'paper'; readonly contact: string; readonly cause: string; readonly slug: string };
/** `unsure`: it was handed over once, and nobody knows whether it arrived. */
export type MailMessage = (
  | ConfirmationMessage
  | ConsentMessage
  | ManageMessage
  | CopyMessage
  | RunMessage
  | InvitationMessage
  | InvitationTestMessage
  | QuietMessage
  | ExportReadyMessage
  | AnswerMessage
  | EscalationMessage
  | OwedMessage
  | MondayMessage
  | CommentMessage
  | PaperMessage
  | ThanksMessage
) & {
  readonly unsure?: true;
};
export type WorkMessage =
  | { readonly kind: 'export'; readonly id: string }
  | CopyMessage
  | { readonly kind: 'rebuild' }
  /** The votes of a question that was merged, or whose merge was taken back. `at` real time. */
  | { readonly kind: 'merge'; readonly from: string; readonly into: string; readonly at: string }
  | { readonly kind: 'forget-rehearsal'; readonly id: string }
  /** Places of this webinar may be free for people who wait. */
  | { readonly kind: 'offers'; readonly webinar: string }
  /** A list of people from elsewhere goes on: looked through, carried out or taken back. */
  | { readonly kind: 'import'; readonly id: string }
  /** Whom an invitation is for is to be written down, or forgotten where it is over. */
  | { readonly kind: 'invitation'; readonly id: string }
  /** Somebody is to be erased, or looked after once more (functions/erasure). */
  | { readonly kind: 'erase'; readonly contact: string }
  /** What is kept for a while only is looked after (functions/retention): of one webinar; of people of long ago. */
  | { readonly kind: 'sweep'; readonly webinar: string }
  /** An end stands: what people did is written into their rows (functions/result). */
  | { readonly kind: 'result'; readonly webinar: string }
  | { readonly kind: 'sweep-people' }
  /** People who were stored before there was a search for them are made findable, once in the life of a table (functions/directory). */
  | { readonly kind: 'lift-people' }
  /** The people of a new snapshot are kept. */
  | { readonly kind: 'snapshot'; readonly segment: string }
  /** A count that was too large to wait for (functions/tally). */
  | { readonly kind: 'tally'; readonly id: string }
  /** Every segment is looked at once a day; one of them. */
  | { readonly kind: 'segment-days' }
  | { readonly kind: 'segment-day'; readonly segment: string }
  /** Who is owed an answer of this webinar, since questions of it were joined (functions/hold). */
  | { readonly kind: 'hold'; readonly webinar: string }
  /** Each open question of this webinar has its case and holds its asker, since it ended; or neither, since it goes on (functions/case). */
  | { readonly kind: 'cases'; readonly webinar: string }
  /** Whom a reply is for is looked up; `list`: those of one list of its webinar who voted (functions/delivery). */
  | { readonly kind: 'answer'; readonly contact: string; readonly case: string; readonly reply: string; readonly list?: number }
  /** Who is quiet is to be found, or nobody waits any more since it was stopped (functions/quiet). */
  | { readonly kind: 'quiet'; readonly id: string }
  /** Who is to get a campaign is counted, or forgotten where it is over. */
  | { readonly kind: 'campaign'; readonly id: string };
export type QueueMessage = MailMessage | WorkMessage;

/** What a template makes of what it is told. */
export type MailContent = {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** A calendar file that goes with it. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; readonly content: string };
  readonly attachments?: readonly { readonly filename: string; readonly contentType: string; readonly content: string }[];
};

export type Mail = MailContent & {
  readonly to: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What it is sent for: bounces, complaints and withdrawals count for this purpose alone. */
  readonly purpose: MailPurpose;
  /** Which delivery of an answer it is (delivery/press.ts): the mail service tells it again with what became of the mail. */
  readonly answer?: string;
  /** Names it for good: the same mail handed over twice bears the same Message-ID. */
  readonly id: string;
};

/** Who a mail comes from: a name in front of the address, and where answers go if not there. */
export type Sender = { readonly name: string; readonly address: string; readonly replyTo?: string };

/**
 * An object that is sent in parts and survives whoever sends it: another process goes on with the same upload. Parts count from 1, are
 * joined in that order, and all but the last have 5 MiB or more (S3); a part that is sent again replaces the one before it. Nothing is
 * visible under `key` before `complete`. What nobody completes goes after a day.
 */
export type Multipart = {
  /** Answers the upload's id. */
  readonly begin: (key: string, about: { contentType: string; filename: string }) => Promise<string>;
  /** Answers the part's tag. By then `bytes` are the caller's again. */
  readonly part: (key: string, upload: string, number: number, bytes: Uint8Array) => Promise<string>;
  /** Of an upload that is complete already it does nothing. */
  readonly complete: (key: string, upload: string, tags: readonly string[]) => Promise<void>;
  readonly abort: (key: string, upload: string) => Promise<void>;
};

export type Ports = {
  /** Business time: states, runs, retention, consent, personal links. */
  readonly now: () => Date;
  /** Real time: sessions, signed file links, leases, rate limits, the feed's age. */
  readonly realNow: () => Date;
  /** Waits for so many milliseconds of real time. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly random: (bytes: number) => Uint8Array;
  /** `delaySeconds`: nobody reads it before (15 minutes at most, as in SQS). */
  readonly queue: (name: QueueName, message: QueueMessage, delaySeconds?: number) => Promise<void>;
  /** Sends one message; resolves once the next system has taken it over. Throws what mail/carrier.ts names where it has not. */
  readonly mail: (from: Sender, mail: Mail) => Promise<void>;
  readonly objects: {
    /** Writes a whole object from chunks; nothing is visible under `key` before it is complete. */
    readonly write: (
      key: string,
      chunks: AsyncIterable<string | Uint8Array>,
      about: { contentType: string; filename: string },
    ) => Promise<void>;
    readonly remove: (key: string) => Promise<void>;
    /** The whole of an object that is small enough for memory; undefined where there is none. */
    readonly read: (key: string) => Promise<string | undefined>;
    readonly multipart: Multipart;
    /** An address that downloads the object, valid for `seconds` of real time. */
    readonly link: (key: string, seconds: number) => Promise<string>;
  };
  /** Uploaded pictures: private, waiting for a day until a webinar or the settings name them, then kept. Seconds are of real time. */
  readonly pictures: {
    /** A request that sends exactly `size` bytes of `type`, and nothing else. */
    readonly upload: (id: string, of: { readonly type: PictureType; readonly size: number }, seconds: number) => Promise<SignedRequest>;
    /** The first `bytes` of what was sent, undefined where nothing was. `tag` stands for the whole of it. */
    readonly start: (id: string, bytes: number) => Promise<{ readonly bytes: Uint8Array; readonly tag: string } | undefined>;
    /** Keeps for good what was sent and still has this tag; false where it is another by now, or gone. */
    readonly keep: (id: string, tag: string) => Promise<boolean>;
    readonly discard: (id: string) => Promise<void>;
    /** An address that shows the original to whoever has it. */
    readonly link: (id: string, state: 'waiting' | 'kept', seconds: number) => Promise<string>;
  };
  /** Files that readers get: private, waiting for a day until a report names them, then kept under its own type and name. Seconds are of real time. */
  readonly files: {
    /** A request that sends exactly `size` bytes of `type`, and nothing else. */
    readonly upload: (id: string, of: { readonly type: string; readonly size: number }, seconds: number) => Promise<SignedRequest>;
    /** The first or last `bytes` of what was sent, undefined where nothing was; `size` and `tag` are of the whole of it. */
    readonly part: (
      id: string,
      where: 'first' | 'last',
      bytes: number,
    ) => Promise<{ readonly bytes: Uint8Array; readonly size: number; readonly tag: string } | undefined>;
    /** Keeps for good what was sent and still has this tag; false where it is another by now, or gone. Whoever has a link gets it as a download of this name. */
    readonly keep: (id: string, tag: string, about: { readonly contentType: string; readonly filename: string }) => Promise<boolean>;
    /** What waits. */
    readonly discard: (id: string) => Promise<void>;
    /** What was kept, and is named by nothing any more. */
    readonly remove: (id: string) => Promise<void>;
    /** An address that downloads what was kept to whoever has it. */
    readonly link: (id: string, seconds: number) => Promise<string>;
  };
  /** Amazon SNS, which tells of mail's fate. Addresses are SNS's own; whoever asks has made sure of that. */
  readonly sns: {
    /** The PEM of a certificate, undefined where SNS has none there; rejects where it does not answer. */
    readonly certificate: (url: string) => Promise<string | undefined>;
    /** Says yes to a subscription that our own stack asked for. */
    readonly confirm: (url: string) => Promise<void>;
  };
  /** Rebuilds the site and publishes it; resolves when the build has ended (local) or is under way (cloud). */
  readonly rebuild: () => Promise<void>;
  /** A page of the built site by its path (`/shell/webinar/`), undefined where there is none. */
  readonly page: (path: string) => Promise<string | undefined>;
  readonly log: Logger;
};
