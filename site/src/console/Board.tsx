/** The board: Now and Next always in sight, three columns, one key per decision. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { onAir, upNext } from '../lib/console/cards.ts';
import { columns } from '../lib/console/columns.ts';
import type { Deed } from '../lib/console/keys.ts';
import { useNow } from '../room/use-now.ts';
import { act } from './act.ts';
import { BoardTools, titles } from './BoardTools.tsx';
import { Cards } from './Cards.tsx';
import { ColumnList } from './ColumnList.tsx';
import { Ghosts } from './Console.tsx';
import { type Desk, DeskContext, type Tool } from './desk.ts';
import { Reconnecting } from './Reconnecting.tsx';
import { SAID_MS, type Said, Toast } from './Toast.tsx';
import { UnsentNote } from './Unsent.tsx';
import { useBoard } from './use-board.ts';
import { useColumns } from './use-columns.ts';
import { useDensity } from './use-density.ts';
import { useFollow } from './use-follow.ts';
import { useKeys } from './use-keys.ts';
import '../styles/board.css';
import '../styles/board-cards.css';
import '../styles/board-rows.css';
import '../styles/board-tools.css';

type Props = { readonly webinar: string; readonly me: string; readonly mayDecide: boolean; readonly help: () => void };

const NotLoaded = ({ failure }: { failure: { readonly status: number; readonly detail: string } | null }) =>
  failure ? (
    <div class="empty console-main" role="alert">
      <h1>{failure.status === 403 ? 'Your role does not include this' : 'The questions did not load'}</h1>
      <p>{failure.detail}</p>
      <p>{[401, 403, 404].includes(failure.status) ? <a href="/console/">Back to the webinars</a> : 'We try again by ourselves.'}</p>
    </div>
  ) : (
    <div class="console-main">
      <Ghosts />
    </div>
  );

export const Board = ({ webinar, me, mayDecide, help }: Props) => {
  const { board, dispatch, decide, silence } = useBoard(webinar);
  const [tool, setTool] = useState<{ id: string; is: Tool } | null>(null);
  const { strip, shown, show, onSwiped } = useColumns();
  const [density, switchDensity] = useDensity();
  const [said, say] = useState<Said | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const now = useNow(5_000);
  const all = useMemo(() => [...board.shown.values()], [board.shown]);
  const air = useMemo(() => onAir(all), [all]);
  const next = useMemo(() => upNext(all), [all]);
  const selected = board.selected;

  const open = (id: string, is: Tool | null): void => {
    if (is) dispatch({ is: 'select', id });
    setTool(is && { id, is });
  };
  const doIt = (deed: Deed, id = selected): void =>
    act(deed, id, {
      ...{ board, air, next, mayDecide, me, dispatch, decide, silence, open, help },
      find: () => find.current?.focus(),
      say: (words) => say({ words, until: Date.now() + SAID_MS }),
    });
  useKeys(doIt);
  const latest = useRef({ doIt, all });
  latest.current = { doIt, all };
  const desk = useMemo<Desk>(
    () => ({
      path: `/webinars/${encodeURIComponent(webinar)}/questions`,
      ...{ me, dispatch, decide, silence, open },
      act: (deed, id) => latest.current.doIt(deed, id),
      questions: () => latest.current.all,
    }),
    [webinar, me],
  );

  const place = useMemo(
    () => columns.find((column) => selected !== null && board.places[column].includes(selected)),
    [board.places, selected],
  );
  useEffect(() => {
    if (place) show(place);
  }, [place, selected]);

  useFollow(selected);

  if (!board.loaded) return <NotLoaded failure={board.failure} />;
  return (
    <DeskContext.Provider value={desk}>
      <div class="board" data-density={density} data-air={air !== null}>
        <Reconnecting board={board} now={now} />
        <Cards air={air} next={next} questions={all} now={now} act={desk.act} mayDecide={mayDecide} />
        <BoardTools board={board} all={all} me={me} find={find} shown={shown} show={show} dispatch={dispatch}>
          <button
            type="button"
            class="button quiet tiny board-toggle board-density"
            aria-pressed={density === 'compact'}
            onClick={switchDensity}
          >
            Compact
          </button>
        </BoardTools>
        <div class="board-columns" ref={strip} onScroll={onSwiped}>
          {columns.map((column) => (
            <ColumnList
              key={column}
              column={column}
              title={titles[column]}
              board={board}
              air={air?.id ?? null}
              next={next?.id ?? null}
              now={now}
              tool={tool}
              mayDecide={mayDecide}
            />
          ))}
        </div>
        <UnsentNote board={board} dispatch={dispatch} />
        <Toast undo={board.undo} said={said} onUndo={() => doIt('undo')} />
      </div>
    </DeskContext.Provider>
  );
};
