/** Queries and cursors: what is not ours is refused, what is ours leads through the whole list. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { get, openWebinar, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { pointersOf, problemOf } from './stored.ts';

let world: World;
let webinar: Webinar;
let host: string;
beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true });
  host = await signedIn(world, ['host']);
  await register(world, webinar.slug, 'anna@example.com');
  await world.settle();
});

const cursorOf = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

describe('a query', () => {
  it.each([
    'limit=-1',
    'limit=0',
    'limit=201',
    'limit=1e9',
    'limit=abc',
    'limit=',
    'limit=1.5',
    'limit=NaN',
    'limit=5&limit=6',
    'sort_by=email',
    'limit[$gt]=1',
  ])('%s is refused', async (query) => {
    await problemOf(await get(world, `/api/webinars?${query}`), 'invalid');
    await problemOf(await get(world, `/api/console/webinars/${webinar.id}/registrations?${query}`, host), 'invalid');
  });

  it.each(['state=draft', 'state=', 'state=live;drop', 'state=live,live,live,live', 'state[]=live'])(
    '%s is refused in the catalogue',
    async (query) => {
      await problemOf(await get(world, `/api/webinars?${query}`), 'invalid');
    },
  );

  it.each([
    'not base64!',
    cursorOf('not json'),
    cursorOf(null),
    cursorOf({}),
    cursorOf({ listPk: 'catalogue#team' }),
    cursorOf({ listPk: 'catalogue#public' }),
    cursorOf({ listPk: 'catalogue#public', start: 'true' }),
    cursorOf({ listPk: 'catalogue#public', start: true, listSk: 'x' }),
    cursorOf({ listPk: 'catalogue#public', listSk: '', pk: '', sk: '' }),
    cursorOf({ listPk: 'catalogue#public', listSk: 'x', pk: 'x', sk: 'x', more: 'x' }),
    cursorOf({ listPk: 'catalogue#public', listSk: { S: 'x' }, pk: 'x', sk: 'x' }),
    cursorOf({ listPk: 'contacts#1', listSk: 'x', pk: 'x', sk: 'x' }),
    'a'.repeat(601),
  ])('cursor %s is refused', async (cursor) => {
    const problem = await problemOf(await get(world, `/api/webinars?cursor=${encodeURIComponent(cursor)}`), 'invalid');
    expect(pointersOf(problem)).toEqual(['#/cursor']);
    const list = `/api/console/webinars/${webinar.id}/registrations`;
    await problemOf(await get(world, `${list}?cursor=${encodeURIComponent(cursor)}`, host), 'invalid');
    expect((await get(world, `/feed/${webinar.id}/questions?cursor=${encodeURIComponent(cursor)}`)).status).toBe(422);
  });

  it('pages through all registrants, each once', async () => {
    for (let i = 0; i < 12; i += 1) await register(world, webinar.slug, `person${i}@example.com`);
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 40; pages += 1) {
      const page = await get(world, `/api/console/webinars/${webinar.id}/registrations?limit=2${cursor}`, host);
      const { items, next } = (await page.json()) as { items: { email: string }[]; next?: string };
      expect(items.length).toBeLessThanOrEqual(2);
      seen.push(...items.map(({ email }) => email));
      if (!next) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen.sort()).toEqual(['anna@example.com', ...Array.from({ length: 12 }, (_, i) => `person${i}@example.com`)].sort());
  });
});
