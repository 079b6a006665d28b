/** What happens to a webinar by itself, and what a host may still do about it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { draft, get, openWebinar, post, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
let world: World;
let host: string;
beforeEach(async () => {
  world = await openWorld({ at: '2027-06-18T12:50:00.000Z' });
  host = await signedIn(world, ['host']);
});

const act = (id: string, action: string) => post(world, `/api/console/webinars/${id}/${action}`, {}, { cookie: host });
const see = async (id: string) => (await (await get(world, `/api/console/webinars/${id}`, host)).json()) as Webinar;
const patch = (id: string, change: Record<string, unknown>) =>
  world.request(`/api/console/webinars/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(change),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
const later = async (hours: number) => {
  world.tick(hours * HOUR);
  // Nobody touched anything for more than an hour.
  host = await signedIn(world, ['host']);
  await world.journeys();
};

describe('a webinar', () => {
  it('starts by itself if its video has an address, and ends an hour after its planned end', async () => {
    const { id } = await openWebinar(world, { video: { kind: 'external', url: 'https://video.example.com/x' } });
    await later(0.5);
    expect(await see(id)).toMatchObject({ state: 'live' });
    await later(1.2);
    expect(await see(id)).toMatchObject({ state: 'live' });
    await later(1);
    expect(await see(id)).toMatchObject({ state: 'ended' });
  });

  it('goes on for an hour after its end was taken back', async () => {
    const { id } = await openWebinar(world, { live: true });
    await later(2.5);
    expect(await see(id)).toMatchObject({ state: 'ended' });
    expect((await act(id, 'resume')).status).toBe(200);
    await later(0.9);
    expect(await see(id)).toMatchObject({ state: 'live' });
    await later(0.2);
    expect(await see(id)).toMatchObject({ state: 'ended' });
  });

  it('that is started late has its hour', async () => {
    const { id } = await openWebinar(world);
    await later(2);
    expect((await act(id, 'start')).status).toBe(200);
    await later(0.9);
    expect(await see(id)).toMatchObject({ state: 'live' });
  });

  it('that nobody starts is over when its time is', async () => {
    const { id } = await openWebinar(world);
    await later(3);
    expect(await see(id)).toMatchObject({ state: 'ended' });
    const { items } = (await (await get(world, '/api/webinars?state=upcoming')).json()) as { items: unknown[] };
    expect(items).toEqual([]);
  });
});

describe('an edit', () => {
  it('of words alone moves nothing', async () => {
    const before = await openWebinar(world);
    const after = (await (await patch(before.id, { promise: 'Another promise.' })).json()) as Webinar;
    expect(after).toMatchObject({ promise: 'Another promise.', endsAt: before.endsAt, plan: before.plan, version: before.version + 1 });
    expect(await (await patch(before.id, { promise: 'Another promise.' })).json()).toMatchObject({ version: after.version });
  });

  it('of the time counts as a move once people were told', async () => {
    const before = await openWebinar(world);
    expect(await (await patch(before.id, { startsAt: '2027-06-19T13:00:00Z' })).json()).toMatchObject({
      endsAt: '2027-06-19T14:00:00.000Z',
      plan: 2,
    });
  });

  it('cannot move it into the past, nor after it has started or ended', async () => {
    const { id } = await openWebinar(world);
    expect((await patch(id, { startsAt: '2020-01-01T13:00:00Z' })).status).toBe(409);
    await act(id, 'start');
    expect((await patch(id, { startsAt: '2027-06-19T13:00:00Z' })).status).toBe(409);
    await act(id, 'end');
    expect((await patch(id, { durationMinutes: 90 })).status).toBe(409);
  });
});

describe('a draft', () => {
  it('is seen by nobody, also once it is cancelled', async () => {
    const made = (await (
      await post(world, '/api/console/webinars', { ...draft, title: 'Secret plans' }, { cookie: host })
    ).json()) as Webinar;
    const paths = ['/api/webinars/secret-plans', '/webinars/secret-plans/', `/feed/${made.id}`, '/api/webinars/secret-plans/calendar.ics'];
    const statuses = () => Promise.all(paths.map(async (path) => (await get(world, path)).status));
    expect(await statuses()).toEqual([404, 404, 404, 404]);
    expect((await act(made.id, 'cancel')).status).toBe(200);
    expect(await statuses()).toEqual([404, 404, 404, 404]);
    expect((await post(world, '/api/webinars/secret-plans/registrations', { email: 'a@example.com' })).status).toBe(404);
  });
});

describe('the questions of a webinar', () => {
  it('take what is usual for what a host leaves open, and keep what an edit leaves alone', async () => {
    const made = await openWebinar(world, { questions: { mode: 'open' } });
    expect(made.questions).toEqual({ mode: 'open', anonymous: 'yes', votes: 'everyone' });
    const after = (await (await patch(made.id, { questions: { votes: 'off' } })).json()) as Webinar;
    expect(after.questions).toEqual({ mode: 'open', anonymous: 'yes', votes: 'off' });
  });
});
