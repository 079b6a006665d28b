/** A browser's side of HTTP: cookies, and trying again with the same key while nobody knows whether it worked. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Act, Done, History, Told } from './history.ts';

export type Answer = { readonly status: number; readonly location: string; readonly text: string };
type Ask = { readonly method?: string; readonly json?: unknown; readonly form?: Record<string, string>; readonly key?: string };

export type Browser = {
  /** Follows no redirect. Throws where the connection breaks. `path` is a path of the system or a whole address on this machine. */
  readonly ask: (path: string, how?: Ask) => Promise<Answer>;
};

/** Longer than anything behind the edge waits: what we give up on should be over. */
const TIMEOUT_MS = 35_000;

export const openBrowser = (url: string): Browser => {
  const jars = new Map<string, Map<string, string>>();
  return {
    ask: async (path, { method = 'GET', json, form, key } = {}) => {
      const target = new URL(path, url);
      const jar = jars.get(target.hostname) ?? new Map<string, string>();
      jars.set(target.hostname, jar);
      const body = json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json);
      const response = await fetch(target, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          accept: form ? 'text/html' : 'application/json',
          ...(method === 'GET' ? {} : { origin: target.origin }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key ? { 'idempotency-key': key } : {}),
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/s) ?? [];
        jar.set(name, value);
      }
      return { status: response.status, location: response.headers.get('location') ?? '', text };
    },
  };
};

const tell = async (ask: () => Promise<Answer>): Promise<Told & { readonly text: string }> => {
  try {
    const { status, text } = await ask();
    const outcome = status < 300 ? 'ok' : status < 500 && status !== 408 && status !== 429 ? 'fail' : 'info';
    return { outcome, status, timedOut: false, text };
  } catch (error) {
    return { outcome: 'info', status: 0, timedOut: error instanceof Error && error.name === 'TimeoutError', text: '' };
  }
};

const MOST_ATTEMPTS = 60;

/** Tries until it is told yes or no, 60 times at most, and not beyond `until` (milliseconds of this process). */
export const persist = async (history: History, act: Act, until: number, ask: () => Promise<Answer>): Promise<Done> => {
  let timedOut = false;
  for (let attempts = 1; ; attempts += 1) {
    const told = await history.attempt(act, () => tell(ask));
    timedOut ||= told.timedOut;
    const id = told.outcome === 'ok' && act.kind === 'ask' ? { id: String(JSON.parse(told.text).id) } : {};
    if (told.outcome === 'ok') return { act, outcome: 'ok', attempts, timedOut, ...id };
    if (told.outcome === 'fail') return { act, outcome: attempts > 1 ? 'info' : 'fail', attempts, timedOut };
    if (attempts >= MOST_ATTEMPTS || performance.now() > until) return { act, outcome: 'info', attempts, timedOut };
    await pause(Math.min(1_500, 50 * 2 ** attempts) * (0.5 + Math.random()));
  }
};
