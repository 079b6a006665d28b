/** What can be done with a round in the state that it is in. */
import type { QuietState, QuietView } from '#shared/quiet.ts';
import { many } from '../../lib/console/words.ts';
import { type RunAct, RunActs } from '../RunActs.tsx';

const possible: Readonly<Record<QuietState, readonly RunAct[]>> = {
  preparing: ['stop'],
  ready: ['stop', 'send'],
  running: ['stop', 'pause'],
  paused: ['stop', 'resume'],
  done: [],
  stopped: [],
};
const labels: Readonly<Record<RunAct, string>> = { send: 'Ask them', pause: 'Pause', resume: 'Go on', stop: 'Stop for good' };

export const Acts = ({ one, onDone }: { one: QuietView; onDone: (one: QuietView) => void }) => (
  <RunActs
    path="/quiet"
    one={one}
    possible={possible[one.state]}
    labels={labels}
    asks={{
      send: {
        title: 'Ask them?',
        words: `${many(one.size, 'person gets', 'people get')} one mail each, by day where they are. Whatever they answer becomes a case in the inbox.`,
        yes: 'Ask them',
      },
      stop: { title: 'Stop it for good?', words: 'Nobody else is asked. Who has the mail can still answer.', yes: 'Stop it' },
    }}
    onDone={onDone}
  />
);
