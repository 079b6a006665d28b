/** An edge before a stand-in for the API, for tests of the edge's rules. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startEdge } from '#infra/local/edge/start.ts';
import { freePort } from './free-port.ts';

type Seen = { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string };
export type Answerer = (seen: Seen, response: ServerResponse) => unknown;

const startApi = async (port: number) => {
  const seen: Seen[] = [];
  let answer: Answerer = (_, response) => response.end('api');
  const listen = async () => {
    const server = createServer(async (incoming, response) => {
      const { method = '', url = '', headers } = incoming;
      const entry = { method, url, headers, body: await text(incoming).catch(() => '(cut off)') };
      seen.push(entry);
      answer(entry, response);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  let server = await listen();
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    seen,
    answers: (next: Answerer) => {
      answer = next;
      seen.length = 0;
    },
    stop,
    startAgain: async () => {
      server = await listen();
    },
  };
};

/** Starts an edge and its API, with a site of these files. */
export const startEdgeWorld = async (files: Readonly<Record<string, string | Buffer>> = {}, base?: string) => {
  const [port, apiPort] = [await freePort(), await freePort()];
  const own = `http://localhost:${port}`;
  const publicUrl = base ?? own;
  const folder = await mkdtemp(join(tmpdir(), 'parley-edge-'));
  const siteFolder = join(folder, 'site', 'current');
  for (const [path, content] of Object.entries(files)) {
    const file = join(siteFolder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const api = await startApi(apiPort);
  const edge = await startEdge({
    port,
    publicUrl,
    apiUrl: `http://127.0.0.1:${apiPort}`,
    originSecret: 'the origin secret',
    siteFolder,
    issuer: 'http://127.0.0.1:9999',
    local: async (incoming) => new Response(`local ${new URL(incoming.url).pathname}`),
  });
  return {
    api,
    publicUrl,
    /** The same port under the other loopback name. */
    otherHost: `127.0.0.1:${port}`,
    apiHost: `127.0.0.1:${apiPort}`,
    get: (path: string, init: RequestInit = {}) => fetch(own + path, { redirect: 'manual', ...init }),
    /** A request line exactly as written, which fetch would tidy up. */
    raw: (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, method, headers: { host: `localhost:${port}`, ...headers } }, async (answer) =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }),
        )
          .on('error', reject)
          .end();
      }),
    close: async () => {
      await edge.close();
      await api.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
