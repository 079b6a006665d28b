/** Carries steps out: seen at once, sent with the version that was on the screen, taken back where the server refuses. */
import { useCallback } from 'preact/hooks';
import type { Case, CaseLine } from '#shared/case.ts';
import { type Answer, send } from '../../lib/console/api.ts';
import type { LinesEvent } from '../../lib/console/inbox-lines.ts';
import { type Desk, type Step, toLine } from './desk.ts';

type Means = {
  readonly dispatch: (event: LinesEvent) => void;
  readonly put: (it: Case) => void;
  readonly say: Desk['say'];
  readonly soon: () => void;
};

/** Changed since, but not in what a step is about: somebody read it, or voted. */
const isAlike = (line: CaseLine, current: Case): boolean =>
  (['state', 'owner', 'team', 'priority', 'snoozedUntil'] as const).every((name) => line[name] === current[name]);

const ask = async (line: CaseLine, { path, body }: Step): Promise<Answer<Case>> => {
  const once = (version: number): Promise<Answer<Case>> =>
    send<Case>('POST', `/cases/${encodeURIComponent(line.id)}/${path}`, { ...body, version });
  const answer = await once(line.version);
  const current = !answer.ok && answer.status === 409 ? (answer.current as Case | undefined) : undefined;
  return current && current.version !== line.version && isAlike(line, current) ? once(current.version) : answer;
};

export const useSteps = ({ dispatch, put, say, soon }: Means): Desk['change'] =>
  useCallback(
    async (line: CaseLine, step: Step): Promise<Case | undefined> => {
      dispatch({ is: 'begun', lines: [step.as(line)] });
      const answer = await ask(line, step);
      soon();
      if (answer.ok) {
        dispatch({ is: 'done', id: line.id, line: toLine(answer.value) });
        put(answer.value);
        say(step.words);
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
