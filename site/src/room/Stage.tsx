/** The left side: the picture, or what stands in its place, and what this webinar is. */

import { useCallback, useState } from 'preact/hooks';
import type { Feed } from '#shared/feed.ts';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import { t } from '../lib/words.ts';
import { late } from './late.tsx';
import { Player } from './Player.tsx';
import type { Jump, Shown } from './player/shown.ts';
import { bothClocks, dayIn } from './times.ts';

type Props = {
  readonly webinar: PublicWebinar;
  readonly state: WebinarState;
  readonly clockOffset: number;
  readonly feed: Feed | null;
  /** Hears where a recording is, in whole seconds. */
  readonly onPlace: (seconds: number) => void;
};
type Now = { readonly seconds: number; readonly length: number | null };

const byLine = ({ webinar, state }: Props): string => {
  const who = webinar.speakers.map((one) => one.name).join(', ');
  const end = new Date(webinar.endsAt);
  // A room that stays open for days needs the day; one that ends within half a day does not, whatever midnight lies between.
  const day = end.getTime() - Date.now() > 12 * 3_600_000 ? `${dayIn(end, webinar.timeZone)}, ` : '';
  const until = state === 'live' ? t('until {time}', { time: day + bothClocks(end, webinar.timeZone) }) : '';
  return [who, until].filter((part) => part !== '').join(' · ');
};

/** As large as the words that will stand here. */
const Place = () => <div class="room-screen room-panel room-dark" />;

const Instead = late(async () => (await import('./Instead.tsx')).Instead, Place);

const Screen = ({ webinar, state, clockOffset, captions, jump, onTime }: Props & Pick<Shown, 'captions' | 'jump' | 'onTime'>) => {
  const shown = { captions, webinar: webinar.id, jump, onTime };
  if (state === 'live' && webinar.video)
    return <Player kind={webinar.video.kind} url={webinar.video.url} title={webinar.title} isReplay={false} {...shown} />;
  if (state === 'ended' && webinar.replay)
    return <Player kind={null} url={webinar.replay} title={t('Recording: {title}', { title: webinar.title })} isReplay {...shown} />;
  return <Instead webinar={webinar} state={state} clockOffset={clockOffset} />;
};

/** Keeps the room below in its place while the list is on its way. */
const ChaptersPlace = () => <div class="chapters chapters-wait" aria-hidden="true" />;

const Beside = late(async () => (await import('./replay/Beside.tsx')).Beside, ChaptersPlace);
const Notes = late(async () => (await import('./note/Notes.tsx')).Notes);
const Pulse = late(async () => (await import('./reaction/Pulse.tsx')).Pulse);

export const Stage = (props: Props) => {
  const { webinar, state, feed, onPlace } = props;
  const [now, take] = useState<Now | null>(null);
  const [jump, setJump] = useState<Jump | null>(null);
  // Those that a transcript makes, where the host named none.
  const [captions, setCaptions] = useState<string | null>(null);
  const isReplay = state === 'ended' && webinar.replay !== null;
  const onTime = useCallback(
    (seconds: number, length: number | null) => {
      take({ seconds, length });
      if (isReplay) onPlace(seconds);
    },
    [isReplay, onPlace],
  );
  return (
    <section class="room-stage" aria-labelledby="room-title">
      <Screen {...props} captions={webinar.captions ?? captions} jump={jump} onTime={onTime} />
      {state === 'live' && webinar.room.reactions === 'on' && (
        <div class="room-pulse">{feed?.reactions && <Pulse webinar={webinar.id} totals={feed.reactions} />}</div>
      )}
      <div class="room-below">
        <div class="room-about">
          <h1 id="room-title">{webinar.title}</h1>
          <p class="soft small">{byLine(props)}</p>
          {webinar.promise && <p class={state === 'live' ? 'room-promise room-calm' : 'room-promise'}>{webinar.promise}</p>}
        </div>
        {feed && feed.notes.length > 0 && <Notes webinar={webinar.id} notes={feed.notes} clockOffset={props.clockOffset} />}
      </div>
      {isReplay && (
        <Beside
          onCaptions={setCaptions}
          webinar={webinar}
          seconds={now?.seconds ?? null}
          length={now?.length ?? null}
          onJump={(to) => setJump({ to })}
        />
      )}
    </section>
  );
};
