import type { Board } from '../lib/console/board.ts';
import { shortAge } from '../lib/live/words.ts';

/** That what is shown grows old: one look that failed is nothing, two are. */
export const Reconnecting = ({ board: { failures, freshAt }, now }: { board: Pick<Board, 'failures' | 'freshAt'>; now: number }) =>
  failures > 1 ? (
    <p class="console-strip" role="status">
      Reconnecting. This is from {shortAge(now - freshAt)} ago, and what you decide now may not go through.
    </p>
  ) : null;
