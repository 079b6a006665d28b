/** Rehearsing: the way in, what it is while it runs, and the way out. This browser leads the simulated people on. */
import { useEffect, useState } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import { send, serverNow } from '../../lib/console/api.ts';
import { clockLength } from '../../lib/live/words.ts';
import { useNow } from '../../room/use-now.ts';
import { Confirm } from '../Confirm.tsx';
import '../../styles/console-rehearsal.css';

const TURN_MS = 2_000;

/** The server knows how far the script should be by now, and plays each second once, whoever asks. */
const useTurns = ({ id }: Webinar): void => {
  useEffect(() => {
    const turn = (): void => void send('POST', `/webinars/${id}/rehearsals/turn`);
    turn();
    const timer = setInterval(turn, TURN_MS);
    return () => clearInterval(timer);
  }, [id]);
};

export const RehearsalChip = ({ since }: { since: string }) => (
  <span class="chip due">Rehearsal {clockLength(Math.max(0, serverNow(useNow(1_000)) - Date.parse(since)))}</span>
);

export const RehearsalStrip = ({ webinar }: { webinar: Webinar }) => {
  useTurns(webinar);
  return (
    <p class="rehearsal-strip">
      <span>
        <strong>A rehearsal.</strong> 200 simulated people ask, vote and answer polls. Nothing is mailed or counted.
      </span>
      <a href={`/webinars/${webinar.slug}/room/`} target="_blank" rel="noopener">
        See the room
      </a>
    </p>
  );
};

export const FinishRehearsal = ({ webinar }: { webinar: Webinar }) => {
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const finish = async (): Promise<void> => {
    setBusy(true);
    const answer = await send('DELETE', `/webinars/${webinar.id}/rehearsals`);
    setBusy(false);
    if (!answer.ok) return fail(answer.detail);
    location.assign(`/console/webinar/?id=${webinar.rehearsal?.of ?? ''}`);
  };
  return (
    <>
      <button type="button" class="button tiny" onClick={() => ask(true)}>
        Finish rehearsal
      </button>
      {asking && (
        <Confirm
          title="Finish this rehearsal?"
          words="Its questions, votes and people are removed. The webinar itself stays as it is."
          yes="Finish"
          danger={false}
          busy={busy}
          error={error}
          onYes={() => void finish()}
          onNo={() => ask(false)}
        />
      )}
    </>
  );
};

export const Rehearse = ({ webinar }: { webinar: Webinar }) => {
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const open = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<Webinar>('POST', `/webinars/${webinar.id}/rehearsals`, {});
    if (answer.ok) return location.assign(`/console/moderate/?id=${answer.value.id}`);
    setBusy(false);
    fail(answer.detail);
  };
  return (
    <>
      <button type="button" class="button quiet" aria-busy={busy} disabled={busy} onClick={() => void open()}>
        Rehearse
      </button>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </>
  );
};
