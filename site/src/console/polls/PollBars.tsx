/** Counts as bars that are a table. */
import type { Poll } from '#shared/poll.ts';
import { RATINGS } from '#shared/rating.ts';
import { BarTable } from '../../room/poll/BarTable.tsx';
import { mean } from '../../room/poll/share.ts';

export const PollBars = ({ poll }: { poll: Poll }) => (
  <>
    <BarTable
      class="polls-bars"
      caption={<caption class="visually-hidden">Answers to: {poll.question}</caption>}
      people={poll.answered}
      rows={poll.counts.map((count, place) => ({
        key: poll.options[place] ?? place,
        name: poll.kind === 'rating' ? place + 1 : poll.options[place],
        count,
      }))}
    />
    {poll.kind === 'rating' && poll.answered > 0 && (
      <p class="meta">
        {mean(poll.counts)} of {RATINGS} on average
      </p>
    )}
  </>
);
