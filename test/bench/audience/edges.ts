/** The way of a look at the feed: an edge location, perhaps the shield, the origin, and what ails them. */
import type { Chance } from '../../trials/kill/chance.ts';
import type { Came } from './flock.ts';
import { createRate } from './measure.ts';
import { createTier, type Told } from './tier.ts';
import type { Trouble, Weather } from './weather.ts';

const EDGE_TRIP_MS = 60;
const SHIELD_TRIP_MS = 40;
const ORIGIN_MS = 15;
/** How far behind an edge is that is behind. */
const BEHIND_MS = 20_000;
/** Retry-After of a place with too much to do, and of one without a copy. */
const BUSY_SECONDS = 20;
const DOWN_SECONDS = 5;

/** Shares of `count` locations: the first is the largest, each following one smaller by its rank (zipf 0.8). Draws a location. */
export const zipf = (count: number): ((random: number) => number) => {
  const weights = Array.from({ length: count }, (_, rank) => (rank + 1) ** -0.8);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const upTo = Float64Array.from(weights, (weight) => (sum += weight / total));
  return (random) => {
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] as number) < random) low = middle + 1;
      else high = middle;
    }
    return low;
  };
};

type World = {
  readonly edges: number;
  readonly shield: boolean;
  readonly weather: Weather;
  readonly chance: Chance;
  readonly lengthMs: number;
  readonly versionAt: (now: number) => number;
};

export const createEdges = ({ edges, shield, weather, chance, lengthMs, versionAt }: World) => {
  const reads = createRate(Math.ceil(lengthMs / 1_000));
  const origin = (now: number, told: Told): void => {
    reads.add(now);
    told.ok = weather.isOriginUp(now);
    told.version = versionAt(now);
    told.at = now + (told.ok ? ORIGIN_MS : weather.originPatienceMs);
  };
  const shieldTier = createTier(1, SHIELD_TRIP_MS, origin);
  const tier = createTier(edges, EDGE_TRIP_MS, shield ? (now, told) => shieldTier.ask(0, now, told) : origin);
  // The last stretch is each place's own: 10 to 80 ms and back.
  const trip = Float64Array.from({ length: edges }, () => Math.round(chance.between(10, 80)));
  const told: Told = { version: 0, ok: true, at: 0 };

  /** What an ailing place says by itself, without asking any further; 0 where it asks. */
  const bySelf = (trouble: Trouble, known: number): number =>
    trouble === 'failing' ? 502 : trouble === 'busy' ? 429 : trouble === 'unchanged' && known >= 0 ? 304 : 0;

  return {
    reads,
    hits: tier.hits,
    /** Asks an edge. `known` is the version whose ETag the client sends, -1 for none. */
    ask(edge: number, now: number, known: number, came: Came): void {
      const { trouble, from } = weather.at(edge, now);
      came.status = bySelf(trouble, known);
      came.retryAfter = came.status === 429 ? BUSY_SECONDS : 0;
      came.at = now + (trip[edge] as number);
      if (came.status > 0) return;
      tier.ask(edge, now, told);
      came.at = Math.ceil(told.at) + (trip[edge] as number);
      came.version = trouble === 'behind' ? Math.min(told.version, versionAt(Math.max(0, from - BEHIND_MS))) : told.version;
      const isThere = told.ok && told.version >= 0;
      if (!isThere) came.retryAfter = DOWN_SECONDS;
      came.status = !isThere ? 503 : came.version === known ? 304 : 200;
    },
  };
};
