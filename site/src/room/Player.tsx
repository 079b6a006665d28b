/** Keeps the picture's place on the page; its player is fetched only where there is something to play. */
import { late } from './late.tsx';

/** As large as what will stand here, so that nothing moves when it comes. */
const Place = () => (
  <div class="film" aria-busy="true">
    <div class="room-screen room-dark" />
    <div class="film-bar" />
  </div>
);

export const Player = late(async () => (await import('./player/Picture.tsx')).Picture, Place);
