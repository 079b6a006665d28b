/** The board: Now and Next always in sight, three columns, one key per decision. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Column, onAir, upNext } from '../lib/console/columns.ts';
import type { Deed } from '../lib/console/keys.ts';
import { shortAge } from '../lib/live/words.ts';
import { useNow } from '../room/use-now.ts';
import { act } from './act.ts';
import { Cards } from './Cards.tsx';
import { ColumnList } from './ColumnList.tsx';
import { Ghosts } from './Console.tsx';
import { Toast } from './Toast.tsx';
import { useBoard } from './use-board.ts';
import { useDensity } from './use-density.ts';
import { useKeys } from './use-keys.ts';
import '../styles/board.css';
import '../styles/board-cards.css';
import '../styles/board-rows.css';

const titles: Readonly<Record<Column, string>> = { review: 'In review', live: 'Live', done: 'Answered' };
const columns: readonly Column[] = ['review', 'live', 'done'];

type Props = { readonly webinar: string; readonly mayDecide: boolean; readonly help: () => void };

export const Board = ({ webinar, mayDecide, help }: Props) => {
  const { board, dispatch, decide } = useBoard(webinar);
  const [replying, reply] = useState<string | null>(null);
  const [tab, open] = useState<Column>('review');
  const [density, switchDensity] = useDensity();
  const find = useRef<HTMLInputElement>(null);
  const now = useNow(5_000);
  const all = useMemo(() => [...board.shown.values()], [board.shown]);
  const air = useMemo(() => onAir(all), [all]);
  const next = useMemo(() => upNext(all), [all]);
  const selected = board.selected;

  const means = { board, air, next, mayDecide, dispatch, decide, reply, find: () => find.current?.focus(), help };
  const doIt = (deed: Deed, id = selected): void => act(deed, id, means);
  useKeys(doIt);

  // The eye and the screen reader follow the chosen row, unless the hand is typing somewhere.
  useEffect(() => {
    const place = columns.find((column) => selected !== null && board.places[column].includes(selected));
    if (place) open(place);
    const row = selected === null ? null : document.getElementById(`row-${selected}`);
    const focused = document.activeElement;
    row?.scrollIntoView({ block: 'nearest' });
    if (row && (focused === document.body || focused?.matches('.console-pick, [data-deed]')))
      row.querySelector<HTMLElement>('.console-pick')?.focus({ preventScroll: true });
  }, [selected]);

  if (!board.loaded && !board.failure)
    return (
      <div class="console-main">
        <Ghosts />
      </div>
    );
  if (!board.loaded && board.failure)
    return (
      <div class="empty console-main" role="alert">
        <h1>{board.failure.status === 403 ? 'Your role does not include this' : 'The questions did not load'}</h1>
        <p>{board.failure.detail}</p>
        <p>
          {[401, 403, 404].includes(board.failure.status) ? <a href="/console/">Back to the webinars</a> : 'We try again by ourselves.'}
        </p>
      </div>
    );
  return (
    <div class="board" data-density={density}>
      {board.failures > 1 && (
        <p class="console-strip" role="status">
          Reconnecting. This is from {shortAge(now - board.freshAt)} ago, and what you decide now may not go through.
        </p>
      )}
      <Cards air={air} next={next} questions={all} now={now} act={doIt} mayDecide={mayDecide} />
      <div class="board-tools">
        <div class="segmented board-switch">
          {columns.map((column) => (
            <button key={column} type="button" aria-pressed={tab === column} onClick={() => open(column)}>
              {titles[column]} {board.places[column].length}
            </button>
          ))}
        </div>
        <label class="board-find">
          <span class="visually-hidden">Search questions, names and companies</span>
          <input
            ref={find}
            type="search"
            placeholder="Search"
            value={board.find}
            onInput={(event) => dispatch({ is: 'find', text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
            }}
          />
          <kbd>/</kbd>
        </label>
        <button type="button" class="button quiet tiny board-help" aria-pressed={density === 'compact'} onClick={switchDensity}>
          Compact
        </button>
      </div>
      <div class="board-columns" data-tab={tab}>
        {columns.map((column) => (
          <ColumnList
            key={column}
            column={column}
            title={titles[column]}
            board={board}
            air={air?.id ?? null}
            next={next?.id ?? null}
            now={now}
            replying={replying}
            mayDecide={mayDecide}
            dispatch={dispatch}
            act={doIt}
            onReply={(id, form) => {
              reply(null);
              if (form) decide(id, form);
            }}
          />
        ))}
      </div>
      <Toast undo={board.undo} onUndo={() => doIt('undo')} />
    </div>
  );
};
