/** One question on the board: votes, words, who; chosen, it opens its decisions. */

import { useMemo } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Unsent } from '../lib/console/board.ts';
import type { Column } from '../lib/console/columns.ts';
import { shortAge } from '../lib/live/words.ts';
import { Decisions } from './Decisions.tsx';
import { type Tool, useDesk } from './desk.ts';
import { RowMeta } from './RowMeta.tsx';
import { RowTool } from './RowTool.tsx';
import { NotSent } from './Unsent.tsx';

export type RowProps = {
  readonly question: ConsoleQuestion;
  readonly column: Column;
  readonly chosen: boolean;
  readonly isAir: boolean;
  readonly isNext: boolean;
  readonly notice: string | undefined;
  readonly unsent: Unsent | undefined;
  readonly now: number;
  readonly tool: Tool | null;
  readonly mayDecide: boolean;
};

const Row = (props: RowProps & { readonly age: string }) => {
  const { dispatch } = useDesk();
  const { question, column, chosen, notice, unsent, tool, mayDecide } = props;
  const { id } = question;
  const isReplying = tool === 'reply';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the question's words are the button; the rest of the row is only a larger target
    <li
      id={`row-${id}`}
      class={['board-row', chosen ? 'chosen' : '', props.isAir ? 'is-air' : ''].filter(Boolean).join(' ')}
      aria-current={chosen}
      onClick={() => chosen || dispatch({ is: 'select', id })}
    >
      <span class="board-votes">
        {question.votes}
        <span class="visually-hidden"> {question.votes === 1 ? 'vote' : 'votes'}</span>
      </span>
      <div class="board-words">
        <button type="button" class="console-pick" aria-expanded={chosen} onClick={() => dispatch({ is: 'select', id })}>
          {question.text}
        </button>
        <RowMeta {...props} />
        {notice && (
          <p class="board-notice" role="alert">
            {notice}
          </p>
        )}
        {chosen && !unsent?.answered && question.given.map((answer) => answer.text && <Given key={answer.at} answer={answer} />)}
        {unsent && <NotSent question={question} unsent={unsent} />}
        {tool && mayDecide && <RowTool question={question} tool={tool} />}
        {chosen && mayDecide && !isReplying && <Decisions question={question} column={column} isAir={props.isAir} tool={tool} />}
      </div>
    </li>
  );
};

export const Given = ({ answer }: { answer: ConsoleQuestion['given'][number] }) => (
  <p class="board-given">
    {answer.text ?? 'Answered on air'}{' '}
    <span class="soft">
      {answer.private ? 'Private' : 'Public'}, by {answer.by}
    </span>
  </p>
);

/** Draws the row again only when something in it changed: the lists move every second, most rows do not. */
export const BoardRow = (props: RowProps) => {
  const age = shortAge(props.now - Date.parse(props.question.askedAt));
  const { question, column, chosen, isAir, isNext, notice, unsent, tool, mayDecide } = props;
  return useMemo(() => <Row {...props} age={age} />, [question, column, chosen, isAir, isNext, notice, unsent, age, tool, mayDecide]);
};
