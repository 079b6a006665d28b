/** Options to choose from: real radios and boxes, each with its bar behind it where results are shown. */
import type { PollAnswer, PublicPoll } from '#shared/poll.ts';
import { RATINGS, ratingEnds } from '#shared/rating.ts';
import type { PollView } from '../../lib/live/poll-answer.ts';
import { t } from '../../lib/words.ts';
import { ResultTable } from './Results.tsx';
import { percent } from './share.ts';

type Props = { readonly view: PollView; readonly onAnswer: (answer: PollAnswer) => void };

const wordsOf = ({ kind, options }: PublicPoll): readonly string[] =>
  kind === 'rating' ? Array.from({ length: RATINGS }, (_, place) => String(place + 1)) : options;

/** With one box left ticked there is no answer to take back: it stays, and another can be ticked first. */
const toggled = (chosen: readonly number[], place: number): readonly number[] =>
  chosen.includes(place) ? chosen.filter((one) => one !== place) : [...chosen, place].sort((a, b) => a - b);

export const Options = ({ view, onAnswer }: Props) => {
  const { poll, answer } = view;
  const { id, kind, question, counts, answered } = poll;
  const chosen = answer?.options ?? [];
  const isMultiple = kind === 'multiple';
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <fieldset class="poll-form" aria-describedby="poll-note" disabled={view.state === 'closed'}>
        <legend class="poll-question">{question}</legend>
        <div class={kind === 'rating' ? 'poll-rating' : 'poll-options'}>
          {wordsOf(poll).map((words, place) => (
            <label key={words} class="poll-option" style={{ '--share': `${counts ? percent(counts[place] ?? 0, answered) : 0}%` }}>
              <input
                type={isMultiple ? 'checkbox' : 'radio'}
                name={`poll-${id}`}
                checked={chosen.includes(place)}
                onClick={(event) => {
                  if (isMultiple && chosen.length === 1 && chosen[0] === place) event.preventDefault();
                }}
                onChange={() => onAnswer({ options: isMultiple ? toggled(chosen, place) : [place] })}
              />
              <span class="poll-words">{words}</span>
              <span class="poll-share" aria-hidden="true">
                {counts && `${percent(counts[place] ?? 0, answered)} %`}
              </span>
            </label>
          ))}
        </div>
        {kind === 'rating' && (
          <p class="poll-ends" aria-hidden="true">
            <span>{t(ratingEnds[0])}</span>
            <span>{t(ratingEnds[1])}</span>
          </p>
        )}
      </fieldset>
      {counts && (
        <div class="visually-hidden">
          <ResultTable poll={poll} counts={counts} />
        </div>
      )}
    </form>
  );
};
