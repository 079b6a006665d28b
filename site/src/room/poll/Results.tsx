/** Results: a table that looks like bars, a scale, or a cloud that is a list. */
import type { PollAnswer, PublicPoll } from '#shared/poll.ts';
import { RATINGS, ratingEnds } from '#shared/rating.ts';
import { many, t } from '../../lib/words.ts';
import { BarTable, toBar } from './BarTable.tsx';
import { percent } from './share.ts';
import { Cloud } from './Words.tsx';

type TableProps = { readonly poll: PublicPoll; readonly counts: readonly number[]; readonly chosen?: readonly number[] };

const Title = ({ poll }: Pick<TableProps, 'poll'>) => (
  <caption class="poll-question">
    {poll.question}
    <span class="visually-hidden"> {t('Results')}</span>
  </caption>
);

const Yours = () => <span class="chip accent">{t('yours')}</span>;

/** A row for each option. */
const Bars = ({ poll, counts, chosen = [] }: TableProps) => (
  <BarTable
    class="poll-table"
    rowClass="poll-bar"
    caption={<Title poll={poll} />}
    people={poll.answered}
    rows={counts.map((count, place) => ({
      key: poll.options[place] ?? place,
      count,
      name: (
        <>
          {poll.options[place]}
          {chosen.includes(place) && <Yours />}
        </>
      ),
    }))}
  />
);

const endOf = (place: number): string => (place === 0 ? t(ratingEnds[0]) : place === RATINGS - 1 ? t(ratingEnds[1]) : '');

/** A column for each step, as tall as the radios were. */
const Scale = ({ poll, counts, chosen = [] }: TableProps) => (
  <table class="poll-scale">
    <Title poll={poll} />
    <thead>
      <tr>
        {counts.map((_, place) => (
          <th key={`${place + 1}`} scope="col">
            {place + 1}
            <span class="visually-hidden">
              {' '}
              {endOf(place)}
              {chosen.includes(place) && `, ${t('yours')}`}
            </span>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      <tr>
        {counts.map((count, place) => (
          <td key={`${place + 1}`} class="poll-bar" data-yours={chosen.includes(place)} style={toBar(count, poll.answered)}>
            {percent(count, poll.answered)} %<span class="visually-hidden">, {many(count, '1 answer', '{n} answers')}</span>
          </td>
        ))}
      </tr>
    </tbody>
  </table>
);

export const ResultTable = (props: TableProps) => (props.poll.kind === 'rating' ? <Scale {...props} /> : <Bars {...props} />);

export const Results = ({ poll, answer }: { poll: PublicPoll; answer: PollAnswer | undefined }) =>
  poll.counts ? (
    <ResultTable poll={poll} counts={poll.counts} chosen={answer?.options ?? []} />
  ) : (
    <>
      <p class="poll-question">{poll.question}</p>
      {poll.words && <Cloud words={poll.words} />}
    </>
  );
