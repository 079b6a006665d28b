/** How long a session lasts: through the API, with the embedded provider behind it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '#functions/api.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { type Person, people } from '#infra/local/identity/people.ts';
import { startIdentity } from '#infra/local/identity/start.ts';
import { freePort } from '../local/free-port.ts';
import { signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { openBrowser } from './browser.ts';

const MINUTE = 60_000;
const SECRET = 'a secret of thirty-two characters and more';
const known: Person[] = [];
let world: World;
let issuer = '';
let folder = '';
let port = 0;
let identity: Awaited<ReturnType<typeof startIdentity>>;
const start = () => startIdentity({ port, publicUrl: BASE, clientId: 'parley', clientSecret: SECRET, folder, known });

beforeAll(async () => {
  port = await freePort();
  folder = await mkdtemp(join(tmpdir(), 'parley-session-'));
  identity = await start();
  issuer = identity.issuer;
  world = await openWorld({ settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_SECRET: SECRET } });
});
afterAll(async () => {
  await identity.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => void known.splice(0, known.length, ...people));

const host = { email: 'host@example.com', name: 'Hanno Example', roles: ['host'] };
const someone = async (account = host.email) => {
  const browser = openBrowser(world, issuer);
  expect((await browser.signIn(account)).status).toBe(303);
  return browser;
};
const regroup = (email: string, group: string): void => {
  const at = known.findIndex((person) => person.email === email);
  const person = known[at];
  if (person) known[at] = { ...person, group };
};
const told = async (person: string) => (await world.deps.audit.page({ person }, 20)).items;

describe('a session', () => {
  it('ends after an hour in which nobody touched anything, however often the console asked', async () => {
    const browser = await someone();
    for (let minutes = 0; minutes < 59; minutes += 1) {
      world.tick(MINUTE);
      expect(await browser.me()).toEqual(host);
    }
    world.tick(MINUTE);
    expect(await browser.me()).toBe(401);
  });

  it('goes on while somebody works, for twelve hours and no longer', async () => {
    const browser = await someone();
    const work = () => browser.ask('POST', '/api/console/me/active');
    for (let times = 0; times < 14; times += 1) {
      world.tick(50 * MINUTE);
      expect((await work()).status).toBe(200);
    }
    expect((await work()).headers.getSetCookie().join()).toContain('Max-Age=1200;');
    world.tick(20 * MINUTE - 1_000);
    expect((await work()).status).toBe(200);
    world.tick(1_000);
    expect([(await work()).status, await browser.me()]).toEqual([401, 401]);
  });

  it('cannot be prolonged by the cookie of an hour ago', async () => {
    const browser = await someone();
    const old = [...browser.ours];
    world.tick(40 * MINUTE);
    expect((await browser.ask('POST', '/api/console/me/active')).headers.getSetCookie().join()).toMatch(/Max-Age=3600;.*HttpOnly; Secure/);
    world.tick(30 * MINUTE);
    expect(await browser.me()).toEqual(host);
    for (const [name, value] of old) browser.ours.set(name, value);
    expect((await browser.ask('POST', '/api/console/me/active')).status).toBe(401);
  });

  it('is nobody’s when its cookie is forged, of another purpose, or names a session that is not there', async () => {
    const browser = await someone();
    const [name = '', value = ''] = [...browser.ours][0] ?? [];
    const later = Math.floor(world.deps.realNow().getTime() / 1000) + 3_600;
    const { signer } = world.deps;
    const forged = [
      value.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
      signer.sign('seat', ['host@example.com', 'none'], later),
      signer.sign('session', ['host@example.com', 'none'], later),
      signer.sign('session', [JSON.stringify(host)], later),
      '',
    ];
    for (const cookie of forged)
      expect((await world.request('/api/console/me', { headers: { cookie: `${name}=${cookie}` } })).status).toBe(401);
    expect(await browser.me()).toEqual(host);
  });

  it('ends on our side when one signs out: a copy of its cookie opens nothing, and other browsers stay', async () => {
    const [one, two] = [await someone(), await someone()];
    const kept = [...one.ours];
    expect((await one.ask('POST', '/auth/logout')).status).toBe(303);
    for (const [name, value] of kept) one.ours.set(name, value);
    expect(await one.me()).toBe(401);
    expect(await two.me()).toEqual(host);
  });

  it('ends when the same browser signs in anew, be it as somebody else', async () => {
    const browser = await someone();
    const kept = [...browser.ours];
    await browser.signIn('agent@example.com');
    expect(await browser.me()).toMatchObject({ email: 'agent@example.com' });
    for (const [name, value] of kept) browser.ours.set(name, value);
    expect(await browser.me()).toBe(401);
  });

  it('ends in every browser of the person at once, and in nobody else’s', async () => {
    const [one, two, other] = [await someone(), await someone(), await someone('agent@example.com')];
    await two.me();
    world.tick(1_000);
    expect((await one.ask('POST', '/auth/logout-everywhere')).status).toBe(303);
    expect([await one.me(), await two.me()]).toEqual([401, 401]);
    expect(await other.me()).toMatchObject({ email: 'agent@example.com' });
    expect((await told(host.email))[0]).toMatchObject({ act: 'signed-out-everywhere', thing: 'team', changes: [] });
    expect((await one.ask('POST', '/auth/logout-everywhere')).status).toBe(303);
    expect(await (await someone()).me()).toEqual(host);
  });

  it('is told of in the audit log, also of somebody without a role, who may do nothing', async () => {
    regroup('marketer@example.com', 'visitors');
    const browser = await someone('marketer@example.com');
    expect(await told('marketer@example.com')).toMatchObject([
      { by: 'marketer@example.com', act: 'signed-in', thing: 'team', changes: [{ field: 'roles', after: [] }] },
    ]);
    expect(await browser.me()).toMatchObject({ roles: [] });
    expect((await browser.ask('GET', '/api/console/webinars')).status).toBe(403);
  });
});

describe('what the provider says', () => {
  it('counts anew within fifteen minutes: who was removed there is out', async () => {
    const [browser, other] = [await someone(), await someone('agent@example.com')];
    known.splice(1, 1);
    world.tick(13 * MINUTE);
    expect(await browser.me()).toEqual(host);
    world.tick(2 * MINUTE - 1_000);
    expect([await browser.me(), await browser.me()]).toEqual([401, 401]);
    expect(await other.me()).toMatchObject({ email: 'agent@example.com' });
  });

  it('counts for roles and names as well, and again after the next quarter of an hour', async () => {
    const browser = await someone('admin@example.com');
    for (const group of ['agent', 'marketer']) {
      regroup('admin@example.com', group);
      world.tick(15 * MINUTE - 1_000);
      expect(await browser.me()).toMatchObject({ email: 'admin@example.com', roles: [group] });
      expect((await browser.ask('GET', '/api/console/audit')).status).toBe(403);
    }
  });

  it('is asked once by a hundred requests at a time', async () => {
    const browser = await someone();
    world.tick(14 * MINUTE);
    const asked = vi.spyOn(globalThis, 'fetch');
    const all = await Promise.all(Array.from({ length: 100 }, () => browser.me()));
    expect(all).toEqual(all.map(() => host));
    expect(asked.mock.calls.map(([url]) => String(url))).toEqual([`${issuer}/token`]);
    asked.mockRestore();
  });

  it('counts for fifteen minutes more while the provider is down, so that a webinar does not end with it', async () => {
    const browser = await someone();
    const late = await someone('agent@example.com');
    await identity.close();
    world.tick(29 * MINUTE);
    expect(await browser.me()).toEqual(host);
    world.tick(MINUTE);
    expect(await browser.me()).toBe(401);
    identity = await start();
    world.tick(31_000);
    // Nobody could be asked for half an hour, and now the provider says that all is well.
    expect(await late.me()).toMatchObject({ email: 'agent@example.com' });
    expect(await browser.me()).toEqual(host);
  });

  it('ends a session that is signed out while the provider is being asked', async () => {
    const [one, two] = [await someone(), await someone()];
    world.tick(14 * MINUTE);
    await two.me();
    const replying = vi.spyOn(globalThis, 'fetch').mockImplementationOnce(async (...about) => {
      const answer = await fetch(...about);
      await two.ask('POST', '/auth/logout-everywhere');
      return answer;
    });
    expect(await one.me()).toBe(401);
    replying.mockRestore();
    world.tick(5_000);
    expect(await one.me()).toBe(401);
  });

  it.each([
    ['an error of its own', async () => Response.json({ error: 'server_error' }, { status: 500 }), host],
    ['that the client is wrong', async () => Response.json({ error: 'invalid_client' }, { status: 401 }), host],
    ['a page instead', async () => new Response('<h1>Maintenance</h1>', { status: 503 }), host],
    ['that the token is no more', async () => Response.json({ error: 'invalid_grant' }, { status: 400 }), 401],
    ['nothing of the person', async () => Response.json({ access_token: 'x', token_type: 'bearer' }), 401],
  ])('counts as an answer about the person or does not: %s', async (_, reply, then) => {
    const browser = await someone();
    world.tick(14 * MINUTE);
    const replying = vi.spyOn(globalThis, 'fetch').mockImplementationOnce(reply);
    expect(await browser.me()).toEqual(then);
    expect(replying).toHaveBeenCalledOnce();
    // Within half a minute it is not asked again.
    world.tick(20_000);
    expect(await browser.me()).toEqual(then);
    expect(replying).toHaveBeenCalledOnce();
    replying.mockRestore();
  });

  it('lets nobody in where it gives no token to ask with', async () => {
    const browser = openBrowser(world, issuer);
    const real = globalThis.fetch;
    const replying = vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
      const answer = await real(url, init);
      if (!String(url).endsWith('/token')) return answer;
      const { refresh_token: _, ...rest } = (await answer.json()) as Record<string, unknown>;
      return Response.json(rest);
    });
    const answer = await browser.signIn(host.email);
    replying.mockRestore();
    expect([answer.status, await browser.me()]).toEqual([503, 401]);
    expect(await answer.text()).toContain('Please tell whoever looks after it');
    expect(world.logged.at(-1)).not.toContain('eyJ');
  });

  it('is sealed in the table, and no token is in the log', async () => {
    const browser = await someone();
    const [session] = (await world.deps.table.query({ pk: 'member#host@example.com', prefix: 'session#' })).items;
    expect(session?.refresh).toMatch(/^k1~[\w-]{60,}$/);
    expect(await browser.me()).not.toHaveProperty('refresh');
    expect(world.logged.join()).not.toMatch(/k1~/);
  });
});

describe('the business clock', () => {
  it.each([40, -40])('signs nobody out when it is moved by %i days', async (days) => {
    const cookie = await signedIn(world, ['host'], 'clock@example.com');
    const now = () => new Date(world.deps.realNow().getTime() + days * 86_400_000);
    const api = createApi(createWorkDeps(world.config, { ...world.deps, now }));
    const headers = { 'x-origin-secret': world.config.ORIGIN_SECRET, origin: BASE, cookie };
    expect((await api.request('/api/console/me', { headers })).status).toBe(200);
    // Nor does it hide a session from being ended.
    expect((await api.request('/auth/logout-everywhere', { method: 'POST', headers })).status).toBe(303);
    expect((await world.request('/api/console/me', { headers })).status).toBe(401);
  });
});

describe('a session that no provider knows of', () => {
  it('lasts by the limits only, and costs half a read each three seconds', async () => {
    const cookie = await signedIn(world, ['host'], 'limits@example.com');
    const me = async () => (await world.request('/api/console/me', { headers: { cookie } })).status;
    world.tick(59 * MINUTE);
    world.takeUnits();
    expect([await me(), await me()]).toEqual([200, 200]);
    expect(world.takeUnits()).toMatchObject([{ operation: 'get', read: 0.5, write: 0 }]);
    world.tick(MINUTE);
    expect(await me()).toBe(401);
  });
});
