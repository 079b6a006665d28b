/** Words as an answer, and the cloud that they make: a list, whose first word is the largest. */
import { useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { PollAnswer, PollWord } from '#shared/poll.ts';
import type { PollView } from '../../lib/live/poll-answer.ts';
import { many, t } from '../../lib/words.ts';

/** 0 to 1, by the root: a word that ten wrote is not ten times as large. */
const weight = (count: number, most: number): string => (most > 0 ? Math.sqrt(count / most) : 0).toFixed(2);

export const Cloud = ({ words }: { words: readonly PollWord[] }) => {
  const most = Math.max(0, ...words.map(({ count }) => count));
  if (words.length === 0) return <p class="soft small">{t('Words show here once the host lets them in.')}</p>;
  return (
    <ul class="poll-cloud" aria-label={t('Words, the most frequent first')}>
      {words.map(({ text, count }) => (
        <li key={text} style={{ '--weight': weight(count, most) }}>
          {text}
          <span class="poll-times">
            <span class="visually-hidden">, </span>
            {count}
            <span class="visually-hidden"> {many(count, 'time', 'times')}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};

const split = (text: string): readonly string[] =>
  text
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const wrong = (words: readonly string[]): string => {
  if (words.length > limits.pollWords) return t('Three words at most. Please take out {n}.', { n: words.length - limits.pollWords });
  return words.some((one) => [...one].length > limits.pollWord.graphemes)
    ? t('A word has {n} letters at most.', { n: limits.pollWord.graphemes })
    : '';
};

export const Words = ({ view, onAnswer }: { view: PollView; onAnswer: (answer: PollAnswer) => void }) => {
  const { poll, answer } = view;
  const [text, type] = useState<string | null>(null);
  const isClosed = view.state === 'closed';
  const typed = text ?? answer?.words?.join(', ') ?? '';
  const words = split(typed);
  const problem = wrong(words);
  const send = (event: Event): void => {
    event.preventDefault();
    if (words.length === 0 || problem) return;
    onAnswer({ words });
    type(null);
  };
  return (
    <form class="poll-form" onSubmit={send}>
      <div class="field">
        <label class="poll-question" for="poll-words">
          {poll.question}
        </label>
        <div class="poll-say">
          <input
            id="poll-words"
            type="text"
            value={typed}
            autocomplete="off"
            disabled={isClosed}
            aria-describedby="poll-note"
            aria-invalid={problem !== ''}
            onInput={(event) => type(event.currentTarget.value)}
          />
          <button type="submit" class="button" disabled={isClosed} aria-disabled={words.length === 0 || problem !== ''}>
            {t(answer ? 'Change' : 'Send')}
          </button>
        </div>
        {problem && <p class="error">{problem}</p>}
      </div>
      {poll.words && <Cloud words={poll.words} />}
    </form>
  );
};
