/** What goes wrong in an hour: edges that are behind, that fail, that say "unchanged" to everybody, and an origin that is away. */
import type { Chance } from '../../trials/kill/chance.ts';

export type Trouble = 'none' | 'behind' | 'failing' | 'unchanged' | 'busy';
type Spell = { readonly from: number; readonly until: number; readonly trouble: Trouble };

export type Weather = {
  /** What ails an edge at a time, and since when. */
  readonly at: (edge: number, now: number) => Spell;
  /** Whether the origin answers. */
  readonly isOriginUp: (now: number) => boolean;
  /** Milliseconds that a failing origin takes to say so. */
  readonly originPatienceMs: number;
};

const WELL: Spell = { from: 0, until: Number.POSITIVE_INFINITY, trouble: 'none' };
const kinds = ['behind', 'behind', 'failing', 'unchanged', 'busy'] as const;

export const fairWeather: Weather = { at: () => WELL, isOriginUp: () => true, originPatienceMs: 0 };

/** Each edge has one bad minute in an hour, at its own time; the origin is away twice for half a minute. */
export const roughWeather = (chance: Chance, edges: number, lengthMs: number): Weather => {
  const spells = Array.from({ length: edges }, (): Spell => {
    const from = Math.floor(chance.between(0.1, 0.9) * lengthMs);
    return { from, until: from + chance.between(20_000, 90_000), trouble: kinds[chance.whole(kinds.length)] ?? 'behind' };
  });
  const outages = [0.3, 0.7].map((share) => ({ from: share * lengthMs, until: share * lengthMs + 30_000 }));
  return {
    at: (edge, now) => {
      const spell = spells[edge];
      return spell && now >= spell.from && now < spell.until ? spell : WELL;
    },
    isOriginUp: (now) => !outages.some(({ from, until }) => now >= from && now < until),
    // The distribution waits three seconds for its origin, once (infra/aws).
    originPatienceMs: 3_000,
  };
};
