/** One switch holds all mail back, and says who turned it. */
import { describe, expect, it } from 'vitest';
import { createStopStore } from '#functions/stop/store.ts';
import type { AuditEntry } from '#shared/audit.ts';
import { get, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const world = await openWorld();
const admin = await signedIn(world, ['admin']);
const host = await signedIn(world, ['host'], 'hana@example.com');
const agent = await signedIn(world, ['agent']);

const turn = (body: unknown, cookie = host) =>
  world.request('/api/console/mail/stop', {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, cookie },
  });
const entries = async () => {
  const { items } = (await (await get(world, '/api/console/audit', admin)).json()) as { items: AuditEntry[] };
  return items.filter(({ thing }) => thing === 'mail').map(({ act, by }) => [act, by]);
};

describe('the switch', () => {
  it('is off until somebody turns it, stops at once where it was turned, and tells once', async () => {
    expect(await (await get(world, '/api/console/mail/stop', agent)).json()).toEqual({ stopped: false, fixed: false });
    expect(await world.deps.stop.isStopped()).toBe(false);
    const stopped = { stopped: true, by: 'hana@example.com', at: world.deps.now().toISOString(), fixed: false };
    expect(await (await turn({ stopped: true })).json()).toEqual(stopped);
    expect(await world.deps.stop.isStopped()).toBe(true);
    world.tick(60_000);
    expect(await (await turn({ stopped: true }, admin)).json()).toEqual(stopped);
    expect(await (await turn({ stopped: false }, admin)).json()).toMatchObject({ stopped: false, by: 'admin@example.com' });
    expect(await (await turn({ stopped: false })).json()).toMatchObject({ stopped: false, by: 'admin@example.com' });
    expect(await entries()).toEqual([
      ['mail.resumed', 'admin@example.com'],
      ['mail.stopped', 'hana@example.com'],
    ]);
  });

  it('is heard of by every other process within a second', async () => {
    const elsewhere = createStopStore({ table: world.deps.table, realNow: world.deps.realNow, config: { MAIL_STOPPED: false } });
    expect(await elsewhere.isStopped()).toBe(false);
    await turn({ stopped: true });
    expect(await elsewhere.isStopped()).toBe(false);
    world.tick(1_001);
    expect(await elsewhere.isStopped()).toBe(true);
    await turn({ stopped: false });
  });

  it('turned twice at once is turned once', async () => {
    const before = (await entries()).length;
    await Promise.all([turn({ stopped: true }), turn({ stopped: true }, admin), turn({ stopped: true })]);
    expect((await entries()).length).toBe(before + 1);
    await turn({ stopped: false });
  });

  it('never lifts what the deployment’s own setting holds', async () => {
    const held = await openWorld({ settings: { MAIL_STOPPED: '1' } });
    expect(await held.deps.stop.find()).toEqual({ stopped: false, fixed: true });
    expect(await held.deps.stop.isStopped()).toBe(true);
    await expect(openWorld({ settings: { MAIL_STOPPED: 'yes' } })).rejects.toThrow('MAIL_STOPPED');
  });
});
