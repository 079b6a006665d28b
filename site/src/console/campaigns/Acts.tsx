/** Marking it ready, where nothing is in its way or somebody says why it does not wait; changing it; calling it off. */
import { useState } from 'preact/hooks';
import type { CampaignView } from '#shared/campaign.ts';
import { send } from '../../lib/console/api.ts';
import { Confirm } from '../Confirm.tsx';
import { Line } from '../Field.tsx';

type Props = {
  readonly one: CampaignView;
  readonly editing: boolean;
  readonly onDone: (one: CampaignView) => void;
  readonly onEdit: () => void;
};

const Gate = ({ one, reason, setReason }: { one: CampaignView; reason: string; setReason: (reason: string) => void }) => {
  if (!one.gate || one.gate.heard >= one.gate.needed) return null;
  const { previous, needed, heard } = one.gate;
  return (
    <div class="campaign-gate stack">
      <p>
        {previous.owner} has read {heard} of {needed} cases that <a href={`/console/campaigns/?id=${previous.id}`}>{previous.name}</a>{' '}
        caused. <a href={`/console/listen/?campaign=${previous.id}`}>Read them first</a>.
      </p>
      <Line
        id="campaign-reason"
        label="Or why it does not wait"
        optional
        value={reason}
        errors={{}}
        hint="It is kept in the list of changes, with your name."
        onChange={setReason}
      />
    </div>
  );
};

export const Acts = ({ one, editing, onDone, onEdit }: Props) => {
  const [reason, setReason] = useState('');
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const isAhead = one.state === 'planned' || one.state === 'ready';
  const isBlocked = one.gate !== null && one.gate.heard < one.gate.needed && reason.trim() === '';
  const carryOut = async (act: 'ready' | 'cancel'): Promise<void> => {
    setBusy(true);
    const override = act === 'ready' && reason.trim() ? { override: { reason } } : {};
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
        {one.state === 'planned' && (
          <button type="button" class="button" disabled={busy || isBlocked} onClick={() => void carryOut('ready')}>
            Mark it ready
          </button>
        )}
      </div>
      {one.state === 'planned' && <Gate one={one} reason={reason} setReason={setReason} />}
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
