/** One column of the board. It draws what is in reach, so that a thousand questions cost what forty do. */

import { useMemo } from 'preact/hooks';
import type { Board } from '../lib/console/board.ts';
import { type Column, type DoneFilter, doneFilters, type Narrowed } from '../lib/console/columns.ts';
import { BoardRow } from './BoardRow.tsx';
import { type Tool, useDesk } from './desk.ts';
import { useWindow } from './use-window.ts';

type Props = {
  readonly column: Column;
  readonly title: string;
  readonly board: Board;
  readonly air: string | null;
  readonly next: string | null;
  readonly now: number;
  readonly tool: { readonly id: string; readonly is: Tool } | null;
  readonly mayDecide: boolean;
};

const tones: Readonly<Record<Column, string>> = { review: 'due', live: 'accent', done: 'good' };

const empty: Readonly<Record<Column, readonly [string, string]>> = {
  review: ['Nothing to review', 'New questions land here first, the oldest on top.'],
  live: ['Nothing is open', 'Approved questions wait here, most votes on top.'],
  done: ['Nothing is answered yet', 'Answered, followed up and hidden questions are kept here.'],
};

const filterWords: Readonly<Record<DoneFilter, string>> = { all: 'All', answered: 'Answered', 'follow-up': 'Follow up', hidden: 'Hidden' };

const Filter = ({ filter }: { filter: DoneFilter }) => {
  const { dispatch } = useDesk();
  return (
    <select
      class="board-filter"
      aria-label="Show in Answered"
      value={filter}
      onChange={(event) => dispatch({ is: 'narrow', to: { filter: event.currentTarget.value as DoneFilter } })}
    >
      {doneFilters.map((one) => (
        <option key={one} value={one}>
          {filterWords[one]}
        </option>
      ))}
    </select>
  );
};

const isNarrow = ({ find, label, owner, filter }: Narrowed, column: Column): boolean =>
  find.trim() !== '' || label !== '' || owner !== '' || (column === 'done' && filter !== 'all');

const Empty = ({ column, narrowed }: { column: Column; narrowed: Narrowed }) => {
  const [title, words] = isNarrow(narrowed, column)
    ? ['Nothing found here', 'Change the search or the filter to see more.']
    : empty[column];
  return (
    <div class="empty board-empty">
      <strong>{title}</strong>
      <p>{words}</p>
    </div>
  );
};

const Rows = ({ ids, ...props }: Props & { readonly ids: readonly string[] }) => {
  const { board, column, air, next, now, tool, mayDecide } = props;
  const chosen = board.selected === null ? -1 : ids.indexOf(board.selected);
  const { from, to, top, bottom, above, below } = useWindow(ids, chosen);
  return (
    <ol class="plain board-list">
      <li ref={top} class="board-beyond" style={{ height: `${above}px` }} aria-hidden="true" />
      {ids.slice(from, to).map((id) => {
        const question = board.shown.get(id);
        return (
          question && (
            <BoardRow
              key={id}
              question={question}
              column={column}
              chosen={id === board.selected}
              isAir={id === air}
              isNext={id === next}
              notice={board.notices[id]}
              unsent={board.unsent[id]}
              now={now}
              tool={tool?.id === id ? tool.is : null}
              mayDecide={mayDecide}
            />
          )
        );
      })}
      <li ref={bottom} class="board-beyond" style={{ height: `${below}px` }} aria-hidden="true" />
    </ol>
  );
};

export const ColumnList = (props: Props) => {
  const { column, title, board, air, next, now, tool, mayDecide } = props;
  const ids = board.places[column];
  const holds = (id: string | null | undefined): string | null => (id && ids.includes(id) ? id : null);
  const chosen = holds(board.selected);
  const toolHere = holds(tool?.id) ? tool : null;
  // A column whose questions did not move is not drawn again because the choice moves in another one.
  return useMemo(
    () => (
      <section class="board-column" data-column={column} aria-label={`${title}, ${ids.length}`}>
        <header class="board-column-head">
          <h2>{title}</h2>
          {column === 'done' && <Filter filter={board.narrowed.filter} />}
          <span class={`chip ${tones[column]}`}>{ids.length}</span>
        </header>
        {ids.length === 0 ? <Empty column={column} narrowed={board.narrowed} /> : <Rows {...props} ids={ids} />}
      </section>
    ),
    [column, title, ids, board.shown, board.notices, board.unsent, board.narrowed, chosen, air, next, now, toolHere, mayDecide],
  );
};
