/** The bar above the board: how long it is live, what opens beside it, its end. */

import { useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../lib/console/api.ts';
import { clockLength } from '../lib/live/words.ts';
import { useNow } from '../room/use-now.ts';
import { Confirm } from './Confirm.tsx';
import { FinishRehearsal, RehearsalChip } from './rehearsal/Rehearsal.tsx';
import { StateChip } from './StateChip.tsx';
import { There } from './There.tsx';
import { panelsFor } from './use-panel.ts';

const Elapsed = ({ since }: { since: string }) => (
  <span class="chip live">
    <span class="dot" />
    Live {clockLength(useNow(1_000) - Date.parse(since))}
  </span>
);

const End = ({ webinar, onEnd }: { webinar: Webinar; onEnd: (webinar: Webinar) => void }) => {
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const end = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<Webinar>('POST', `/webinars/${webinar.id}/end`, {});
    setBusy(false);
    if (!answer.ok) return fail(answer.detail);
    ask(false);
    onEnd(answer.value);
  };
  return (
    <>
      <button type="button" class="button danger tiny" onClick={() => ask(true)}>
        End
      </button>
      {asking && (
        <Confirm
          title="End this webinar?"
          words="Every question that is still open becomes a follow-up. You can resume within 30 minutes."
          yes="End now"
          danger
          busy={busy}
          error={error}
          onYes={() => void end()}
          onNo={() => ask(false)}
        />
      )}
    </>
  );
};

type Props = {
  readonly me: TeamMember;
  readonly webinar: Webinar;
  readonly put: (webinar: Webinar) => void;
  readonly panel: string | null;
  readonly choose: (name: string | null) => void;
  readonly help: () => void;
};

const Standing = ({ webinar }: { webinar: Webinar }) => {
  if (webinar.state !== 'live' || !webinar.startedAt) return <StateChip state={webinar.state} />;
  return webinar.rehearsal ? <RehearsalChip since={webinar.startedAt} /> : <Elapsed since={webinar.startedAt} />;
};

export const RoomBar = ({ me, webinar, put, panel, choose, help }: Props) => (
  <div class="console-room">
    <Standing webinar={webinar} />
    <There webinar={webinar} />
    <h1>
      <a href={`/console/webinar/?id=${webinar.id}`}>{webinar.title}</a>
    </h1>
    <div class="console-room-tools">
      {panelsFor({ webinar, me }).map(({ name, button, key }) => (
        <button
          key={name}
          type="button"
          class="button quiet tiny"
          aria-expanded={panel === name}
          onClick={() => choose(panel === name ? null : name)}
        >
          {button} <kbd>{key.toUpperCase()}</kbd>
        </button>
      ))}
      <a class="button quiet tiny" href={`/console/speaker/?id=${webinar.id}`} target="_blank" rel="noopener">
        Speaker view
      </a>
      <button type="button" class="button quiet tiny" onClick={help}>
        Keys <kbd>?</kbd>
      </button>
      {webinar.state === 'live' &&
        may(me.roles, 'webinar.change') &&
        (webinar.rehearsal ? <FinishRehearsal webinar={webinar} /> : <End webinar={webinar} onEnd={put} />)}
    </div>
  </div>
);
