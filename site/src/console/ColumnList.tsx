/** One column of the board. It draws what is in reach and more as one scrolls, so that a thousand questions cost what fifty do. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { DecisionForm } from '#shared/question.ts';
import type { Board, BoardEvent } from '../lib/console/board.ts';
import { type Column, type DoneFilter, doneFilters } from '../lib/console/columns.ts';
import type { Deed } from '../lib/console/keys.ts';
import { BoardRow } from './BoardRow.tsx';

type Props = {
  readonly column: Column;
  readonly title: string;
  readonly board: Board;
  readonly air: string | null;
  readonly next: string | null;
  readonly now: number;
  readonly replying: string | null;
  readonly mayDecide: boolean;
  readonly dispatch: (event: BoardEvent) => void;
  readonly act: (deed: Deed, id?: string | null) => void;
  readonly onReply: (id: string, form: DecisionForm | null) => void;
};

const WINDOW = 30;

const tones: Readonly<Record<Column, string>> = { review: 'due', live: 'accent', done: 'good' };

const empty: Readonly<Record<Column, readonly [string, string]>> = {
  review: ['Nothing to review', 'New questions land here first, the oldest on top.'],
  live: ['Nothing is open', 'Approved questions wait here, most votes on top.'],
  done: ['Nothing is answered yet', 'Answered, followed up and hidden questions are kept here.'],
};

const filterWords: Readonly<Record<DoneFilter, string>> = { all: 'All', answered: 'Answered', 'follow-up': 'Follow up', hidden: 'Hidden' };

const Filter = ({ filter, dispatch }: { filter: DoneFilter; dispatch: Props['dispatch'] }) => (
  <select
    class="board-filter"
    aria-label="Show in Answered"
    value={filter}
    onChange={(event) => dispatch({ is: 'filter', filter: event.currentTarget.value as DoneFilter })}
  >
    {doneFilters.map((one) => (
      <option key={one} value={one}>
        {filterWords[one]}
      </option>
    ))}
  </select>
);

const Empty = ({ column, board }: Pick<Props, 'column' | 'board'>) => {
  const isNarrowed = board.find.trim() !== '' || (column === 'done' && board.filter !== 'all');
  const [title, words] = isNarrowed ? ['Nothing found here', 'Change the search or the filter to see more.'] : empty[column];
  return (
    <div class="empty board-empty">
      <strong>{title}</strong>
      <p>{words}</p>
    </div>
  );
};

export const ColumnList = (props: Props) => {
  const { column, title, board, dispatch } = props;
  const [drawn, draw] = useState(WINDOW);
  const end = useRef<HTMLLIElement>(null);
  const ids = board.places[column];
  const chosen = board.selected === null ? -1 : ids.indexOf(board.selected);
  const count = Math.max(drawn, chosen + 10);
  const hasMore = count < ids.length;
  useEffect(() => {
    if (!hasMore || !end.current) return;
    const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && draw(count + WINDOW), {
      rootMargin: '600px',
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [hasMore, count]);
  return (
    <section class="board-column" data-column={column} aria-label={`${title}, ${ids.length}`}>
      <header class="board-column-head">
        <h2>{title}</h2>
        {column === 'done' && <Filter filter={board.filter} dispatch={dispatch} />}
        <span class={`chip ${tones[column]}`}>{ids.length}</span>
      </header>
      {ids.length === 0 ? (
        <Empty column={column} board={board} />
      ) : (
        <ol class="plain board-list">
          {ids.slice(0, count).map((id) => {
            const question = board.shown.get(id);
            return (
              question && (
                <BoardRow
                  key={id}
                  question={question}
                  column={column}
                  chosen={id === board.selected}
                  isAir={id === props.air}
                  isNext={id === props.next}
                  notice={board.notices[id]}
                  now={props.now}
                  replying={id === props.replying}
                  mayDecide={props.mayDecide}
                  hasAir={props.air !== null}
                  dispatch={dispatch}
                  act={props.act}
                  onReply={props.onReply}
                />
              )
            );
          })}
          {hasMore && (
            <li ref={end} class="board-more soft small">
              {ids.length - count} more
            </li>
          )}
        </ol>
      )}
    </section>
  );
};
