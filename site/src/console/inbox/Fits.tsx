/** Answers that were given to everybody before and that fit this question: one press puts one into the reply. */
import type { FittingAnswer } from '#shared/beside.ts';
import { videoWords } from '../../lib/console/inbox-words.ts';
import { many } from '../../lib/console/words.ts';

/** What was said on air only is answered by the way to it. */
export const toWords = ({ text, moment, webinar }: FittingAnswer, base: string): string => {
  if (text) return text;
  const at = moment ? ` at ${videoWords(moment.seconds)}` : '';
  return `We answered this on air in “${webinar.title}”${at}.${moment?.url ? ` ${base}${moment.url}` : ''}`;
};

const One = ({ answer, isFirst, use }: { answer: FittingAnswer; isFirst: boolean; use: (answer: FittingAnswer) => void }) => {
  const { question, text, moment, webinar, words, labels } = answer;
  return (
    <li>
      <p class="inbox-fit-asked">{question}</p>
      {text && <p class="inbox-fit-text">{text}</p>}
      <p class="soft small dots">
        <span>{webinar.title}</span>
        {moment && (
          <span>
            {moment.url ? (
              <a href={moment.url} target="_blank" rel="noreferrer">
                on air at {videoWords(moment.seconds)}
              </a>
            ) : (
              `on air at ${videoWords(moment.seconds)}`
            )}
          </span>
        )}
        <span>{[...labels, ...words].map((one) => `“${one}”`).join(', ')}</span>
      </p>
      <button type="button" class="button quiet tiny" id={isFirst ? 'fit-first' : undefined} onClick={() => use(answer)}>
        {text ? 'Use it' : 'Point to it'} {isFirst && <kbd>U</kbd>}
      </button>
    </li>
  );
};

export const Fits = ({ answers, use }: { answers: readonly FittingAnswer[]; use: (answer: FittingAnswer) => void }) =>
  answers.length === 0 ? null : (
    <details class="inbox-fits">
      <summary>{answers.length === 1 ? 'An earlier answer fits' : `${many(answers.length, 'earlier answer')} fit`}</summary>
      <ul class="plain">
        {answers.map((answer, at) => (
          <One key={answer.id} answer={answer} isFirst={at === 0} use={use} />
        ))}
      </ul>
    </details>
  );
