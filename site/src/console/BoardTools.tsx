/** What narrows the board: search, a label, mine alone; on a phone also which column is shown. */
import type { ComponentChildren, RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Board, BoardEvent } from '../lib/console/board.ts';
import type { Column } from '../lib/console/columns.ts';
import { labelsInUse } from '../lib/console/people.ts';

export const titles: Readonly<Record<Column, string>> = { review: 'In review', live: 'Live', done: 'Answered' };

type Props = {
  readonly board: Board;
  readonly all: readonly ConsoleQuestion[];
  readonly me: string;
  readonly find: RefObject<HTMLInputElement>;
  readonly shown: Column;
  readonly show: (column: Column) => void;
  readonly dispatch: (event: BoardEvent) => void;
  readonly children: ComponentChildren;
};

const Search = ({ board, find, dispatch }: Pick<Props, 'board' | 'find' | 'dispatch'>) => (
  <label class="board-find">
    <span class="visually-hidden">Search questions, names, companies, labels</span>
    <input
      ref={find}
      type="search"
      placeholder="Search"
      value={board.narrowed.find}
      onInput={(event) => dispatch({ is: 'narrow', to: { find: event.currentTarget.value } })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
      }}
    />
    <kbd>/</kbd>
  </label>
);

export const BoardTools = ({ board, all, me, find, shown, show, dispatch, children }: Props) => {
  const { label, owner } = board.narrowed;
  const labels = useMemo(() => [...new Set([...labelsInUse(all), ...(label ? [label] : [])])], [all, label]);
  return (
    <div class="board-tools">
      <div class="segmented board-switch">
        {(['review', 'live', 'done'] as const).map((column) => (
          <button key={column} type="button" aria-pressed={shown === column} onClick={() => show(column)}>
            {titles[column]} {board.places[column].length}
          </button>
        ))}
      </div>
      <Search board={board} find={find} dispatch={dispatch} />
      {labels.length > 0 && (
        <select
          class="board-filter"
          aria-label="Show one label only"
          value={label}
          onChange={(event) => dispatch({ is: 'narrow', to: { label: event.currentTarget.value } })}
        >
          <option value="">All labels</option>
          {labels.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        class="button quiet tiny board-toggle"
        aria-pressed={owner !== ''}
        onClick={() => dispatch({ is: 'narrow', to: { owner: owner === '' ? me : '' } })}
      >
        Mine
      </button>
      {children}
    </div>
  );
};
