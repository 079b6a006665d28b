/** The moderation board as a hook: looks every second, sends decisions of one question one after another, keeps filters in the address. */

import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { DecisionForm } from '#shared/decision.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { send } from '../lib/console/api.ts';
import { type Board, type BoardEvent, startBoard, stepBoard } from '../lib/console/board.ts';
import { doneFilters, everything, type Narrowed } from '../lib/console/columns.ts';
import { useLook } from './use-look.ts';

const fromAddress = (): Board => {
  const params = new URLSearchParams(location.search);
  return startBoard({
    find: params.get('find') ?? '',
    filter: doneFilters.find((one) => one === params.get('done')) ?? 'all',
    label: params.get('label') ?? '',
    owner: params.get('owner') ?? '',
  });
};

const keepInAddress = ({ find, filter, label, owner }: Narrowed): void => {
  const url = new URL(location.href);
  const set = (name: string, value: string): void => (value === '' ? url.searchParams.delete(name) : url.searchParams.set(name, value));
  set('find', find);
  set('done', filter === everything.filter ? '' : filter);
  set('label', label);
  set('owner', owner);
  history.replaceState(null, '', url);
};

export type UseBoard = {
  readonly board: Board;
  readonly dispatch: (event: BoardEvent) => void;
  readonly decide: (id: string, form: DecisionForm) => void;
  /** Lets the asker of a question rest for this webinar, or speak again. */
  readonly silence: (question: ConsoleQuestion, silenced: boolean) => void;
};

export const useBoard = (webinar: string): UseBoard => {
  const [board, dispatch] = useReducer<Board, BoardEvent, null>(stepBoard, null, fromAddress);
  const latest = useRef(board);
  latest.current = board;
  const room = `/webinars/${encodeURIComponent(webinar)}`;
  useLook(`${room}/questions`, dispatch);
  useEffect(() => keepInAddress(board.narrowed), [board.narrowed]);

  const queues = useRef(new Map<string, Promise<void>>());
  // What was last said of a question was not stored.
  const unstored = useRef(new Set<string>());
  const decide = useCallback(
    (id: string, form: DecisionForm): void => {
      dispatch({ is: 'decided', id, form, at: Date.now() });
      const carryOut = async (): Promise<void> => {
        // The version is read when its turn comes: an earlier decision of one's own is no conflict.
        const version = form.version ?? latest.current.known.get(id)?.version;
        // It would take back what was decided before, which nobody asked for.
        if (form.decision === 'undo' && !form.version && unstored.current.has(id))
          return dispatch({ is: 'refused', id, form, detail: 'This was not stored, so there was nothing to take back.' });
        const body = { ...form, ...(version ? { version } : {}) };
        const answer = await send<ConsoleQuestion>('POST', `${room}/questions/${id}/decisions`, body);
        if (answer.ok) unstored.current.delete(id);
        else unstored.current.add(id);
        if (answer.ok) return dispatch({ is: 'settled', id, question: answer.value });
        const current = answer.current as ConsoleQuestion | undefined;
        dispatch({ is: 'refused', id, form, detail: answer.detail, ...(current ? { current } : {}) });
      };
      const turn = (queues.current.get(id) ?? Promise.resolve()).then(carryOut).then(() => new Promise<void>((go) => setTimeout(go)));
      queues.current.set(id, turn);
    },
    [room],
  );

  const silence = useCallback(
    (question: ConsoleQuestion, silenced: boolean): void => {
      dispatch({ is: 'silenced', id: question.id, silenced, at: Date.now() });
      void send('POST', `${room}/silence`, { question: question.id, silenced }).then((answer) => {
        if (answer.ok) return;
        dispatch({ is: 'silenced', id: question.id, silenced: !silenced, at: 0 });
        dispatch({ is: 'noticed', id: question.id, words: answer.detail });
      });
    },
    [room],
  );
  return { board, dispatch, decide, silence };
};
