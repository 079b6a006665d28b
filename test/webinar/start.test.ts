import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#shared/problem.ts';
import type { Webinar } from '#shared/webinar.ts';
import { draft, post, send, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let host: string;
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T12:00:00.000Z' });
  host = await signedIn(world, ['host']);
});

const create = (startsAt: string, timeZone: string) =>
  post(world, '/api/console/webinars', { ...draft, startsAt, timeZone }, { cookie: host });
const errorsOf = async (answer: Response) => ((await answer.json()) as Problem).errors ?? [];

describe('the start of a webinar', () => {
  it.each([
    ['2027-06-18T13:00:00Z', 'Europe/Berlin', '2027-06-18T13:00:00.000Z'],
    ['2027-06-18T15:00:00+02:00', 'Europe/Berlin', '2027-06-18T13:00:00.000Z'],
    ['2027-06-18T15:00', 'Europe/Berlin', '2027-06-18T13:00:00.000Z'],
    ['2027-06-18T15:00', 'Asia/Kolkata', '2027-06-18T09:30:00.000Z'],
  ])('%s in %s is %s', async (startsAt, zone, instant) => {
    const answer = await create(startsAt, zone);
    expect(answer.status).toBe(201);
    expect(((await answer.json()) as Webinar).startsAt).toBe(instant);
  });

  it.each([
    ['2027-03-28T02:30', 'Europe/Berlin', /skip/],
    ['2027-03-14T02:30', 'America/New_York', /skip/],
    ['2027-02-30T10:00', 'Europe/Berlin', /./],
    ['2027-02-30T10:00:00Z', 'Europe/Berlin', /./],
    ['275761-01-01T10:00:00Z', 'Europe/Berlin', /./],
    ['tomorrow', 'Europe/Berlin', /./],
  ])('%s in %s is refused', async (startsAt, zone, words) => {
    const answer = await create(startsAt, zone);
    expect(answer.status).toBe(422);
    expect(await errorsOf(answer)).toMatchObject([{ pointer: '#/startsAt', detail: expect.stringMatching(words) }]);
  });

  it('that happens twice is asked about, with both instants to choose from', async () => {
    const answer = await create('2027-10-31T02:30', 'Europe/Berlin');
    expect(answer.status).toBe(422);
    const [error] = await errorsOf(answer);
    expect(error?.detail).toContain('2027-10-31T00:30:00.000Z (UTC+2) or 2027-10-31T01:30:00.000Z (UTC+1)');
    expect((await create('2027-10-31T01:30:00.000Z', 'Europe/Berlin')).status).toBe(201);
  });

  it('moves as a wall time of the webinar’s own zone', async () => {
    const { id } = (await (await create('2027-06-18T15:00', 'Europe/Berlin')).json()) as Webinar;
    const answer = await world.request(`/api/console/webinars/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ startsAt: '2027-12-01T09:00' }),
      headers: { 'content-type': 'application/json', cookie: host },
    });
    expect(await answer.json()).toMatchObject({ startsAt: '2027-12-01T08:00:00.000Z', endsAt: '2027-12-01T09:00:00.000Z' });
    expect((await send(world, 'GET', `/api/console/webinars/${id}`, host)).status).toBe(200);
  });
});
