/** Sending it off, holding it, letting it go on, ending it. What people notice is asked once more. */
import { useState } from 'preact/hooks';
import type { InvitationState, InvitationView } from '#shared/invitation.ts';
import { send } from '../../lib/console/api.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { many } from '../../lib/console/words.ts';
import { Confirm } from '../Confirm.tsx';

type Act = 'send' | 'pause' | 'resume' | 'stop';

const possible: Readonly<Record<InvitationState, readonly Act[]>> = {
  preparing: ['stop'],
  ready: ['stop', 'send'],
  scheduled: ['stop', 'pause'],
  running: ['stop', 'pause'],
  paused: ['stop', 'resume'],
  done: [],
  stopped: [],
};
const labels: Readonly<Record<Act, string>> = { send: 'Send it', pause: 'Pause', resume: 'Go on', stop: 'Stop for good' };

const wordsFor = (act: Act, { size, at, title }: InvitationView): string =>
  act === 'stop'
    ? 'Nobody else gets this invitation. Who has it keeps a link that works.'
    : `${many(size, 'person', 'people')} are invited to “${title}”${at && Date.parse(at) > Date.now() ? `, from ${moment(new Date(at), zoneHere())} on` : ' now'}, each once.`;

export const Acts = ({ one, onDone }: { one: InvitationView; onDone: (one: InvitationView) => void }) => {
  const [asking, ask] = useState<Act | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const carryOut = async (act: Act): Promise<void> => {
    setBusy(true);
    const answer = await send<InvitationView>('POST', `/invitations/${one.id}/${act}`, { version: one.version });
    setBusy(false);
    if (!answer.ok) {
      if (answer.current) onDone(answer.current as InvitationView);
      return fail(answer.detail);
    }
    fail('');
    ask(null);
    onDone(answer.value);
  };
  return (
    <div class="invitation-acts">
      {possible[one.state].map((act) => (
        <button
          key={act}
          type="button"
          class={act === 'send' || act === 'resume' ? 'button' : 'button quiet'}
          disabled={busy || (act === 'send' && one.size === 0)}
          onClick={() => (act === 'send' || act === 'stop' ? ask(act) : void carryOut(act))}
        >
          {labels[act]}
        </button>
      ))}
      {error && !asking && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {asking && (
        <Confirm
          title={asking === 'send' ? 'Send the invitation?' : 'Stop it for good?'}
          words={wordsFor(asking, one)}
          yes={asking === 'send' ? 'Send it' : 'Stop it'}
          danger={asking === 'stop'}
          busy={busy}
          error={error}
          onYes={() => void carryOut(asking)}
          onNo={() => {
            fail('');
            ask(null);
          }}
        />
      )}
    </div>
  );
};
