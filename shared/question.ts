/** A question: asked, seen or not (visibility), settled or not (resolution). Two axes, FIELD B5. */
import * as z from 'zod';
import { limits } from './limits.ts';
import type { PollAnswer } from './poll.ts';
import { say } from './say.ts';
import { isFilled, prose } from './text.ts';

export const visibilities = ['in-review', 'live', 'hidden', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

export const resolutions = ['open', 'answering', 'answered', 'follow-up', 'closed'] as const;
export type Resolution = (typeof resolutions)[number];

/** Decisions of the team. */
export const decisions = [
  'approve',
  'hide',
  'next',
  'answering',
  'answered',
  'reply',
  'follow-up',
  'merge',
  'decline',
  'reopen',
  'edit',
  'label',
  'assign',
  'undo',
] as const;
export type Decision = (typeof decisions)[number];

/** The words of a question. */
export const questionText = prose('Your question', limits.question).refine(isFilled, say('Please type your question.'));

/** `POST /api/live/{id}/questions`. `at` = seconds into a replay, `key` as the header Idempotency-Key. */
export const questionForm = z.strictObject({
  text: questionText,
  anonymous: z.boolean().optional(),
  at: z.number().int().min(0).max(36_000).optional(),
  key: z.string().max(100).optional(),
});
export type QuestionForm = z.infer<typeof questionForm>;

/** `PATCH /api/live/{id}/questions/{q}`: one's own, for as long as nobody answered it. */
export const ownEdit = z.strictObject({ text: questionText });

/** One line of a question's history: when, which decision, by whom (short), 40 bytes at most. */
export type HistoryEntry = { readonly at: string; readonly did: Decision | 'asked' | 'changed' | 'withdrawn'; readonly by: string };

/** A written or spoken answer. A later one never replaces an earlier one. */
export type Answer = {
  readonly at: string;
  readonly by: string;
  readonly kind: 'live' | 'text';
  readonly text?: string;
  readonly private: boolean;
  /** Of one that is not for everybody: whether it is for all who asked the same, and not for one asker alone. */
  readonly shared?: true;
  /** Which reply of the service desk it is. */
  readonly reply?: string;
};

/** A question as stored. `asker` is a contact's id. */
export type Question = {
  readonly id: string;
  readonly webinar: string;
  readonly text: string;
  readonly asker: string;
  /** The name to show, already '' where the asker wished none. */
  readonly by: string;
  readonly company: string;
  readonly anonymous: boolean;
  readonly confirmed: boolean;
  readonly visibility: Visibility;
  readonly reason?: string;
  readonly resolution: Resolution;
  /** How it was closed or answered: `live`, `text`, `duplicate-of`, `declined`, `withdrawn`. */
  readonly outcome?: string;
  readonly into?: string;
  readonly next?: boolean;
  readonly labels: readonly string[];
  readonly owner?: string;
  readonly at?: number;
  readonly votes: number;
  readonly askedAt: string;
  readonly answers: number;
  readonly history: readonly HistoryEntry[];
  readonly version: number;
};

/** What everybody in the room may see of a question. */
export type PublicQuestion = {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly votes: number;
  readonly resolution: Resolution;
  readonly answer?: { readonly text: string; readonly more?: true } | { readonly live: true; readonly at: string };
  /** When it was answered on air, also where a written answer followed. */
  readonly airedAt?: string;
  readonly askedAt: string;
};

/** One's own question, `GET /api/live/{id}/mine`. */
export type OwnQuestion = {
  readonly id: string;
  readonly text: string;
  readonly votes: number;
  readonly visibility: Visibility;
  readonly resolution: Resolution;
  /** How it was closed or answered: `live`, `text`, `duplicate-of`, `declined`, `withdrawn`. */
  readonly outcome?: string;
  readonly anonymous: boolean;
  /** Truly nobody's: no list of one's own will ever have it, only the answer to the asking. */
  readonly nameless?: true;
  readonly askedAt: string;
  /** Its asker may still change or withdraw it. */
  readonly editable: boolean;
  /** The question that it was merged into, where everybody sees that one: its answers are this one's too. */
  readonly into?: { readonly id: string; readonly text: string };
  readonly answers: readonly { readonly text?: string; readonly kind: 'live' | 'text'; readonly private: boolean; readonly at: string }[];
};

/** What a seat did here: `voted` holds question ids. */
export type Mine = {
  readonly seat: { readonly verified: boolean; readonly name: string };
  readonly adoptable: boolean;
  readonly questions: readonly OwnQuestion[];
  readonly voted: readonly string[];
  /** By poll. */
  readonly polls: Readonly<Record<string, PollAnswer>>;
  /** What this seat reported: ids of questions and chat lines. */
  readonly reported: readonly string[];
  /** The last lines of chat that this seat wrote, newest first. */
  readonly lines: readonly string[];
  /** A host asked this person to listen for the rest of the webinar. */
  readonly silenced: boolean;
};

/** What the console shows: the question with who asked and all answers. */
export type ConsoleQuestion = Question & {
  readonly given: readonly Answer[];
  /** Its newest public answer is for everybody, also while it is open again. */
  readonly published?: boolean;
  /** When it was put on the Next card, and on air; the latest of all questions is there now. */
  readonly nextAt?: string;
  readonly answeringAt?: string;
  /** How many people reported it. */
  readonly reports: number;
  /** Questions that were merged into this one, and into those; their askers get its answer. */
  readonly merged: number;
  /** Whether its asker was silenced for this webinar. */
  readonly silenced: boolean;
  /** A colleague who has the reply open now. */
  readonly replying?: { readonly by: string; readonly until: string };
  /** Entries that its own history has no room for: `GET …/questions/{q}` has them all. */
  readonly earlier: number;
};
