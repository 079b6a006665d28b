/** Results: a table that looks like bars, or a cloud that is a list. */
import type { PollAnswer, PublicPoll } from '#shared/poll.ts';
import { RATINGS, ratingEnds } from '#shared/rating.ts';
import { mean, percent } from './share.ts';
import { Cloud } from './Words.tsx';

const stepName = (place: number): string => {
  const end = place === 0 ? ratingEnds[0] : place === RATINGS - 1 ? ratingEnds[1] : '';
  return end ? `${place + 1}, ${end.toLowerCase()}` : String(place + 1);
};

type TableProps = { readonly poll: PublicPoll; readonly counts: readonly number[]; readonly chosen?: readonly number[] };

export const ResultTable = ({ poll, counts, chosen = [] }: TableProps) => (
  <table class="poll-table">
    <caption class="poll-question">
      {poll.question}
      <span class="visually-hidden">. Results</span>
    </caption>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">Option</th>
        <th scope="col">Answers</th>
        <th scope="col">Share</th>
      </tr>
    </thead>
    <tbody>
      {counts.map((count, place) => (
        <tr key={place} class="poll-bar" style={{ '--share': `${percent(count, poll.answered)}%` }}>
          <th scope="row">
            {poll.kind === 'rating' ? stepName(place) : poll.options[place]}
            {chosen.includes(place) && <span class="chip accent">yours</span>}
          </th>
          <td>{count.toLocaleString('en-GB')}</td>
          <td>{percent(count, poll.answered)} %</td>
        </tr>
      ))}
    </tbody>
  </table>
);

export const Results = ({ poll, answer }: { poll: PublicPoll; answer: PollAnswer | undefined }) => {
  if (poll.counts)
    return (
      <>
        <ResultTable poll={poll} counts={poll.counts} chosen={answer?.options ?? []} />
        {poll.kind === 'rating' && poll.answered > 0 && (
          <p class="poll-mean">
            <strong>{mean(poll.counts)}</strong> of {RATINGS} on average
          </p>
        )}
      </>
    );
  return (
    <>
      <p class="poll-question">{poll.question}</p>
      {poll.words && <Cloud words={poll.words} />}
    </>
  );
};
