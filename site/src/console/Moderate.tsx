/** The moderation console of one webinar: which webinar, its bar, its panels; the board below does the rest. */

import { useEffect, useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../lib/console/api.ts';
import { shortName } from '../lib/console/people.ts';
import { Board } from './Board.tsx';
import { Console, Say } from './Console.tsx';
import { Help } from './Help.tsx';
import { Panels } from './Panel.tsx';
import { RoomBar } from './RoomBar.tsx';
import { RehearsalStrip } from './rehearsal/Rehearsal.tsx';
import { usePanelName } from './use-panel.ts';

type RoomProps = { readonly me: TeamMember; readonly id: string; readonly know: (webinar: Webinar) => void; readonly help: () => void };

const Room = ({ me, id, know, help }: RoomProps) => {
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
  return <Board webinar={id} me={shortName(me)} mayDecide={may(me.roles, 'question.decide')} help={help} />;
};

const Nowhere = () => (
  <Say title="Which webinar?">
    <p>This address names none.</p>
    <a class="button" href="/console/">
      See all webinars
    </a>
  </Say>
);

export const Moderate = () => {
  const id = new URLSearchParams(location.search).get('id') ?? '';
  const [webinar, know] = useState<Webinar | null>(null);
  const [help, showHelp] = useState(false);
  const [panel, choose] = usePanelName();
  useEffect(() => {
    if (webinar) document.title = `Questions: ${webinar.title} · Parley console`;
  }, [webinar?.title]);
  const bar = (me: TeamMember) =>
    webinar && <RoomBar me={me} webinar={webinar} put={know} panel={panel} choose={choose} help={() => showHelp(true)} />;
  return (
    <Console right="question.decide" here="room" wide bar={bar}>
      {(me) => (
        <>
          {webinar?.rehearsal && <RehearsalStrip webinar={webinar} />}
          {id ? <Room me={me} id={id} know={know} help={() => showHelp(true)} /> : <Nowhere />}
          {webinar && <Panels me={me} webinar={webinar} name={panel} choose={choose} />}
          {help && <Help panels={webinar ? { me, webinar } : null} onClose={() => showHelp(false)} />}
        </>
      )}
    </Console>
  );
};
