/** The bar above the board: how long it is live, what opens beside it, its end. */

import { useState } from 'preact/hooks';
import { may, type TeamHere, type TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send, serverNow } from '../lib/console/api.ts';
import { clockLength } from '../lib/live/words.ts';
import { useNow } from '../room/use-now.ts';
import { Confirm } from './Confirm.tsx';
import { FinishRehearsal, RehearsalChip } from './rehearsal/Rehearsal.tsx';
import '../styles/console-room.css';
import { StateChip } from './StateChip.tsx';
import { There } from './There.tsx';
import { panelsFor } from './use-panel.ts';

const Elapsed = ({ since }: { since: string }) => (
  <span class="chip live">
    <span class="dot" />
    Live {clockLength(Math.max(0, serverNow(useNow(1_000)) - Date.parse(since)))}
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
          words="Open questions stay on the list of what is owed. You can resume within 30 minutes."
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
  readonly team: readonly TeamHere[];
  readonly view: 'board' | 'review';
  readonly show: (view: 'board' | 'review') => void;
};

const MOST_FACES = 4;

const initials = (name: string): string =>
  name
    .split(/[\s.@]+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** Colleagues who have this console open. */
const Here = ({ me, team }: Pick<Props, 'me' | 'team'>) => {
  const others = team.filter(({ email }) => email !== me.email);
  if (others.length === 0) return null;
  return (
    <ul class="plain console-here" aria-label="Here too">
      {others.slice(0, MOST_FACES).map(({ email, name }) => (
        <li key={email} title={`${name || email} is here`}>
          <span class="face" aria-hidden="true">
            {initials(name || email)}
          </span>
          <span class="visually-hidden">{name || email}</span>
        </li>
      ))}
    </ul>
  );
};

const Standing = ({ webinar }: { webinar: Webinar }) => {
  if (webinar.state !== 'live' || !webinar.startedAt) return <StateChip state={webinar.state} />;
  return webinar.rehearsal ? <RehearsalChip since={webinar.startedAt} /> : <Elapsed since={webinar.startedAt} />;
};

export const RoomBar = ({ me, webinar, put, panel, choose, help, team, view, show }: Props) => (
  <div class="console-room">
    <Standing webinar={webinar} />
    <There webinar={webinar} />
    <h1>
      <a href={`/console/webinar/?id=${webinar.id}`}>{webinar.title}</a>
    </h1>
    <Here me={me} team={team} />
    <div class="console-room-tools">
      {webinar.state === 'ended' && (
        <button type="button" class="button quiet tiny" onClick={() => show(view === 'board' ? 'review' : 'board')}>
          {view === 'board' ? 'Review' : 'Board'}
        </button>
      )}
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
      {may(me.roles, 'webinar.change') && webinar.rehearsal && <FinishRehearsal webinar={webinar} />}
      {may(me.roles, 'webinar.change') && !webinar.rehearsal && webinar.state === 'live' && <End webinar={webinar} onEnd={put} />}
    </div>
  </div>
);
