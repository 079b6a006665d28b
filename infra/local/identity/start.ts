/** The embedded OpenID provider: where the cloud has Cognito, one machine has this. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Provider } from 'oidc-provider';
import { STYLE as LOOK, readFont } from '../look.ts';
import { identityKeys } from './keys.ts';
import { type Html, pickPage, STYLE, troublePage } from './pages.ts';
import { findPerson, type Person, people } from './people.ts';
import { createProvider, pagePolicy } from './provider.ts';

export type IdentitySettings = {
  readonly port: number;
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where its signing keys are kept (`<data>/identity`), made once. */
  readonly folder: string;
  /** Who is there, looked up each time: who leaves the list is removed. The four of this machine without. */
  readonly known?: readonly Person[];
};

/** Nobody stays signed in here: each sign-in shows who can be picked, so that one browser can be all four in turn. */
const forgetSession = ({ headers }: IncomingMessage): void => {
  const cookies = (headers.cookie ?? '').split('; ').filter((cookie) => !cookie.startsWith('_session'));
  headers.cookie = cookies.join('; ');
};

const createListener = (provider: Provider, publicUrl: string, find: (email: string | null) => Person | undefined) => {
  const callback = provider.callback();

  const send = async (response: ServerResponse, status: number, page: Html): Promise<void> => {
    const body = String(await page);
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(publicUrl),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(body);
  };

  const signIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const details = await provider.interactionDetails(request, response).catch(() => undefined);
    if (!details) return send(response, 400, troublePage(publicUrl, 'It took too long, or it was begun in another browser.'));
    if (request.method !== 'POST') return send(response, 200, pickPage(publicUrl, details.uid));
    const person = find(new URLSearchParams(await text(request)).get('account'));
    if (!person) return send(response, 422, pickPage(publicUrl, details.uid, 'Please pick one of the four.'));
    const login = { accountId: person.email, remember: false };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/sign-in/')) return signIn(request, response);
    if (path === '/style.css') return void response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(LOOK + STYLE);
    if (path === '/figtree.woff2') return void response.writeHead(200, { 'content-type': 'font/woff2' }).end(await readFont());
    if (path === '/') return void response.writeHead(302, { location: `${publicUrl}/console/` }).end();
    if (path === '/auth' || path.startsWith('/auth/')) forgetSession(request);
    callback(request, response);
  };
};

/** Starts the embedded OpenID provider on 127.0.0.1; its issuer is `http://127.0.0.1:<port>`. Rejects where the port is taken. */
export const startIdentity = async (settings: IdentitySettings): Promise<{ issuer: string; close: () => Promise<void> }> => {
  const issuer = `http://127.0.0.1:${settings.port}`;
  const find = (email: string | null) => findPerson(email, settings.known ?? people);
  const provider = createProvider({ ...settings, issuer, keys: await identityKeys(settings.folder), find });
  const listener = createListener(provider, settings.publicUrl, find);
  const server = createServer((request, response) => {
    listener(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, '127.0.0.1', resolve);
  });
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
