/** What somebody wrote and the server did not take: beside the answer that came first, to copy, to send all the same, or to let go. */
import { useState } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import { begun } from '../lib/console/begun.ts';
import type { Board, BoardEvent, Unsent } from '../lib/console/board.ts';
import { Given } from './BoardRow.tsx';
import { useDesk } from './desk.ts';

export const NotSent = ({ question, unsent }: { question: ConsoleQuestion; unsent: Unsent }) => {
  const { decide, dispatch, open } = useDesk();
  const [copied, tell] = useState('');
  const { form, detail, answered } = unsent;
  const text = form.text ?? '';
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => tell('Copied'),
      () => tell('Please select the text and copy it'),
    );
  };
  const mend = (): void => {
    begun.set(question.id, { text, seen: question.given.length });
    dispatch({ is: 'let-go', id: question.id });
    open(question.id, form.decision === 'edit' ? 'edit' : 'reply');
  };
  return (
    <div class="board-conflict" role="alert">
      <p>
        <strong>Yours was not sent.</strong> {detail}
      </p>
      {answered && question.given.slice(-1).map((answer) => <Given key={answer.at} answer={answer} />)}
      <p class="board-own">
        {text} <span class="soft">Yours, only you see it</span>
      </p>
      <div class="board-decisions">
        <button type="button" class="button tiny" onClick={() => decide(question.id, form)}>
          {answered ? 'Send as a further answer' : 'Send again'}
        </button>
        <button type="button" class="button quiet tiny" onClick={mend}>
          Change it
        </button>
        <button type="button" class="button quiet tiny" onClick={copy}>
          Copy
        </button>
        <button type="button" class="button plain-button tiny" onClick={() => dispatch({ is: 'let-go', id: question.id })}>
          Discard
        </button>
        <span class="hint" role="status">
          {copied}
        </span>
      </div>
    </div>
  );
};

/** The way to an answer that was not sent, where its row is out of sight: in another column, or behind a phone's switch. */
export const UnsentNote = ({ board, dispatch }: { board: Board; dispatch: (event: BoardEvent) => void }) => {
  const id = Object.keys(board.unsent).find((one) => one !== board.selected);
  return (
    <div class="board-toast-place board-toast-higher" role="alert">
      {id !== undefined && (
        <div class="board-toast">
          <span>
            <strong>Your answer was not sent.</strong> Its words are kept.
          </span>
          <button type="button" class="button tiny" onClick={() => dispatch({ is: 'select', id })}>
            Show it
          </button>
        </div>
      )}
    </div>
  );
};
