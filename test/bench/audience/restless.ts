/** People who do not just watch: they look at another tab, go through a tunnel, or sit behind a network that says nothing. */
import type { Chance } from '../../trials/kill/chance.ts';

/** `offline`: the browser knows. `lose`: nobody knows, requests hang. */
export type Toggle = {
  readonly at: number;
  readonly person: number;
  readonly kind: 'hide' | 'show' | 'offline' | 'online' | 'lose' | 'find';
};

const spells = [
  ['hide', 'show', 20_000, 600_000],
  ['offline', 'online', 2_000, 120_000],
  ['lose', 'find', 2_000, 60_000],
] as const;

/** For a share of the people one spell of each kind, anywhere in the time, sorted. Everybody is back before the end. */
export const planRestless = (chance: Chance, people: number, share: number, lengthMs: number): Toggle[] => {
  const found: Toggle[] = [];
  for (let person = 0; person < people; person += 1) {
    if (!chance.isLucky(share)) continue;
    for (const [from, to, least, most] of spells) {
      const lasts = Math.min(chance.between(least, most), lengthMs * 0.3);
      const at = Math.floor(chance.between(0.05, 0.6) * lengthMs);
      found.push({ at, person, kind: from }, { at: Math.floor(at + lasts), person, kind: to });
    }
  }
  return found.sort((a, b) => a.at - b.at);
};
