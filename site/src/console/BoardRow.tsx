/** One question on the board: votes, words, who; chosen, it opens its decisions. */

import { useMemo } from 'preact/hooks';
import type { ConsoleQuestion, DecisionForm } from '#shared/question.ts';
import type { BoardEvent } from '../lib/console/board.ts';
import type { Column } from '../lib/console/columns.ts';
import type { Deed } from '../lib/console/keys.ts';
import { standing } from '../lib/console/predict.ts';
import { shortAge } from '../lib/live/words.ts';
import { Decisions } from './Decisions.tsx';
import { Reply } from './Reply.tsx';

type Props = {
  readonly question: ConsoleQuestion;
  readonly column: Column;
  readonly chosen: boolean;
  readonly isAir: boolean;
  readonly isNext: boolean;
  readonly notice: string | undefined;
  readonly now: number;
  readonly replying: boolean;
  readonly mayDecide: boolean;
  readonly hasAir: boolean;
  readonly dispatch: (event: BoardEvent) => void;
  readonly act: (deed: Deed, id?: string | null) => void;
  readonly onReply: (id: string, form: DecisionForm | null) => void;
};

const Standing = ({ question, column, isAir, isNext }: Pick<Props, 'question' | 'column' | 'isAir' | 'isNext'>) => {
  if (isAir) return <span class="board-air">on air</span>;
  if (question.resolution === 'answering') return <span class="board-due">was on air, still open</span>;
  if (isNext) return <span class="board-next">next</span>;
  if (column === 'done' || question.visibility === 'private') return <span>{standing(question)}</span>;
  return null;
};

const Row = (props: Props & { readonly age: string }) => {
  const { question, column, chosen, notice, replying, dispatch, act, onReply, age } = props;
  const { id } = question;
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
        <p class="meta board-meta dots">
          <span>{question.by || 'Anonymous'}</span>
          {question.company && <span>{question.company}</span>}
          <time dateTime={question.askedAt} title={new Date(question.askedAt).toLocaleString('en-GB')}>
            {age} ago
          </time>
          <Standing {...props} />
          {!question.confirmed && column !== 'done' && <span class="board-due">not confirmed</span>}
          {question.reason && <span>{question.reason}</span>}
        </p>
        {notice && (
          <p class="board-notice" role="alert">
            {notice}
          </p>
        )}
        {chosen && question.given.map((answer) => answer.text && <Given key={answer.at} answer={answer} />)}
        {replying && <Reply question={question} onDone={(form) => onReply(id, form)} />}
        {chosen && props.mayDecide && !replying && (
          <Decisions question={question} column={column} isAir={props.isAir} hasAir={props.hasAir} act={(deed) => act(deed, id)} />
        )}
      </div>
    </li>
  );
};

const Given = ({ answer }: { answer: ConsoleQuestion['given'][number] }) => (
  <p class="board-given">
    {answer.text}{' '}
    <span class="soft">
      {answer.private ? 'Private' : 'Public'}, by {answer.by}
    </span>
  </p>
);

/** Draws the row again only when something in it changed: the lists move every second, most rows do not. */
export const BoardRow = (props: Props) => {
  const age = shortAge(props.now - Date.parse(props.question.askedAt));
  const act = props.chosen ? props.act : null;
  const { question, column, chosen, isAir, isNext, notice, replying, mayDecide, hasAir } = props;
  // the callbacks of a row that is not chosen never differ in effect
  return useMemo(
    () => <Row {...props} age={age} />,
    [question, column, chosen, isAir, isNext, notice, age, replying, mayDecide, hasAir, act],
  );
};
