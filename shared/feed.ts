/** The live feed: one public snapshot, the same bytes for everybody, no personal data beyond what is shown, no clock. */
import type { PublicQuestion } from './question.ts';
import type { WebinarState } from './webinar.ts';

export type Feed = {
  readonly id: string;
  readonly version: number;
  readonly state: WebinarState;
  readonly changedAt: string;
  /** How long a client waits before it asks again, in milliseconds; clients add ±30 %. */
  readonly nextPollMs: number;
  readonly now: PublicQuestion | null;
  readonly next: PublicQuestion | null;
  readonly questions: readonly PublicQuestion[];
  readonly answered: readonly PublicQuestion[];
  readonly poll: null;
  readonly notes: readonly never[];
  readonly present: number;
};
