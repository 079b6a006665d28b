/** One tier of the cache: fresh answers from memory, concurrent misses collapsed into one request, stale ones while the origin fails. */
import { lifetime } from './freshness.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** When the origin gave or confirmed it, in milliseconds: freshness and Age count from here in every tier. */
  readonly originAt: number;
};

/** Asks the next tier; `etag` lets it answer 304 where nothing changed. */
export type Source = (key: string, etag: string | undefined) => Promise<Answer>;
type How = 'hit' | 'miss' | 'collapsed';
type Found = { readonly answer: Answer; readonly how: How };
export type Tier = (key: string) => Promise<Found>;

/** Feeds are few (one per webinar): this bounds memory against invented queries. */
const MOST_ENTRIES = 1_000;

const times = ({ headers, originAt }: Answer) => {
  const { fresh, staleIfError } = lifetime(headers['cache-control'] ?? '');
  return { freshUntil: originAt + fresh * 1000, staleUntil: originAt + (fresh + staleIfError) * 1000 };
};

const confirmed = (kept: Answer, fresh: Answer): Answer => ({
  ...kept,
  headers: { ...kept.headers, ...fresh.headers },
  originAt: fresh.originAt,
});

export const createTier = (source: Source, now: () => number): Tier => {
  const entries = new Map<string, Answer>();
  const flights = new Map<string, Promise<Answer>>();

  const keep = (key: string, answer: Answer): Answer => {
    entries.delete(key);
    entries.set(key, answer);
    const oldest = entries.keys().next().value;
    if (entries.size > MOST_ENTRIES && oldest !== undefined) entries.delete(oldest);
    return answer;
  };

  const ask = async (key: string): Promise<Answer> => {
    const kept = entries.get(key);
    const stale = kept && now() < times(kept).staleUntil ? kept : undefined;
    try {
      const answer = await source(key, kept?.headers.etag);
      if (answer.status === 304 && kept) return keep(key, confirmed(kept, answer));
      if (answer.status >= 500 && stale) return stale;
      return answer.status === 200 && times(answer).staleUntil > answer.originAt ? keep(key, answer) : answer;
    } catch (error) {
      if (stale) return stale;
      throw error;
    }
  };

  return async (key) => {
    const kept = entries.get(key);
    if (kept && now() < times(kept).freshUntil) return { answer: kept, how: 'hit' };
    const under = flights.get(key);
    if (under) return { answer: await under, how: 'collapsed' };
    const flight = ask(key).finally(() => flights.delete(key));
    flights.set(key, flight);
    return { answer: await flight, how: 'miss' };
  };
};
