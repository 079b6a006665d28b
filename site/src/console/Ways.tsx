/** The ways around the console: its parts, and below them the pages of the part where one is. */
import type { TeamMember } from '#shared/host.ts';
import { type Group, type Here, waysFor } from './ways.ts';

/** Where the ways are wider than the screen, the one that was gone is in the middle of what is seen. */
const bringNear = (way: HTMLAnchorElement | null): void => {
  const line = way?.parentElement;
  if (way && line) line.scrollLeft = way.offsetLeft + way.offsetWidth / 2 - line.offsetLeft - line.clientWidth / 2;
};

const isIn = ({ ways }: Group, here: Here): boolean => ways.some((way) => way.here === here);
/** A part of one page is that page; above several it is only where one is. */
const current = ({ ways }: Group) => ({ 'aria-current': ways.length > 1 ? 'true' : 'page', ref: bringNear }) as const;

export const Parts = ({ me, here }: { me: TeamMember; here: Here }) => (
  <nav aria-label="Console">
    {waysFor(me.roles).map((group) => (
      <a key={group.words} href={group.ways[0]?.href} {...(isIn(group, here) ? current(group) : {})}>
        {group.words}
      </a>
    ))}
  </nav>
);

export const Within = ({ me, here }: { me: TeamMember; here: Here }) => {
  const group = waysFor(me.roles).find((one) => isIn(one, here));
  if (!group || group.ways.length < 2) return null;
  return (
    <nav class="console-within" aria-label={group.words}>
      {group.ways.map((way) => (
        <a key={way.here} href={way.href} {...(here === way.here ? { 'aria-current': 'page', ref: bringNear } : {})}>
          {way.words}
        </a>
      ))}
    </nav>
  );
};
