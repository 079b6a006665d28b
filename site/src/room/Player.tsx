/** Keeps the picture's place on the page; its player is fetched only where there is something to play. */
import { late } from './late.tsx';

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

export const Player = late(() => import('./player/Picture.tsx').then((part) => part.Picture), Place);
