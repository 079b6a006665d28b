/** One person's page: everything that is known of them, as the team reads it. */
import type { RegistrationState } from './admission.ts';
import type { CaseId, CaseState } from './case.ts';
import type { ConsentState, Purpose } from './consent.ts';
import type { Reach, TeamNote } from './contact.ts';
import type { ReadingPurpose } from './paper-gate.ts';
import type { Resolution, Visibility } from './question.ts';
import type { OverallScore, Score } from './score.ts';
import type { Thanks } from './thanks.ts';

export type PersonAnswer = {
  readonly at: string;
  readonly by: string;
  readonly kind: 'live' | 'text';
  readonly text?: string;
  readonly private: boolean;
};

export type PersonQuestion = {
  readonly id: string;
  readonly webinar: string;
  readonly text: string;
  readonly askedAt: string;
  readonly anonymous: boolean;
  /** False where it came from a browser that never proved the address. */
  readonly confirmed: boolean;
  readonly visibility: Visibility;
  readonly resolution: Resolution;
  readonly outcome?: string;
  /** Its asker took it back. */
  readonly withdrawn: boolean;
  /** Somebody waits for its answer. */
  readonly owed: boolean;
  readonly votes: number;
  readonly labels: readonly string[];
  /** The one that it was merged into, whose answers stand here as well. */
  readonly into?: { readonly id: string; readonly text: string };
  readonly answers: readonly PersonAnswer[];
};

/** How somebody came: what the link to us said, and where they came from. */
export type PersonSource = {
  readonly at: string;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly term?: string;
  readonly content?: string;
  readonly referrer?: string;
  readonly landing?: string;
  readonly via?: string;
};

export type PersonWebinar = {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly startsAt: string;
  readonly state: RegistrationState;
  /** When they registered, and since when they are in this state. */
  readonly at: string;
  readonly since: string;
  readonly confirmed: boolean;
  readonly minutes: number;
  readonly first?: string;
  readonly last?: string;
  /** How much of the recording they watched: whole percent; `since` when it is a quarter or more. */
  readonly replay?: { readonly percent: number; readonly first: string; readonly last: string; readonly since?: string };
  readonly votes: number;
  readonly polls: readonly { readonly question: string; readonly answer: readonly string[]; readonly at: string }[];
  readonly questions: readonly PersonQuestion[];
  /** What their part came to; absent where nothing can be said, before it began for instance. */
  readonly score?: Score;
  /** Notes of the room whose button they pressed. */
  readonly pressed: readonly { readonly text: string; readonly at: string }[];
};

/** One point of somebody's journey. `webinar` is an id of one that stands beside it. */
export type JourneyEntry = { readonly at: string } & (
  | { readonly kind: 'registered'; readonly webinar: string; readonly source?: PersonSource }
  | { readonly kind: 'standing'; readonly webinar: string; readonly state: RegistrationState }
  | { readonly kind: 'attended'; readonly webinar: string; readonly minutes: number; readonly last: string }
  /** A quarter of the recording or more. */
  | { readonly kind: 'watched'; readonly webinar: string; readonly percent: number; readonly last: string }
  | { readonly kind: 'asked'; readonly webinar: string; readonly question: PersonQuestion }
  | { readonly kind: 'poll'; readonly webinar: string; readonly question: string; readonly answer: readonly string[] }
  | { readonly kind: 'pressed'; readonly webinar: string; readonly text: string }
  | { readonly kind: 'invited'; readonly webinar: string }
  /** `article`: its slug. */
  | { readonly kind: 'commented'; readonly article: string; readonly text: string; readonly state: 'held' | 'public' | 'hidden' }
  | { readonly kind: 'survey'; readonly webinar: string; readonly stars: number; readonly text?: string }
  | ({ readonly kind: 'consent' } & LedgerLine)
  /** `what`: which mail of ours, where that is known. */
  | {
      readonly kind: 'mail';
      readonly event: string;
      readonly what?: string;
      readonly webinar?: string;
      readonly purpose?: string;
      readonly link?: string;
    }
  /** What they wait for, since when, and how it stands now. */
  | { readonly kind: 'case'; readonly case: CaseId; readonly state: CaseState; readonly overdue: boolean; readonly webinar?: string }
  /** `report`: its slug. */
  | { readonly kind: 'download'; readonly report: string; readonly purpose?: ReadingPurpose }
  | ({ readonly kind: 'thanked' } & Thanks)
  | { readonly kind: 'note'; readonly note: TeamNote }
);

/** An entry of the consent ledger, with the words that stood there as far as they are ours still. */
export type LedgerLine = {
  readonly purpose: string;
  readonly did: 'asked' | 'confirmed' | 'withdrawn';
  readonly method: string;
  readonly page: string;
  readonly locale: string;
  readonly textVersion?: string;
  readonly text?: string;
};

export type PersonLabel = { readonly label: string /** Comes from a question of theirs, and goes with it. */; readonly asked: boolean };

/** `GET /api/console/contacts/{id}`: everything that is known of one person, newest first. */
export type PersonPage = {
  /** How many people registered by their links and confirmed it, over all their webinars: each once in each. */
  readonly brought: number;
  readonly id: string;
  readonly email: string;
  /** Their other addresses, joined with this one. */
  readonly aliases: readonly { readonly id: string; readonly email: string }[];
  readonly name: string;
  readonly company: string;
  readonly jobTitle?: string;
  readonly country?: string;
  readonly phone?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly knownSince: string;
  readonly lastAt: string;
  readonly first?: PersonSource;
  readonly last?: PersonSource;
  readonly labels: readonly PersonLabel[];
  readonly consent: Readonly<Partial<Record<Purpose, { readonly state: ConsentState; readonly at: string }>>>;
  readonly suppressed: Readonly<Partial<Record<'marketing' | 'service', { readonly why: string; readonly at: string }>>>;
  readonly pausedUntil?: string;
  readonly reach: { readonly marketing: Reach; readonly research: Reach };
  readonly owed: number;
  /** Over all webinars; absent for who has none yet. */
  readonly score?: OverallScore;
  /** How they are written to, and why so. */
  readonly channel: { readonly use: 'mail'; readonly why: 'chosen' | 'only' };
  readonly webinars: readonly PersonWebinar[];
  readonly notes: readonly TeamNote[];
  readonly journey: readonly JourneyEntry[];
};
