/** What the addresses of these routes name: ids of another kind, pages of other lists, and sessions that are over. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '#shared/page.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { signedIn } from '../support/people.ts';
import { ask } from './asking.ts';
import { type Kind, openPlace, type Place } from './place.ts';
import { type Row, rows } from './routes.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});

const all: readonly (readonly [string, Row])[] = Object.entries(rows);
const named = all.filter(([, { names }]) => names);
const paged = all.filter(([, { query }]) => query === 'paged');

const isUnknown = ({ unknown }: Row, status: number): boolean => status === 404 || status === unknown;

describe('an id', () => {
  const odd = [
    'none',
    '__proto__',
    'constructor',
    '%00',
    '%23',
    '*',
    '0',
    '-1',
    '1e1',
    '%24ne',
    '{{7*7}}',
    '..%2f..%2fsetting',
    '%F0%9F%98%80',
  ];

  it.each(named)('of another kind, of nobody or of no shape is unknown to %s', async (route, row) => {
    await writesNothing(place.world, async () => {
      for (const kind of row.names ?? []) {
        const real = place.ids[kind];
        // Two of the place's webinars are known by their ids, one while it is live and one that is over.
        const alike = kind === 'webinar' || kind === 'over' ? [place.ids.webinar, place.ids.over] : [real];
        const others = Object.values(place.ids).filter((id) => !alike.includes(id) && !(kind === 'contact' && id.length === 32));
        const near = [`${real}x`, real.slice(1), `${real}%00`, `${real}%0a`, `%20${real}`, 'a'.repeat(2_000)];
        for (const id of [...others, ...near, ...odd]) {
          const { status } = await ask(place, [route, row], { ids: { [kind]: id } });
          expect([kind, id, status, isUnknown(row, status)]).toEqual([kind, id, status, true]);
        }
      }
    });
  });

  it('of somebody else’s note, address, link, file or piece leads nowhere', async () => {
    const { contact, joined } = place.ids;
    const wrong: readonly (readonly [string, Partial<Record<Kind, string>>])[] = [
      ['PATCH /api/console/contacts/:id/notes/:note', { contact: joined }],
      ['DELETE /api/console/contacts/:id/notes/:note', { contact: joined }],
      ['DELETE /api/console/suppressions/:contact/:purpose', { stopped: contact }],
      ['DELETE /api/console/suppressions/:contact/:purpose', { purpose: 'service' }],
      ['PUT /api/console/contacts/imports/:id/parts/:part', { part: '2' }],
      ['GET /api/console/exports/:id/file/:name?', { file: 'cleaned' }],
      ['DELETE /api/console/sources/:webinar/:source', { webinar: place.next.id }],
    ];
    await writesNothing(place.world, async () => {
      for (const [route, ids] of wrong) {
        const row = rows[route] ?? {};
        expect([route, isUnknown(row, (await ask(place, [route, row], { ids })).status)]).toEqual([route, true]);
      }
    });
  });
});

describe('a list', () => {
  const search = (name: string, value: string) => `?${new URLSearchParams({ [name]: value })}`;
  const cursorOf = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const odd = [
    ...['not base64!', 'a'.repeat(601), '', cursorOf('not json'), cursorOf(null), cursorOf({}), cursorOf([]), cursorOf('2027-06-18#none')],
    ...[cursorOf({ listPk: 'catalogue#public', start: true }), cursorOf({ listPk: 'setting#site', listSk: 'x', pk: 'x', sk: 'x' })],
    ...[cursorOf({ listPk: { $gt: '' }, listSk: 'x', pk: 'x', sk: 'x' }), cursorOf({ __proto__: null, listPk: 'exports', listSk: 'x' })],
  ];

  it.each(all.filter(([, { query }]) => query))('%s takes no query that it does not know', async (route, row) => {
    const known = row.query?.startsWith('?') ? `${row.query}&` : '?';
    const asked = ['sort_by=email', 'limit[$gt]=1', 'filter[owner]=x', '__proto__=1', 'constructor=1', 'webinar.id=1'];
    const more = row.query === 'paged' ? ['limit=5&limit=6', 'cursor=a&cursor=b'] : ['limit=1', 'cursor=a', 'purpose=marketing&purpose=x'];
    await writesNothing(place.world, async () => {
      for (const query of [...asked, ...more]) await problemOf(await ask(place, [route, row], { query: `${known}${query}` }), 'invalid');
    });
  });

  it.each(paged)('%s has pages of 1 to 200, and knows its own places only', async (route, row) => {
    for (const limit of ['-1', '0', '201', '1e9', 'abc', '', '1.5', 'NaN', '0x10', '１', '2147483648', ' 5']) {
      const problem = await problemOf(await ask(place, [route, row], { query: search('limit', limit) }), 'invalid');
      expect(pointersOf(problem)).toEqual(['#/limit']);
    }
    const refused = async (cursor: string) =>
      expect(pointersOf(await problemOf(await ask(place, [route, row], { query: search('cursor', cursor) }), 'invalid'))).toEqual([
        '#/cursor',
      ]);
    for (const cursor of odd) await refused(cursor);
    for (const other of paged) {
      const { next } = (await (await ask(place, other, { query: '?limit=1' })).json()) as Page<unknown>;
      if (next && other[0] !== route) await refused(next);
    }
  });

  it('of people who are called so takes no place of people who are called otherwise', async () => {
    const contacts = ['GET /api/console/contacts', rows['GET /api/console/contacts'] ?? {}] as const;
    const found = async (query: string) => ask(place, contacts, { query });
    const { next } = (await (await found('?find=ex&limit=1')).json()) as Page<unknown>;
    expect((await found(`?find=ex&limit=1&cursor=${next}`)).status).toBe(200);
    for (const find of ['exc', 'an', 'example g']) await problemOf(await found(`?find=${find}&cursor=${next}`), 'invalid');
    for (const find of ['\u0000\u0000', '#'.repeat(4), '\u202eab', 'a', '%', 'x'.repeat(300), `a${'\u0301'.repeat(1_000)}`])
      await problemOf(await found(search('find', find)), 'invalid');
  });
});

describe('a session that is over', () => {
  it('opens none of these routes, and whoever is in another browser stays', async () => {
    const { world } = place;
    const [gone, there] = [await signedIn(world, ['marketer']), await signedIn(world, ['marketer'])];
    const contacts = ['GET /api/console/contacts', rows['GET /api/console/contacts'] ?? {}] as const;
    expect((await ask(place, contacts, { cookie: gone })).status).toBe(200);
    await world.request('/auth/logout', { method: 'POST', headers: { origin: world.config.PARLEY_URL, cookie: gone } });
    // As long as another process may have a copy.
    world.tick(3_001);
    await writesNothing(world, async () => {
      for (const entry of all.filter(([route]) => route.includes('/api/console/')))
        expect([entry[0], (await ask(place, entry, { cookie: gone })).status]).toEqual([entry[0], 401]);
    });
    expect((await ask(place, contacts, { cookie: there })).status).toBe(200);
  });
});

describe('what a row says', () => {
  // Each route once, one after another.
  it('is what its route does with nothing spoiled', { timeout: 120_000 }, async () => {
    const isRemoval = ([route]: readonly [string, Row]): boolean => route.startsWith('DELETE');
    // What is removed is removed last.
    for (const [route, row] of all.toSorted((a, b) => Number(isRemoval(a)) - Number(isRemoval(b)))) {
      const answer = await ask(place, [route, row]);
      expect([route, answer.status, answer.status < 400 ? '' : await answer.text()]).toEqual([route, row.does ?? 200, expect.anything()]);
      await place.world.settle();
    }
  });
});
