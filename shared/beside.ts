/** What helps whoever answers a case: who else waits for it, who should answer, and what was answered before. `GET /api/console/cases/{k}/beside` */
import type { CaseId, CaseState } from './case.ts';
import type { ContactId } from './ids.ts';

/** `url`: where the recording goes on from there; absent where there is none. */
export type Moment = { readonly seconds: number; readonly url?: string };

/** Somebody who asked the same. Who asked without a name has neither id nor name here. */
export type CoAsker = {
  readonly id: ContactId;
  readonly name: string;
  readonly company: string;
  readonly text: string;
  readonly askedAt: string;
};

/** `board`: it was given to them while the room was open. `last-case`: they answered this person before. `team`: its label is their team's. */
export type Suggestion = { readonly owner: string } & (
  | { readonly why: 'board' | 'last-case' }
  | { readonly why: 'team'; readonly team: string; readonly label: string; readonly open: number }
);

export type EarlierCase = {
  readonly id: CaseId;
  readonly state: CaseState;
  readonly text: string;
  readonly openedAt: string;
  readonly owner?: string;
};

/** An answer that everybody may read. `text` is '' where it was said on air only. */
export type FittingAnswer = {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  readonly webinar: { readonly id: string; readonly title: string };
  readonly moment?: Moment;
  /** Why it fits: words that both questions have, and labels. */
  readonly words: readonly string[];
  readonly labels: readonly string[];
};

export type Beside = {
  readonly askers: readonly CoAsker[];
  /** Beyond those who are listed. */
  readonly more: number;
  readonly moment?: Moment;
  readonly suggested?: Suggestion;
  readonly earlier: readonly EarlierCase[];
  readonly answers: readonly FittingAnswer[];
};
