/** What rules about one webinar may name: `GET /api/console/segments/parts/{webinar}`. */
import type { PollKind } from './poll.ts';

export type SegmentParts = {
  /** `places`: how many answers there are to choose from; none where people write words. */
  readonly polls: readonly {
    readonly id: string;
    readonly question: string;
    readonly kind: PollKind;
    readonly options: readonly string[];
    readonly places: number;
  }[];
  /** Those with a button. */
  readonly notes: readonly { readonly id: string; readonly label: string }[];
};
