/** The live room: finds its webinar by the address, then shows the gate, the waiting page, the room or the replay. */

import { useEffect, useState } from 'preact/hooks';
import type { VersionedWebinar } from '#shared/feed.ts';
import { t } from '../lib/words.ts';
import { Inside } from './Inside.tsx';
import { late, Nothing } from './late.tsx';
import { Message } from './Message.tsx';

type Found = { readonly webinar: VersionedWebinar } | 'loading' | 'missing' | 'failed';

const Missing = late(async () => (await import('./Gate.tsx')).Missing, Nothing);

/** `/webinars/<slug>/room/`, with or without a language before it. */
const slugOf = (path: string): string => path.split('/').at(-3) ?? '';

const find = async (slug: string): Promise<Found> => {
  try {
    const response = await fetch(`/api/webinars/${encodeURIComponent(slug)}`, { headers: { Accept: 'application/json' } });
    if (response.ok) return { webinar: (await response.json()) as VersionedWebinar };
    return response.status === 404 || response.status === 410 ? 'missing' : 'failed';
  } catch {
    return 'failed';
  }
};

const Skeleton = () => (
  <div class="room" aria-busy="true">
    <p class="visually-hidden" role="status">
      {t('The room is loading.')}
    </p>
    <div class="room-stage">
      <div class="room-screen skeleton" />
      <div class="skeleton short" />
    </div>
    <div class="room-drawer">
      <div class="room-scroll stack">
        <div class="skeleton room-ghost" />
        <div class="skeleton room-ghost" />
        <div class="skeleton room-ghost" />
      </div>
    </div>
  </div>
);

export const Room = () => {
  const slug = slugOf(location.pathname);
  const [found, take] = useState<Found>('loading');
  const [tries, again] = useState(0);
  // `tries` is the wish to look again
  useEffect(() => {
    let open = true;
    // What is on screen stays there where the next look fails.
    void find(slug).then((next) => open && take((now) => (typeof now === 'object' && typeof next === 'string' ? now : next)));
    return () => {
      open = false;
    };
  }, [slug, tries]);
  useEffect(() => {
    if (found !== 'failed') return;
    const timer = setTimeout(() => again(tries + 1), 8_000);
    return () => clearTimeout(timer);
  }, [found, tries]);
  if (found === 'loading') return <Skeleton />;
  if (found === 'missing') return <Missing />;
  if (found === 'failed')
    return (
      <Message title={t('The room did not open')}>
        <p>{t('We could not reach it. We try again by ourselves in a few seconds.')}</p>
        <button type="button" class="button" onClick={() => again(tries + 1)}>
          {t('Try now')}
        </button>
      </Message>
    );
  return <Inside webinar={found.webinar} reads={tries} again={() => again(tries + 1)} />;
};
