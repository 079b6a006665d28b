/** Chooses the player and keeps its place on the page; the player itself is fetched only where there is something to play. */
import type { videoKinds } from '#shared/webinar.ts';
import { toSource } from '../lib/live/source.ts';
import { late } from './late.tsx';
import type { Shown } from './player/shown.ts';

type Props = Shown & { readonly kind: (typeof videoKinds)[number] | null; readonly url: string };

/** As large as what will stand here, so that nothing moves when it comes. */
const Place = ({ failed }: { failed: boolean }) => (
  <div class="film" aria-busy={!failed}>
    <div class={failed ? 'room-screen room-panel room-dark' : 'room-screen room-dark'}>
      {failed && (
        <>
          <p class="room-panel-title">The player did not load</p>
          <button type="button" class="button" onClick={() => location.reload()}>
            Load the page again
          </button>
          <p class="small">What you typed stays.</p>
        </>
      )}
    </div>
    <div class="film-bar" />
  </div>
);

const Film = late(() => import('./player/Film.tsx').then((part) => part.Film), Place);
const Embed = late(() => import('./player/Embed.tsx').then((part) => part.Embed), Place);

export const Player = ({ kind, url, ...shown }: Props) => {
  const source = toSource(kind, url, location.href);
  if (source.is === 'embed') return <Embed key={url} source={source} {...shown} />;
  if (source.is !== 'link') return <Film key={url} source={source} {...shown} />;
  return (
    <div class="room-screen room-panel room-dark">
      <p class="room-panel-title">The video plays on {source.host}</p>
      <a class="button" href={source.url} target="_blank" rel="noopener noreferrer">
        Open the video
      </a>
      <p class="small">It opens in a new tab. Keep this one for your questions.</p>
    </div>
  );
};
