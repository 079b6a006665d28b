/** The feed's way to the API: a GET that carries nothing of the viewer. */
import { type Agent, request } from 'node:http';
import type { Answer, Source } from './cache.ts';

const TIMEOUT_MS = 3_000;

export type OriginSettings = { readonly apiUrl: string; readonly originSecret: string; readonly agent: Agent };

/** What a cached answer keeps; Set-Cookie is not in it. */
const KEPT = ['content-type', 'cache-control', 'etag', 'date', 'retry-after', 'access-control-allow-origin', 'content-security-policy'];

/** A key is the path with its query. Rejects where the origin cannot be reached or takes more than three seconds. */
export const createOrigin =
  ({ apiUrl, originSecret, agent }: OriginSettings): Source =>
  (key, etag) =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request(`${apiUrl}${key}`, {
        agent,
        headers: { accept: 'application/json', 'x-origin-secret': originSecret, ...(etag && { 'if-none-match': etag }) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const headers = Object.fromEntries(
            KEPT.flatMap((name) => {
              const value = response.headers[name];
              return typeof value === 'string' ? [[name, value]] : [];
            }),
          );
          resolve({ status: response.statusCode ?? 502, headers, body: Buffer.concat(chunks), originAt: Date.now() });
        });
      });
      asked.end();
    });
