/** What can be done with an invitation in the state that it is in. */
import type { InvitationState, InvitationView } from '#shared/invitation.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { many } from '../../lib/console/words.ts';
import { type RunAct, RunActs } from '../RunActs.tsx';

const possible: Readonly<Record<InvitationState, readonly RunAct[]>> = {
  preparing: ['stop'],
  ready: ['stop', 'send'],
  scheduled: ['stop', 'pause'],
  running: ['stop', 'pause'],
  paused: ['stop', 'resume'],
  done: [],
  stopped: [],
};
const labels: Readonly<Record<RunAct, string>> = { send: 'Send it', pause: 'Pause', resume: 'Go on', stop: 'Stop for good' };

const sendWords = ({ size, at, title }: InvitationView): string =>
  `${many(size, 'person', 'people')} are invited to “${title}”${at && Date.parse(at) > Date.now() ? `, from ${moment(new Date(at), zoneHere())} on` : ' now'}, each once.`;

export const Acts = ({ one, onDone }: { one: InvitationView; onDone: (one: InvitationView) => void }) => (
  <RunActs
    path="/invitations"
    one={one}
    possible={possible[one.state]}
    labels={labels}
    asks={{
      send: { title: 'Send the invitation?', words: sendWords(one), yes: 'Send it' },
      stop: { title: 'Stop it for good?', words: 'Nobody else gets this invitation. Who has it keeps a link that works.', yes: 'Stop it' },
    }}
    onDone={onDone}
  />
);
