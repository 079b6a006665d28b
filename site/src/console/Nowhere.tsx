import { Say } from './Console.tsx';

/** A page about a webinar whose address names none. */
export const Nowhere = () => (
  <Say title="Which webinar?">
    <p>This address names none.</p>
    <a class="button" href="/console/">
      See all webinars
    </a>
  </Say>
);
