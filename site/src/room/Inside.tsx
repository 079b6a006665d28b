/** The room of one webinar, once it is known which. */

import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { VersionedWebinar } from '#shared/feed.ts';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import { rereadDelay } from '../lib/live/poll.ts';
import type { Live, LiveEvent } from '../lib/live/state.ts';
import type { Announcement } from '../lib/live/told.ts';
import { many, t } from '../lib/words.ts';
import { Drawer } from './Drawer.tsx';
import { late, Nothing } from './late.tsx';
import { Stage } from './Stage.tsx';
import { useLive } from './use-live.ts';

const NoSeat = late(async () => (await import('./Gate.tsx')).NoSeat, Nothing);
const CalledOff = late(async () => (await import('./Gate.tsx')).CalledOff, Nothing);
const Presence = late(async () => (await import('./presence/Presence.tsx')).Presence);

/** The feed is newer than the page where both say something. */
const stateOf = (live: Live, webinar: PublicWebinar): WebinarState => live.feed?.state ?? webinar.state;

const announce = ({ told, fresh }: Announcement): string =>
  [
    ...told.map(({ say, what = '' }) => t(say, { what })),
    ...(fresh > 0 ? [many(fresh, 'One new question.', '{n} new questions.')] : []),
  ].join(' ');

const Status = ({ state, live }: { state: WebinarState; live: Live }) => (
  <div class="room-status">
    {state === 'live' && (
      <span class="chip live">
        <span class="dot" />
        {t('Live')}
      </span>
    )}
    {state === 'scheduled' && <span class="chip accent">{t('Not started yet')}</span>}
    {state === 'ended' && <span class="chip">{t('Ended')}</span>}
    {state === 'live' && (live.feed?.present ?? 0) > 1 && (
      <span class="room-present">{many(live.feed?.present ?? 0, '', '{n} watching')}</span>
    )}
  </div>
);

type Props = {
  readonly webinar: VersionedWebinar;
  /** How often it was read again. */
  readonly reads: number;
  readonly again: () => void;
};

export const Inside = ({ webinar, reads, again }: Props) => {
  const [live, dispatch] = useLive(webinar.id);
  const isOld = (live.feed?.webinarVersion ?? 0) > webinar.version;
  useEffect(() => {
    if (!isOld) return;
    const timer = setTimeout(again, rereadDelay(live, Math.random()));
    return () => clearTimeout(timer);
  }, [isOld, reads]);
  const state = stateOf(live, webinar);
  const place = useRef<number | null>(null);
  const onPlace = useCallback((seconds: number): void => {
    place.current = seconds;
  }, []);
  // A question about a recording says which moment it is about.
  const tell = (event: LiveEvent): void => dispatch(event.is === 'ask' && place.current ? { ...event, at: place.current } : event);
  if (live.seat === 'none') return <NoSeat webinar={webinar} />;
  if (state === 'cancelled') return <CalledOff />;
  return (
    <div class="room" data-state={state}>
      <Status state={state} live={live} />
      <Stage webinar={webinar} state={state} clockOffset={live.clockOffset} feed={live.feed} onPlace={onPlace} />
      {live.feed && live.seat === 'taken' && state === 'live' && <Presence webinar={webinar.id} paceMs={live.feed.nextPollMs} />}
      <Drawer webinar={webinar} state={state} live={live} dispatch={tell} />
      <p class="visually-hidden" role="status" aria-live="polite">
        {announce(live.said)}
      </p>
    </div>
  );
};
