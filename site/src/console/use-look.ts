/** Looks at the room's questions every second, slower where there are many, while hidden or failing. */
import { useEffect } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import { look as lookAt } from '../lib/console/api.ts';
import type { BoardEvent } from '../lib/console/board.ts';
import { isSame, lookThrough, type Pages } from '../lib/console/pages.ts';

const PACE_MS = 1_000;
/** A large room has many pages: every third second is as good, since one's own decisions show at once. */
const LARGE = 300;
const LARGE_PACE_MS = 3_000;
const HIDDEN_MS = 15_000;
const SLOWEST_MS = 30_000;

export const useLook = (path: string, dispatch: (event: BoardEvent) => void): void => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let failures = 0;
    let looking = false;
    let last: Pages<ConsoleQuestion> = [];
    let count = 0;
    const look = async (): Promise<void> => {
      if (looking) return;
      looking = true;
      clearTimeout(timer);
      const answer = await lookThrough<ConsoleQuestion>(path, last, lookAt);
      looking = false;
      if (stopped) return;
      failures = answer.ok ? 0 : failures + 1;
      const at = Date.now();
      if (!answer.ok) dispatch({ is: 'load-failed', status: answer.status, detail: answer.detail });
      else if (last.length > 0 && isSame(answer.value, last)) dispatch({ is: 'same', at });
      else {
        const questions = answer.value.flatMap(({ value }) => value.items);
        count = questions.length;
        dispatch({ is: 'loaded', questions, at });
      }
      last = answer.ok ? answer.value : last;
      const wait = document.hidden
        ? HIDDEN_MS
        : Math.min(SLOWEST_MS, (count > LARGE ? LARGE_PACE_MS : PACE_MS) * 2 ** Math.min(failures, 6));
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
  }, [path]);
};
