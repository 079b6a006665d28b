/** One invitation: how far it is, who gets it and who does not, what they read. */

import { useEffect } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { InvitationView } from '#shared/invitation.ts';
import { doneOf, restWords, sizeWords } from '../../lib/console/invitations.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Acts } from './Acts.tsx';
import { Change } from './Change.tsx';
import { State } from './List.tsx';
import { Mail } from './Mail.tsx';

const LOOK_MS = 2_000;
const moves = ({ state }: InvitationView): boolean => state === 'preparing' || state === 'running' || state === 'scheduled';

const Figure = ({ count, words }: { count: number; words: string }) => (
  <div>
    <dt>{words}</dt>
    <dd>{count.toLocaleString('en-GB')}</dd>
  </div>
);

const Standing = ({ one }: { one: InvitationView }) => {
  const rest = restWords(one);
  const when = one.at && moment(new Date(one.at), zoneHere());
  return (
    <section class="card stack" aria-labelledby="invitation-people">
      <h2 id="invitation-people">Who gets it</h2>
      {one.state === 'preparing' ? (
        <p role="status">The people of the segment are being looked for. This page shows them by itself.</p>
      ) : (
        <p role="status">{sizeWords(one)}</p>
      )}
      {one.size > 0 && one.state !== 'ready' && one.state !== 'preparing' && (
        <>
          <progress value={doneOf(one)} max={one.size} aria-label="How far it is" />
          <dl class="invitation-figures">
            <Figure count={one.sent} words="sent" />
            <Figure count={one.registered} words="registered by it" />
            <Figure count={Math.max(0, one.size - doneOf(one))} words={one.state === 'stopped' ? 'not sent' : 'waiting'} />
          </dl>
        </>
      )}
      {rest && <p class="soft">{rest}</p>}
      {one.waitsUntil && <p class="soft">For the others it is night. It goes on at {moment(new Date(one.waitsUntil), zoneHere())}.</p>}
      {one.overHold && <p class="soft">People to whom we owe an answer get it as well: {one.overHold}</p>}
      {when && (
        <p class="soft">{one.state === 'ready' || one.state === 'scheduled' ? `Planned for ${when}.` : `It went off at ${when}.`}</p>
      )}
    </section>
  );
};

export const One = ({ id, me }: { id: string; me: TeamMember }) => {
  const { asked, again, put } = useAnswer<InvitationView>(`/invitations/${id}`);
  const isMoving = asked.is === 'here' && moves(asked.value);
  useEffect(() => {
    const timer = isMoving ? setInterval(again, LOOK_MS) : undefined;
    return () => clearInterval(timer);
  }, [isMoving]);
  if (asked.is !== 'here')
    return (
      <Pending asked={asked} again={again} what="The invitation" back={{ href: '/console/invitations/', words: 'See all invitations' }} />
    );
  const one = asked.value;
  const maySend = may(me.roles, 'invitation.send');
  return (
    <>
      <p>
        <a href="/console/invitations/">All invitations</a>
      </p>
      <div class="console-head">
        <div>
          <h1>{one.name}</h1>
          <p class="meta dots">
            <State state={one.state} />
            <a href={`/console/webinar/?id=${one.webinar}`}>{one.title}</a>
          </p>
        </div>
        {maySend && <Acts one={one} onDone={put} />}
      </div>
      <div class="invitation-parts">
        <div class="stack">
          <Standing one={one} />
          {maySend && one.state === 'ready' && <Change key={one.version} one={one} onDone={put} />}
        </div>
        {one.state !== 'preparing' && <Mail key={`${one.version} mail`} one={one} maySend={maySend} />}
      </div>
    </>
  );
};
