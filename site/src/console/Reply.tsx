/** A written answer, in the row itself: to everybody or to the asker alone. What is typed stays until it is stored. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { type Begun, begun } from '../lib/console/begun.ts';
import { asName } from '../lib/console/people.ts';
import { readersOf, readersWords } from '../lib/console/readers.ts';
import { countGraphemes } from '../lib/live/words.ts';
import { Given } from './BoardRow.tsx';
import { useDesk } from './desk.ts';
import { focusRow } from './focus-row.ts';
import { useReplying } from './use-replying.ts';

const MOST = limits.answer.graphemes;

const Meanwhile = ({ question, seen, onAgain }: { question: ConsoleQuestion; seen: number; onAgain: () => void }) => (
  <div class="board-conflict" role="alert">
    <p>
      <strong>{asName(question.given.at(-1)?.by ?? '')} answered meanwhile.</strong> Your text is kept.
    </p>
    {question.given.slice(seen).map((answer) => (
      <Given key={answer.at} answer={answer} />
    ))}
    <button type="button" class="button quiet tiny" onClick={onAgain}>
      Send mine as a further answer
    </button>
  </div>
);

export const Reply = ({ question }: { question: ConsoleQuestion }) => {
  const desk = useDesk();
  const box = useRef<HTMLTextAreaElement>(null);
  const [{ text, seen }, type] = useState<Begun>(begun.get(question.id) ?? { text: '', seen: question.given.length });
  const [isPrivate, choose] = useState(question.visibility === 'private');
  const colleague = useReplying(`${desk.path}/${question.id}/replying`, desk.me);
  useEffect(() => {
    box.current?.focus();
    // The row moves to another column when a colleague answers: what was begun, and before which answer, moves along.
    begun.set(question.id, { text, seen });
  }, []);
  const count = countGraphemes(text.trim());
  const isAnswered = question.given.length > seen;
  const keep = (next: string): void => {
    type({ text: next, seen });
    begun.set(question.id, { text: next, seen });
  };
  const close = (): void => {
    if (text.trim() === '') begun.delete(question.id);
    desk.open(question.id, null);
    focusRow(question.id);
  };
  const sendIt = (): void => {
    if (count === 0 || count > MOST) return;
    desk.decide(question.id, { decision: 'reply', text: text.trim(), ...(isPrivate ? { private: true } : {}) });
    begun.delete(question.id);
    close();
  };
  const who = question.by || 'the asker';
  const readers = readersOf(question.visibility, isPrivate);
  const readersId = `readers-${question.id}`;
  return (
    <form
      class="board-reply"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAnswered) sendIt();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !isAnswered) sendIt();
      }}
    >
      {colleague && !isAnswered && (
        <p class="board-notice" role="status">
          {asName(colleague)} is replying too. Whoever sends first is read first.
        </p>
      )}
      {isAnswered && <Meanwhile question={question} seen={seen} onAgain={sendIt} />}
      <fieldset class="segmented">
        <legend class="visually-hidden">Who sees the answer</legend>
        <button type="button" aria-pressed={!isPrivate} onClick={() => choose(false)}>
          Public
        </button>
        <button type="button" aria-pressed={isPrivate} onClick={() => choose(true)}>
          Private
        </button>
      </fieldset>
      <label class="visually-hidden" for={`reply-${question.id}`}>
        Your answer
      </label>
      <textarea
        id={`reply-${question.id}`}
        ref={box}
        rows={3}
        value={text}
        placeholder={readers === 'asker' ? `Only ${who} reads this` : 'Everybody in the room reads this'}
        aria-invalid={count > MOST}
        aria-describedby={readersId}
        onInput={(event) => keep(event.currentTarget.value)}
      />
      <p class="hint" id={readersId}>
        {readersWords(readers, who)}
      </p>
      <div class="board-reply-foot">
        {count > MOST ? <span class="error">Please shorten it by {count - MOST}.</span> : <span class="hint">Ctrl + Enter sends</span>}
        <button type="button" class="button plain-button tiny" onClick={close}>
          Later
        </button>
        {!isAnswered && (
          <button type="submit" class="button tiny" aria-describedby={readersId} aria-disabled={count === 0 || count > MOST}>
            Send
          </button>
        )}
      </div>
    </form>
  );
};
