/** The moderation console of one webinar: which webinar, its clock, its end; the board below does the rest. */

import { useEffect, useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../lib/console/api.ts';
import { clockLength } from '../lib/live/words.ts';
import { useNow } from '../room/use-now.ts';
import { Board } from './Board.tsx';
import { Confirm } from './Confirm.tsx';
import { Console, Say } from './Console.tsx';
import { StateChip } from './StateChip.tsx';

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

const Bar = ({ webinar, put }: { webinar: Webinar; put: (webinar: Webinar) => void }) => (
  <div class="console-room">
    {webinar.state === 'live' && webinar.startedAt ? <Elapsed since={webinar.startedAt} /> : <StateChip state={webinar.state} />}
    <h1>
      <a href={`/console/webinar/?id=${webinar.id}`}>{webinar.title}</a>
    </h1>
    {webinar.state === 'live' && <End webinar={webinar} onEnd={put} />}
  </div>
);

const Room = ({ me, id, know }: { me: TeamMember; id: string; know: (webinar: Webinar) => void }) => {
  // The room's state changes rarely and the questions come by themselves: once, and every half minute.
  useEffect(() => {
    const look = async (): Promise<void> => {
      const answer = await send<Webinar>('GET', `/webinars/${encodeURIComponent(id)}`);
      if (answer.ok) know(answer.value);
    };
    void look();
    const timer = setInterval(() => document.hidden || void look(), 30_000);
    return () => clearInterval(timer);
  }, [id]);
  return <Board webinar={id} mayDecide={may(me.roles, 'question.decide')} />;
};

export const Moderate = () => {
  const id = new URLSearchParams(location.search).get('id') ?? '';
  const [webinar, know] = useState<Webinar | null>(null);
  useEffect(() => {
    if (webinar) document.title = `Questions: ${webinar.title} · Parley console`;
  }, [webinar?.title]);
  return (
    <Console right="question.decide" here="room" wide {...(webinar ? { bar: <Bar webinar={webinar} put={know} /> } : {})}>
      {(me) =>
        id ? (
          <Room me={me} id={id} know={know} />
        ) : (
          <Say title="Which webinar?">
            <p>This address names none.</p>
            <a class="button" href="/console/">
              See all webinars
            </a>
          </Say>
        )
      }
    </Console>
  );
};
