/** The moderation board as a hook: looks every second, sends decisions of one question one after another, keeps filters in the address. */

import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import type { ConsoleQuestion, DecisionForm } from '#shared/question.ts';
import { send } from '../lib/console/api.ts';
import { type Board, type BoardEvent, startBoard, stepBoard } from '../lib/console/board.ts';
import { type DoneFilter, doneFilters } from '../lib/console/columns.ts';

const PACE_MS = 1_000;
const HIDDEN_MS = 15_000;
const SLOWEST_MS = 30_000;

const fromAddress = (): Board => {
  const params = new URLSearchParams(location.search);
  const filter = doneFilters.find((one) => one === params.get('done')) ?? 'all';
  return startBoard(params.get('find') ?? '', filter);
};

const keepInAddress = (find: string, filter: DoneFilter): void => {
  const url = new URL(location.href);
  const set = (name: string, value: string): void => (value === '' ? url.searchParams.delete(name) : url.searchParams.set(name, value));
  set('find', find);
  set('done', filter === 'all' ? '' : filter);
  history.replaceState(null, '', url);
};

export type UseBoard = {
  readonly board: Board;
  readonly dispatch: (event: BoardEvent) => void;
  readonly decide: (id: string, form: DecisionForm) => void;
};

export const useBoard = (webinar: string): UseBoard => {
  const [board, dispatch] = useReducer<Board, BoardEvent, null>(stepBoard, null, fromAddress);
  const latest = useRef(board);
  latest.current = board;
  const base = `/webinars/${encodeURIComponent(webinar)}/questions`;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let failures = 0;
    let looking = false;
    const look = async (): Promise<void> => {
      if (looking) return;
      looking = true;
      clearTimeout(timer);
      const answer = await send<Page<ConsoleQuestion>>('GET', base);
      looking = false;
      if (stopped) return;
      failures = answer.ok ? 0 : failures + 1;
      dispatch(
        answer.ok
          ? { is: 'loaded', questions: answer.value.items, at: Date.now() }
          : { is: 'load-failed', status: answer.status, detail: answer.detail },
      );
      const wait = document.hidden ? HIDDEN_MS : Math.min(SLOWEST_MS, PACE_MS * 2 ** Math.min(failures, 6));
      // Without the right or the session, asking again changes nothing until the page is loaded anew.
      if (answer.ok || ![401, 403, 404].includes(answer.status)) timer = setTimeout(look, wait);
    };
    const onVisible = (): void => {
      if (!document.hidden) void look();
    };
    document.addEventListener('visibilitychange', onVisible);
    addEventListener('online', look);
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('online', look);
    };
  }, [base]);

  useEffect(() => keepInAddress(board.find, board.filter), [board.find, board.filter]);

  const queues = useRef(new Map<string, Promise<void>>());
  const decide = useCallback(
    (id: string, form: DecisionForm): void => {
      dispatch({ is: 'decided', id, form, at: Date.now() });
      const carryOut = async (): Promise<void> => {
        // The version is read when its turn comes: an earlier decision of one's own is no conflict.
        const version = latest.current.known.get(id)?.version;
        const answer = await send<ConsoleQuestion>('POST', `${base}/${id}/decisions`, { ...form, ...(version ? { version } : {}) });
        if (answer.ok) return dispatch({ is: 'settled', id, question: answer.value });
        const current = answer.current as ConsoleQuestion | undefined;
        dispatch({ is: 'refused', id, detail: answer.detail, ...(current ? { current } : {}) });
      };
      const turn = (queues.current.get(id) ?? Promise.resolve()).then(carryOut).then(() => new Promise<void>((go) => setTimeout(go)));
      queues.current.set(id, turn);
    },
    [base],
  );
  return { board, dispatch, decide };
};
