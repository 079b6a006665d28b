import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startIdentity } from '#infra/local/identity/start.ts';
import { freePort } from './free-port.ts';

const publicUrl = 'http://localhost:4321';
const clientSecret = 'a secret of thirty-two characters and more';
let port = 0;
let folder = '';
let identity: Awaited<ReturnType<typeof startIdentity>>;
let provider: oidc.Configuration;
const said: unknown[] = [];

const start = async () => startIdentity({ port, publicUrl, clientId: 'parley', clientSecret, folder });

beforeAll(async () => {
  for (const name of ['warn', 'error', 'info'] as const) vi.spyOn(console, name).mockImplementation((...words) => void said.push(words));
  port = await freePort();
  folder = await mkdtemp(join(tmpdir(), 'parley-identity-'));
  identity = await start();
  provider = await oidc.discovery(new URL(identity.issuer), 'parley', clientSecret, undefined, { execute: [oidc.allowInsecureRequests] });
});
afterAll(async () => {
  await identity.close();
  await rm(folder, { recursive: true, force: true });
});

/** A browser's memory: cookies are sent back to the provider whatever their path. */
const browser = () => {
  const jar = new Map<string, string>();
  return async (url: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(url, identity.issuer), {
      ...init,
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...init.headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return answer;
  };
};

const begin = async () => {
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: `${publicUrl}/auth/callback`,
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { url: url.href, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true } };
};

/** Picks an account and follows to the callback's address. */
const pick = async (go: ReturnType<typeof browser>, url: string, account: string) => {
  const picker = (await go(url)).headers.get('location') ?? '';
  const page = await (await go(picker)).text();
  const posted = await go(picker, { method: 'POST', body: new URLSearchParams({ account }) });
  const callback = posted.status === 303 ? ((await go(posted.headers.get('location') ?? '')).headers.get('location') ?? '') : '';
  return { page, posted, callback };
};

describe('the embedded identity provider', () => {
  it.each([
    ['admin@example.com', 'admin'],
    ['host@example.com', 'host'],
    ['marketer@example.com', 'marketer'],
    ['agent@example.com', 'agent'],
  ])('signs %s in as %s, with name and group in the ID token', async (account, group) => {
    const { url, checks } = await begin();
    const { callback } = await pick(browser(), url, account);
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(callback), checks);
    expect(tokens.claims()).toMatchObject({
      email: account,
      email_verified: true,
      name: expect.stringContaining('Example'),
      groups: [group],
    });
  });

  it('shows the four as a plain form', async () => {
    const { url } = await begin();
    const { page } = await pick(browser(), url, 'host@example.com');
    expect(page.match(/name="account" value="[a-z]+@example\.com"/g)).toHaveLength(4);
    expect(page).not.toContain('<script');
  });

  it('lets the form’s redirects go back to the public base', async () => {
    const go = browser();
    const picker = (await go((await begin()).url)).headers.get('location') ?? '';
    expect((await go(picker)).headers.get('content-security-policy')).toContain(`form-action 'self' ${publicUrl}`);
  });

  it('asks again in the same browser, so that one can be somebody else', async () => {
    const go = browser();
    await pick(go, (await begin()).url, 'host@example.com');
    const { url, checks } = await begin();
    const { callback } = await pick(go, url, 'agent@example.com');
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(callback), checks);
    expect(tokens.claims()?.email).toBe('agent@example.com');
  });

  it('refuses an account that is not one of the four, and shows the form again', async () => {
    const { posted } = await pick(browser(), (await begin()).url, 'mallory@example.com');
    expect(posted.status).toBe(422);
    expect(await posted.text()).toContain('Please pick one of the four.');
  });

  it('says in a page that a sign-in has expired', async () => {
    const answer = await browser()('/sign-in/nothing');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Begin again');
  });

  it('refuses an unknown return address and a request without PKCE', async () => {
    const wrong = new URL((await begin()).url);
    wrong.searchParams.set('redirect_uri', 'https://evil.example/');
    expect((await browser()(wrong.href)).status).toBe(400);
    const bare = new URL((await begin()).url);
    for (const name of ['code_challenge', 'code_challenge_method']) bare.searchParams.delete(name);
    const answer = await browser()(bare.href);
    expect(answer.headers.get('location')).toContain('error=invalid_request');
  });

  it('keeps its keys over a restart', async () => {
    const keys = async () => (await fetch(`${identity.issuer}/jwks`)).json();
    const before = await keys();
    await identity.close();
    identity = await start();
    expect(await keys()).toEqual(before);
  });

  it('says nothing on the terminal', () => {
    expect(said).toEqual([]);
  });
});
