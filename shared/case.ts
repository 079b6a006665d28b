/** A case: what a customer waits for, who answers it, and until when. The case of a question has the question's id. */
import * as z from 'zod';
import { caseSorts, priorities } from './case-choices.ts';
import { type ContactId, isContactId, isQuestionId } from './ids.ts';
import { limits } from './limits.ts';
import { pageQuery } from './page.ts';

/** `open`: they wait for us. `pending`: we wait for them. `snoozed`: until a time or their reply. FIELD B10. */
export const caseStates = ['open', 'pending', 'snoozed', 'resolved'] as const;
export type CaseState = (typeof caseStates)[number];

export type Priority = (typeof priorities)[number];

/** The left pane of the inbox, in its order. `listen` is made of questions, not of cases (DESIGN section 6). */
export const caseViews = ['mine', 'unassigned', 'due-today', 'overdue', 'undelivered', 'waiting', 'snoozed', 'listen', 'all'] as const;
export type CaseView = (typeof caseViews)[number];

export type CaseSort = (typeof caseSorts)[number];

/** Of a question its id; of everything else `<contact>-<12 characters>`. */
export type CaseId = string;
const otherPattern = /^[0-9a-hjkmnp-tv-z]{32}-[0-9a-hjkmnp-tv-z]{12}$/;
export const isCaseId = (text: string): boolean => isQuestionId(text) || otherPattern.test(text);
/** Whose it is, where the id itself says so. */
export const contactOfCase = (id: CaseId): ContactId | undefined => {
  const contact = id.slice(0, 32);
  return otherPattern.test(id) && isContactId(contact) ? contact : undefined;
};

/** How what they wait for came to us. */
export const caseSources = ['question', 'mail', 'comment', 'survey', 'quiet'] as const;
export type CaseSource = (typeof caseSources)[number];

/** Green, amber or red: what its due time says now. */
export type Urgency = 'calm' | 'soon' | 'overdue' | 'none';

/** `delivery`: how many of those who are told it reached, and whom it did not. Of a note and of what came in it is absent. */
export type CaseMessage = {
  readonly id: string;
  readonly kind: 'reply' | 'note' | 'inbound';
  readonly at: string;
  /** An address of the team; '' for the customer. */
  readonly by: string;
  readonly text: string;
  /** Of a reply: whether everybody may read it. */
  readonly private?: boolean;
  /** When a reply that waits for its time goes out. */
  readonly sendAt?: string;
  /** Of a reply that was to go out by itself: why it did not. */
  readonly stopped?: string;
  /** The words that everybody reads, where they differ. */
  readonly publicText?: string;
  /** Since when what everybody read does not stand below the comment any more. */
  readonly offAt?: string;
  readonly delivery?: Delivery;
};

export type Delivery = {
  readonly told: number;
  readonly waiting: number;
  readonly failed: number;
  /** Whom it is not sent to: gone, or an address that takes no mail. */
  readonly left: number;
  /** Who said that it answered their question, and who said not yet. */
  readonly yes: number;
  readonly notYet: number;
  /** Why it did not reach them, as counts. */
  readonly why?: Readonly<Record<string, number>>;
  /** Some of those whom it did not reach, another mail may reach. */
  readonly again?: true;
};

/** One line of the inbox. */
export type CaseLine = {
  readonly id: CaseId;
  readonly state: CaseState;
  readonly source: CaseSource;
  readonly webinar?: { readonly id: string; readonly title: string };
  readonly campaign?: string;
  readonly question: { readonly text: string; readonly askedAt: string; readonly votes: number; readonly merged: number };
  /** `name` '' where nobody knows it; `email` absent where nobody can be written to. */
  readonly contact: { readonly id: ContactId; readonly name: string; readonly company: string; readonly email?: string };
  readonly owner?: string;
  readonly team?: string;
  readonly priority: Priority;
  readonly labels: readonly string[];
  readonly dueAt?: string;
  /** A target was missed, now or before. */
  readonly breached: boolean;
  readonly urgency: Urgency;
  readonly waitingSince?: string;
  readonly snoozedUntil?: string;
  /** The last that we wrote did not reach them, or could not go out. */
  readonly undelivered?: true;
  readonly version: number;
};

/** `GET /api/console/cases/{k}`. */
export type Case = CaseLine & {
  readonly openedAt: string;
  /** The targets of the policy, and when they were met. */
  readonly sla: {
    readonly firstDueAt?: string;
    readonly firstReplyAt?: string;
    readonly nextDueAt?: string;
    readonly resolveDueAt?: string;
    readonly resolvedAt?: string;
  };
  /** Who of the team has read it, the first one first. */
  readonly heard: readonly { readonly by: string; readonly at: string }[];
  /** Seconds into the video at which it was asked. */
  readonly at?: number;
  readonly reopened: number;
  readonly replying?: { readonly by: string; readonly until: string };
  /** Names everything that we said to them, or keep for its time: another one whenever there is more. */
  readonly said: string;
  readonly messages: readonly CaseMessage[];
};

/** Of a case, what whoever only listens is told once they heard it. */
export type Heard = Pick<Case, 'id' | 'version' | 'heard'>;

/** Stored, not counted: the numbers beside the views. */
export type CaseCounts = Readonly<Record<Exclude<CaseView, 'listen'>, number>>;

export const caseQuery = z.strictObject({
  view: z.enum(caseViews, 'Please choose a view from the list.').default('mine'),
  sort: z.enum(caseSorts, 'Please choose an order from the list.').default('due'),
  webinar: z.string().max(10).optional(),
  campaign: z.string().max(limits.name.bytes).optional(),
  label: z.string().max(limits.name.bytes).optional(),
  priority: z.enum(priorities).optional(),
  owner: z.string().max(254).optional(),
  /** What is done stands in no view: it is looked at by itself, the latest first. */
  state: z.literal('resolved', 'Please leave the state out, or ask for resolved.').optional(),
  find: z.string().max(120).optional(),
  ...pageQuery,
});
export type CaseQuery = z.infer<typeof caseQuery>;
