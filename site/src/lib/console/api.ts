/** Talking to the team's side of the API: every answer is the thing itself, or what went wrong in words for people. */
import type { FieldError } from '#shared/problem.ts';

export type Refusal = {
  readonly ok: false;
  /** 0: nothing came back. */
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** The thing as it is now, where somebody was faster. */
  readonly current?: unknown;
};
export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Fired on `window` when an answer says that the session has ended, so that the frame can offer to sign in again. */
export const SIGNED_OUT = 'parley-signed-out';

const PATIENCE_MS = 20_000;
/** A part of a file over a slow line. */
const FILE_PATIENCE_MS = 120_000;

/** Two clocks that differ less are the same: a count of seconds must not tremble with each answer. */
const FINE_MS = 1_500;
let offsetMs = 0;

/** The server's time as its last answer told it, in milliseconds: what it wrote is never judged by a clock that somebody set wrong. */
export const serverNow = (now: number = Date.now()): number => now + offsetMs;

/** The header cuts off the part of the second: half of one is the best guess. */
const keepTime = (headers: Headers, now: number): void => {
  const date = Date.parse(headers.get('Date') ?? '');
  const offset = date + 500 - now;
  if (Math.abs(offset - offsetMs) > FINE_MS) offsetMs = offset;
};

const toRefusal = async (response: Response): Promise<Refusal> => {
  const body = (await response.json().catch(() => ({}))) as Partial<{
    title: string;
    detail: string;
    errors: FieldError[];
    current: unknown;
  }>;
  return {
    ok: false,
    status: response.status,
    detail: body.detail ?? body.title ?? 'Something went wrong on our side.',
    errors: body.errors ?? [],
    ...(body.current === undefined ? {} : { current: body.current }),
  };
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A file goes as it is. */
const typeOf = (body: unknown): string => (body instanceof Blob ? 'application/octet-stream' : 'application/json');

/** A browser carries 64 KiB of such writes at a time, and few of them, past the end of their page. */
const KEPT = { bytes: 60_000, most: 8 };
const onTheWay = { bytes: 0, count: 0 };

/** Sees to it that what somebody decided arrives though they leave the page at once. Hands back what ends that. */
const keepAlive = (method: Method, body: string | Blob | undefined): (() => void) | undefined => {
  if (method === 'GET' || body instanceof Blob) return undefined;
  const bytes = new TextEncoder().encode(body ?? '').length;
  if (onTheWay.bytes + bytes > KEPT.bytes || onTheWay.count >= KEPT.most) return undefined;
  onTheWay.bytes += bytes;
  onTheWay.count += 1;
  return () => {
    onTheWay.bytes -= bytes;
    onTheWay.count -= 1;
  };
};

type Read<T> = (response: Response) => Promise<T>;

const ask = async <T>(
  method: Method,
  path: string,
  body: unknown,
  read: Read<T>,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer<T>> => {
  const sent = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
  const arrived = keepAlive(method, sent);
  try {
    const response = await fetch(`/api/console${path}`, {
      method,
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': typeOf(body) }), ...more },
      // The mark of what we have is ours to send, and "nothing changed" is ours to see.
      cache: 'no-store',
      keepalive: arrived !== undefined,
      ...(sent === undefined ? {} : { body: sent }),
      signal: AbortSignal.timeout(body instanceof Blob ? FILE_PATIENCE_MS : PATIENCE_MS),
    });
    keepTime(response.headers, Date.now());
    if (response.status === 401) dispatchEvent(new Event(SIGNED_OUT));
    return response.ok || response.status === 304 ? { ok: true, value: await read(response) } : toRefusal(response);
  } catch {
    return { ok: false, status: 0, detail: 'We could not reach the server. Please check your connection.', errors: [] };
  } finally {
    arrived?.();
  }
};

/** One request to `/api/console` + path. Never throws. */
export const send = <T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> =>
  // An answer without a body says that it is done; reading one from it would look like a broken line.
  ask(method, path, body, async (response) => (response.status === 204 ? undefined : await response.json()) as T);

/** What was had from an address before, and the mark by which the server knows it again. */
export type Had<T> = { readonly path: string; readonly tag: string; readonly value: T };

/** The same object again where the server says that nothing changed: then nothing was sent and nothing has to be read. */
export const look = <T>(path: string, before: Had<T> | undefined): Promise<Answer<Had<T>>> => {
  const had = before?.path === path && before.tag !== '' ? before : undefined;
  const read = async (response: Response): Promise<Had<T>> =>
    had && response.status === 304 ? had : { path, tag: response.headers.get('ETag') ?? '', value: (await response.json()) as T };
  return ask('GET', path, undefined, read, had ? { 'If-None-Match': had.tag } : {});
};
