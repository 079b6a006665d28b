/** Counts as bars that are a table. */
import type { Poll } from '#shared/poll.ts';
import { RATINGS } from '#shared/rating.ts';
import { mean, percent } from '../../room/poll/share.ts';

export const PollBars = ({ poll }: { poll: Poll }) => (
  <>
    <table class="polls-bars">
      <caption class="visually-hidden">Answers to: {poll.question}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Option</th>
          <th scope="col">Answers</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {poll.counts.map((count, place) => (
          <tr key={poll.options[place] ?? place} style={{ '--share': `${percent(count, poll.answered)}%` }}>
            <th scope="row">{poll.kind === 'rating' ? place + 1 : poll.options[place]}</th>
            <td>{count.toLocaleString('en-GB')}</td>
            <td>{percent(count, poll.answered)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
    {poll.kind === 'rating' && poll.answered > 0 && (
      <p class="meta">
        {mean(poll.counts)} of {RATINGS} on average
      </p>
    )}
  </>
);
