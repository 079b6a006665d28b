/** Marking it ready, where nothing is in its way or somebody says why it does not wait; changing it; calling it off. */
import { useState } from 'preact/hooks';
import type { CampaignView } from '#shared/campaign.ts';
import { send } from '../../lib/console/api.ts';
import { isOut, waitWords } from '../../lib/console/campaigns.ts';
import { Confirm } from '../Confirm.tsx';
import { type Errors, Line } from '../Field.tsx';

type Props = {
  readonly one: CampaignView;
  readonly editing: boolean;
  readonly onDone: (one: CampaignView) => void;
  readonly onEdit: () => void;
};

type GateProps = { readonly one: CampaignView; readonly busy: boolean; readonly onReady: (reason: string) => void };

/** What is in its way, and the way past it: to read, to wait, or to say why not. */
const Gate = ({ one: { gate }, busy, onReady }: GateProps) => {
  const [reason, setReason] = useState('');
  const [errors, fail] = useState<Errors>({});
  if (!gate) return null;
  const { previous } = gate;
  const submit = (event: Event): void => {
    event.preventDefault();
    const isSaid = reason.trim() !== '';
    fail(isSaid ? {} : { 'campaign-reason': 'Please say why it does not wait.' });
    if (isSaid) onReady(reason.trim());
    else document.getElementById('campaign-reason')?.focus();
  };
  return (
    <form class="campaign-gate stack" noValidate onSubmit={submit}>
      <p>
        <a href={`/console/campaigns/?id=${previous.id}`}>{previous.name}</a> comes before it in its series. {waitWords(gate, new Date())}{' '}
        {isOut(gate, new Date()) && <a href={`/console/listen/?campaign=${previous.id}`}>Read what it made people ask</a>}
      </p>
      <Line
        id="campaign-reason"
        label="Why it does not wait"
        value={reason}
        errors={errors}
        hint="It is kept in the list of changes, with your name."
        onChange={setReason}
      />
      <button type="submit" class="button quiet" disabled={busy}>
        Mark it ready all the same
      </button>
    </form>
  );
};

export const Acts = ({ one, editing, onDone, onEdit }: Props) => {
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const isAhead = one.state === 'planned' || one.state === 'ready';
  const isBlocked = one.gate !== null && one.gate.heard < one.gate.needed;
  const carryOut = async (act: 'ready' | 'cancel', reason = ''): Promise<void> => {
    setBusy(true);
    const override = reason ? { override: { reason } } : {};
    const answer = await send<CampaignView>('POST', `/campaigns/${one.id}/${act}`, { version: one.version, ...override });
    setBusy(false);
    fail(answer.ok ? '' : answer.detail);
    if (!answer.ok) return answer.current ? onDone(answer.current as CampaignView) : undefined;
    ask(false);
    onDone(answer.value);
  };
  return (
    <div class="stack">
      <div class="invitation-acts">
        <button type="button" class="button quiet" aria-expanded={editing} onClick={onEdit}>
          {editing ? 'Leave it as it is' : 'Change it'}
        </button>
        {isAhead && !one.origin && (
          <button type="button" class="button quiet" disabled={busy} onClick={() => ask(true)}>
            Call it off
          </button>
        )}
        {one.state === 'planned' && !isBlocked && (
          <button type="button" class="button" disabled={busy} onClick={() => void carryOut('ready')}>
            Mark it ready
          </button>
        )}
      </div>
      {one.state === 'planned' && isBlocked && <Gate one={one} busy={busy} onReady={(reason) => void carryOut('ready', reason)} />}
      {error && !asking && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {asking && (
        <Confirm
          title="Call it off?"
          words="Service expects it no more. It stays in the calendar as called off."
          yes="Call it off"
          danger
          busy={busy}
          error={error}
          onYes={() => void carryOut('cancel')}
          onNo={() => {
            fail('');
            ask(false);
          }}
        />
      )}
    </div>
  );
};
