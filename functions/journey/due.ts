/** Which pages of a run wait to be sent. Pure. */
import type { WebinarId } from '#shared/ids.ts';
import type { RunMessage } from '../ports.ts';
import { END } from './cursor.ts';
import { listsOf, type StoredRun } from './item.ts';

/** A run of one letter has no lists: it is one message. */
export const isDone = (webinar: WebinarId, { step, cursors }: StoredRun): boolean => {
  const lists = listsOf(step, webinar);
  return lists.length > 0 && lists.every((_, list) => cursors[list] === END);
};

/** A message for each list that is not through and that nobody sends a page of at `time` (real milliseconds). */
export const pagesOf = (webinar: WebinarId, run: StoredRun, time: number): RunMessage[] => {
  const { step, plan, cursors, leases } = run;
  const lists = listsOf(step, webinar);
  if (lists.length === 0) return [{ kind: 'run', webinar, step, plan, list: 0 }];
  return lists.flatMap((_, list): RunMessage[] => {
    const [cursor, lease = 0] = [cursors[list], leases[list]];
    if (cursor === END || lease >= time) return [];
    return [{ kind: 'run', webinar, step, plan, list, ...(cursor === undefined ? {} : { page: cursor }) }];
  });
};
