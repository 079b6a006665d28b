/** Carries steps out: seen at once, sent with the version that was on the screen, taken back where the server refuses. */
import { useCallback } from 'preact/hooks';
import type { Case, CaseLine } from '#shared/case.ts';
import { send } from '../../lib/console/api.ts';
import type { LinesEvent } from '../../lib/console/inbox-lines.ts';
import { type Desk, type Step, toLine } from './desk.ts';

type Means = {
  readonly dispatch: (event: LinesEvent) => void;
  readonly put: (it: Case) => void;
  readonly say: Desk['say'];
  readonly soon: () => void;
};

export const useSteps = ({ dispatch, put, say, soon }: Means): Desk['change'] =>
  useCallback(
    async (line: CaseLine, { path, body, as, words }: Step): Promise<Case | undefined> => {
      dispatch({ is: 'begun', lines: [as(line)] });
      const answer = await send<Case>('POST', `/cases/${encodeURIComponent(line.id)}/${path}`, { ...body, version: line.version });
      soon();
      if (answer.ok) {
        dispatch({ is: 'done', id: line.id, line: toLine(answer.value) });
        put(answer.value);
        say(words);
        return answer.value;
      }
      const current = answer.status === 409 ? (answer.current as Case | undefined) : undefined;
      dispatch({ is: 'failed', id: line.id, ...(current ? { line: toLine(current) } : {}) });
      if (current) put(current);
      say(answer.detail, true);
      return undefined;
    },
    [dispatch, put, say, soon],
  );
