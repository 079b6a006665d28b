/** Carries out what the machine asks for: the only place of the room that fetches, waits, and looks at the clock. */
import type { Feed } from '#shared/feed.ts';
import type { Mine, OwnQuestion } from '#shared/question.ts';
import { stepWith } from './core.ts';
import type { Features } from './features.ts';
import { whenAnswered } from './server-clock.ts';
import type { Call, Effect, Failure, Kept, Live, LiveEvent } from './state.ts';
import { startLive } from './state.ts';

export type Running = { readonly dispatch: (event: LiveEvent) => void; readonly stop: () => void };

type Options = { readonly id: string; readonly kept: Kept | undefined; readonly onChange: (live: Live) => void };

const PATIENCE_MS = 15_000;

/** A request that ends: by an answer, in the page's language, or by our patience. Status 0 = nothing came back. */
const request = async (path: string, init: RequestInit = {}): Promise<Response | Failure> => {
  try {
    const headers = { ...init.headers, 'Accept-Language': document.documentElement.lang };
    return await fetch(path, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return { status: 0, detail: '' };
  }
};

export const toFailure = async (response: Response | Failure): Promise<Failure> => {
  if (!(response instanceof Response)) return response;
  const body = (await response.json().catch(() => ({}))) as { detail?: string; title?: string; errors?: { detail: string }[] };
  const seconds = Number(response.headers.get('Retry-After'));
  const detail = body.errors?.[0]?.detail ?? body.detail ?? body.title ?? '';
  return { status: response.status, detail, ...(seconds > 0 ? { retryAfter: seconds } : {}) };
};

/** The body of an answer, which may break off like everything else on a network. */
const bodyOf = async <T>(response: Response): Promise<T | Failure> =>
  response.json().then(
    (body) => body as T,
    () => ({ status: 0, detail: '' }),
  );

const isFailure = (body: unknown): body is Failure => typeof body === 'object' && body !== null && 'status' in body && 'detail' in body;

const isFine = (response: Response | Failure): response is Response => response instanceof Response && response.ok;

const sendJson = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
  body: JSON.stringify(body),
});

const fetchFeed = async (id: string, etag: string | null): Promise<LiveEvent> => {
  // no-store keeps the browser's own cache out of it: the ETag is ours to send, and a 304 is ours to see.
  const response = await request(`/feed/${id}`, {
    cache: 'no-store',
    credentials: 'omit',
    ...(etag ? { headers: { 'If-None-Match': etag } } : {}),
  });
  const timing = { at: Date.now(), random: Math.random() };
  if (!(response instanceof Response) || (!response.ok && response.status !== 304))
    return { is: 'feed-failed', ...timing, failure: await toFailure(response) };
  const seen = whenAnswered(response.headers);
  if (response.status === 304) return { is: 'feed', ...timing, ...seen };
  const feed = await response.json().catch(() => null);
  if (feed === null) return { is: 'feed-failed', ...timing, failure: { status: 0, detail: '' } };
  return { is: 'feed', ...timing, ...seen, feed: feed as Feed, etag: response.headers.get('ETag') ?? '' };
};

const performCall = async (base: string, call: Call): Promise<LiveEvent> => {
  const headers: Record<string, string> = call.key ? { 'Idempotency-Key': call.key } : {};
  const init = call.body === undefined ? { method: call.method, headers } : sendJson(call.method, call.body, headers);
  const response = await request(`${base}${call.path}`, init);
  const at = Date.now();
  if (!isFine(response)) return { is: 'call-failed', call, at, failure: await toFailure(response) };
  return { is: 'called', call, at, value: await response.json().catch(() => null) };
};

const perform = async (id: string, effect: Exclude<Effect, { do: 'wait' }>): Promise<LiveEvent> => {
  const base = `/api/live/${id}`;
  if (effect.do === 'fetch-feed') return fetchFeed(id, effect.etag);
  if (effect.do === 'send-question') {
    const { key, text, anonymous, at } = effect;
    const response = await request(
      `${base}/questions`,
      sendJson('POST', { text, ...(anonymous ? { anonymous } : {}), ...(at === undefined ? {} : { at }) }, { 'Idempotency-Key': key }),
    );
    if (!isFine(response)) return { is: 'ask-failed', key, at: Date.now(), failure: await toFailure(response) };
    const question = await bodyOf<OwnQuestion>(response);
    return isFailure(question) ? { is: 'ask-failed', key, at: Date.now(), failure: question } : { is: 'asked', key, question };
  }
  if (effect.do === 'send-vote') {
    const response = await request(`${base}/questions/${effect.id}/vote`, { method: effect.voted ? 'PUT' : 'DELETE' });
    const at = Date.now();
    if (!isFine(response)) return { is: 'vote-failed', id: effect.id, at, failure: await toFailure(response) };
    return { is: 'voted', id: effect.id, voted: effect.voted, at };
  }
  if (effect.do === 'call') return performCall(base, effect.call);
  const response = await request(
    effect.do === 'adopt' ? `${base}/adopt` : `${base}/mine`,
    effect.do === 'adopt' ? sendJson('POST', {}) : {},
  );
  const mine = isFine(response) ? await bodyOf<Mine>(response) : undefined;
  if (mine && !isFailure(mine)) return { is: 'mine', at: Date.now(), mine };
  const failure = mine ?? (await toFailure(response));
  return effect.do === 'adopt' ? { is: 'adopt-failed', failure } : { is: 'mine-failed', at: Date.now(), failure };
};

const featureEvents: readonly string[] = ['answer', 'admit-poll', 'chat', 'own', 'report'];

/** Whether the machine needs more for this event than questions and votes. */
const needsFeatures = (live: Live, event: LiveEvent): boolean => {
  if (event.is !== 'feed') return featureEvents.includes(event.is);
  const feed = event.feed ?? live.feed;
  return Boolean(feed?.chat ?? feed?.poll);
};

/** Starts the client of one room. `stop` ends its timer; answers that are still under way change nothing after it. */
export const runLive = ({ id, kept, onChange }: Options): Running => {
  let live = startLive(id, kept);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let features: Features | undefined;
  const loadFeatures = async (): Promise<void> => {
    try {
      ({ features } = await import('./features.ts'));
    } catch {
      // The network may be back with the next event that needs them.
    }
  };
  /** What is on screen, looked at again: now that there is somebody to see its poll and its chat. */
  const again = (): LiveEvent => {
    const at = Date.now();
    return { is: 'feed', again: true, at, random: Math.random(), ageSeconds: live.freshAt === null ? 0 : (at - live.freshAt) / 1_000 };
  };
  const dispatch = (event: LiveEvent): void => {
    if (features || !needsFeatures(live, event)) {
      apply(event);
      return;
    }
    // Questions wait for nothing; what somebody did waits, and is told where it could not be done.
    if (event.is === 'feed') apply(event);
    void loadFeatures().then(() => {
      if (event.is !== 'feed') apply(features ? event : { is: 'not-loaded' });
      else if (features) apply(again());
    });
  };
  const apply = (event: LiveEvent): void => {
    if (stopped) return;
    const [next, effects] = stepWith(features, live, event);
    live = next;
    for (const effect of effects) {
      if (effect.do === 'wait') {
        clearTimeout(timer);
        timer = setTimeout(() => dispatch({ is: 'timer' }), effect.ms);
      } else void perform(id, effect).then(dispatch, () => undefined);
    }
    onChange(live);
  };
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
  };
  return { dispatch, stop };
};
