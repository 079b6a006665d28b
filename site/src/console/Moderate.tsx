/** The moderation console of one webinar: which webinar, its bar, its panels; the board, or the review after the end, does the rest. */

import { useEffect, useState } from 'preact/hooks';
import { may, type TeamHere, type TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send, serverNow } from '../lib/console/api.ts';
import { shortName } from '../lib/console/people.ts';
import { resumeLeftMs } from '../lib/console/review.ts';
import { Board } from './Board.tsx';
import { Checklist } from './Checklist.tsx';
import { Console } from './Console.tsx';
import { Help } from './Help.tsx';
import { Nowhere } from './Nowhere.tsx';
import { Panels } from './Panel.tsx';
import { Review } from './Review.tsx';
import { RoomBar } from './RoomBar.tsx';
import { RehearsalStrip } from './rehearsal/Rehearsal.tsx';
import { useHere } from './use-here.ts';
import { usePanelName } from './use-panel.ts';

type View = 'board' | 'review';

/** The address may ask for one; right after the end it is the review. */
const useView = (webinar: Webinar | null): readonly [View, (view: View) => void] => {
  const [wanted, show] = useState(() => new URLSearchParams(location.search).get('view'));
  const usual: View = webinar && resumeLeftMs(webinar, serverNow()) > 0 ? 'review' : 'board';
  const view = webinar?.state !== 'ended' ? 'board' : wanted === 'review' || wanted === 'board' ? wanted : usual;
  return [view, show];
};

type RoomProps = {
  readonly me: TeamMember;
  readonly id: string;
  readonly webinar: Webinar | null;
  readonly know: (webinar: Webinar) => void;
  readonly meet: (team: readonly TeamHere[]) => void;
  readonly view: View;
  readonly show: (view: View) => void;
  readonly help: () => void;
};

const Room = ({ me, id, webinar, know, meet, view, show, help }: RoomProps) => {
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
  const team = useHere(id);
  useEffect(() => meet(team), [team]);
  if (webinar && view === 'review')
    return (
      <Review
        webinar={webinar}
        mayResume={may(me.roles, 'webinar.change')}
        mayDecide={may(me.roles, 'question.decide')}
        put={know}
        onBoard={() => show('board')}
      />
    );
  return (
    <>
      {webinar?.rehearsal && <RehearsalStrip webinar={webinar} />}
      {webinar?.state === 'scheduled' && <Checklist webinar={webinar} me={me} team={team} />}
      <Board webinar={id} me={shortName(me)} mayDecide={may(me.roles, 'question.decide')} help={help} />
    </>
  );
};

export const Moderate = () => {
  const id = new URLSearchParams(location.search).get('id') ?? '';
  const [webinar, know] = useState<Webinar | null>(null);
  const [team, meet] = useState<readonly TeamHere[]>([]);
  const [help, showHelp] = useState(false);
  const [panel, choose] = usePanelName();
  const [view, show] = useView(webinar);
  useEffect(() => {
    if (webinar) document.title = `Questions: ${webinar.title} · Parley console`;
  }, [webinar?.title]);
  const askHelp = (): void => showHelp(true);
  const bar = (me: TeamMember) => webinar && <RoomBar {...{ me, webinar, team, panel, choose, view, show }} put={know} help={askHelp} />;
  return (
    <Console right="question.decide" here="room" wide bar={bar}>
      {(me) => (
        <>
          {id ? <Room {...{ me, id, webinar, know, meet, view, show }} help={askHelp} /> : <Nowhere />}
          {id && <Panels me={me} webinar={webinar} name={panel} choose={choose} />}
          {help && <Help panels={webinar ? { me, webinar } : null} onClose={() => showHelp(false)} />}
        </>
      )}
    </Console>
  );
};
