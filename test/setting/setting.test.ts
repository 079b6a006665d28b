/** The organisation's settings: one place for the brand, changed by those who may, with every change on record. */
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#shared/audit.ts';
import { type Settings, type SettingsForm, usualSettings } from '#shared/setting.ts';
import type { Webinar } from '#shared/webinar.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { draft, get, post, send, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const world = await openWorld();
const admin = await signedIn(world, ['admin'], 'ada@example.com');
const marketer = await signedIn(world, ['marketer'], 'mia@example.com');

const put = (form: unknown, cookie = admin) =>
  world.request('/api/console/settings', {
    method: 'PUT',
    body: JSON.stringify(form),
    headers: { 'content-type': 'application/json', origin: BASE, cookie },
  });
const settings = async () => (await (await get(world, '/api/console/settings', admin)).json()) as Settings;
const change = async (part: Partial<SettingsForm>, cookie = admin) => put({ ...(await settings()), ...part }, cookie);
const audit = async (query = '') => {
  const answer = await get(world, `/api/console/audit${query}`, admin);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as { items: AuditEntry[]; next?: string };
};

describe('the settings', () => {
  it('are the usual ones until somebody changes them', async () => {
    expect(await settings()).toEqual(usualSettings);
    expect(await (await get(world, '/api/brand')).json()).toEqual({
      organisation: 'Parley',
      accent: '#3447c8',
      logo: { light: null, dark: null },
      imprint: null,
      privacy: null,
      locale: 'en',
      version: 0,
    });
  });

  it('are stored whole, and seen by everybody as far as they are for everybody', async () => {
    const wanted = {
      organisation: 'Example Air',
      accent: '#0B6E4F',
      senders: { service: 'Example Air service', marketing: 'Example Air news' },
      replyTo: 'Service@Example.com',
      imprint: 'https://example.com/imprint',
      phrasebook: [{ say: 'We are on it', dont: 'It is not my department', because: 'One team' }],
      holidays: [
        { date: '2027-12-26', name: 'Boxing Day' },
        { date: '2027-12-25', name: 'Christmas' },
      ],
    };
    const answer = await change(wanted);
    expect(answer.status, await answer.clone().text()).toBe(200);
    const stored = await settings();
    expect(stored).toMatchObject({
      ...wanted,
      accent: '#0b6e4f',
      replyTo: 'service@example.com',
      holidays: wanted.holidays.toReversed(),
      version: 1,
    });
    const brand = await (await get(world, '/api/brand')).json();
    expect(brand).toEqual({
      organisation: 'Example Air',
      accent: '#0b6e4f',
      logo: { light: null, dark: null },
      imprint: 'https://example.com/imprint',
      privacy: null,
      locale: 'en',
      version: 1,
    });
  });

  it('ask for a build where pages look different after it, and only there', async () => {
    await world.settle();
    const before = world.builds();
    await change({ holidays: [] });
    await world.settle();
    expect(world.builds()).toBe(before);
    await change({ accent: '#7a1f5c' });
    await world.settle();
    expect(world.builds()).toBe(before + 1);
  });

  it('let a marketer change how the organisation looks and speaks, and nothing else', async () => {
    expect((await change({ organisation: 'Example Rail' }, marketer)).status).toBe(200);
    const problem = await problemOf(
      await writesNothing(world, () => change({ organisation: 'Example Sea', timeZone: 'UTC' }, marketer)),
      'forbidden',
    );
    expect(pointersOf(problem)).toEqual(['#/timeZone']);
  });

  it('never lose the change of two who edit at once: the second sees the first', async () => {
    const seen = await settings();
    expect((await put({ ...seen, organisation: 'First' })).status).toBe(200);
    const problem = await problemOf(await put({ ...seen, organisation: 'Second' }, marketer), 'conflict');
    expect(problem.current).toMatchObject({ organisation: 'First', version: seen.version + 1 });
    const same = await settings();
    const both = await Promise.all([put({ ...same, organisation: 'A' }), put({ ...same, organisation: 'B' }, marketer)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['an accent that nobody can read', { accent: '#ffdd00' }, '#/accent', /nearest colour that reads is #[0-9a-f]{6}\.$/],
    ['a colour by name', { accent: 'red' }, '#/accent', /like #3447c8/],
    ['an empty name', { organisation: '  ' }, '#/organisation', /missing/],
    ['a script for an imprint', { imprint: 'javascript:alert(1)' }, '#/imprint', /https/],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, '#/timeZone', /list/],
    ['a language that we do not speak', { locale: 'tlh' }, '#/locale', /list/],
    ['an end before its start', { hours: { ...usualSettings.hours, mon: [{ from: '17:00', to: '09:00' }] } }, '#/hours/mon/0/to', /before/],
    [
      'hours that overlap',
      {
        hours: {
          ...usualSettings.hours,
          mon: [
            { from: '09:00', to: '13:00' },
            { from: '12:00', to: '17:00' },
          ],
        },
      },
      '#/hours/mon',
      /overlap/,
    ],
    ['a holiday on a day that is none', { holidays: [{ date: '2027-02-30', name: 'Never' }] }, '#/holidays/0/date', /2027-12-25/],
    [
      'a holiday twice',
      {
        holidays: [
          { date: '2027-02-03', name: 'One' },
          { date: '2027-02-03', name: 'Two' },
        ],
      },
      '#/holidays',
      /twice/,
    ],
    ['a sender that turns its name around', { senders: { service: 'moc.elpmaxe \u202e', marketing: 'x' } }, '#/senders/service', /control/],
  ])('refuse %s', async (_, part, pointer, words) => {
    const problem = await problemOf(await writesNothing(world, () => change(part as Partial<SettingsForm>)), 'invalid');
    expect(pointersOf(problem)).toEqual([pointer]);
    expect(problem.errors?.[0]?.detail).toMatch(words);
  });
});

describe('the audit log', () => {
  it('says who changed which field from what to what, in the settings and in webinars', async () => {
    world.tick(1_000);
    await change({ privacy: 'https://example.com/privacy' }, marketer);
    const [newest] = (await audit('?thing=settings')).items;
    expect(newest).toMatchObject({
      at: expect.stringMatching(/^2027-06-18T/),
      by: 'mia@example.com',
      act: 'setting.changed',
      thing: 'settings',
      changes: [{ field: 'privacy', before: null, after: 'https://example.com/privacy' }],
    });

    world.tick(1_000);
    const host = await signedIn(world, ['host']);
    const webinar = (await (await post(world, '/api/console/webinars', { ...draft, title: 'Before' }, { cookie: host })).json()) as Webinar;
    world.tick(1_000);
    const published = (await (await send(world, 'POST', `/api/console/webinars/${webinar.id}/publish`, host)).json()) as Webinar;
    world.tick(1_000);
    const answer = await world.request(`/api/console/webinars/${webinar.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ title: 'After', version: published.version }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie: admin },
    });
    expect(answer.status).toBe(200);
    const { items } = await audit(`?thing=${encodeURIComponent(`webinar#${webinar.id}`)}`);
    expect(items.map(({ act, by }) => [act, by])).toEqual([
      ['webinar.changed', 'ada@example.com'],
      ['webinar.changed', 'host@example.com'],
      ['webinar.created', 'host@example.com'],
    ]);
    expect(items[0]?.changes).toEqual([{ field: 'title', before: 'Before', after: 'After' }]);
    expect(items[1]?.changes).toContainEqual({ field: 'state', before: 'draft', after: 'scheduled' });
  });

  it('filters by person, and pages through months without a gap or a double', async () => {
    const mine = await audit('?person=mia@example.com');
    expect(mine.items.length).toBeGreaterThan(1);
    expect(new Set(mine.items.map(({ by }) => by))).toEqual(new Set(['mia@example.com']));
    expect((await audit('?person=nobody@example.com')).items).toEqual([]);

    // Five weeks later there is another partition.
    world.tick(35 * 86_400_000);
    const back = await signedIn(world, ['admin'], 'ada@example.com');
    const now = (await (await get(world, '/api/console/settings', back)).json()) as Settings;
    expect((await put({ ...now, organisation: 'Example Later' }, back)).status).toBe(200);
    const ask = async (query: string) =>
      (await (await get(world, `/api/console/audit${query}`, back)).json()) as Awaited<ReturnType<typeof audit>>;
    const all = (await ask('?limit=200')).items;
    expect(all[0]?.at.slice(0, 7)).toBe('2027-07');
    const paged: AuditEntry[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: Awaited<ReturnType<typeof audit>> = await ask(`?limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.next;
    }
    expect(paged).toEqual(all);
    expect((await get(world, '/api/console/audit?cursor=bm9uc2Vuc2U', back)).status).toBe(422);
  });

  it('holds no entry of what was refused', async () => {
    const back = await signedIn(world, ['admin'], 'ada@example.com');
    const count = async () =>
      ((await (await get(world, '/api/console/audit?limit=200', back)).json()) as { items: unknown[] }).items.length;
    const before = await count();
    await put({ ...usualSettings, version: 0, accent: '#ffffff' }, back);
    await post(world, '/api/console/webinars', { title: '' }, { cookie: back });
    await send(world, 'POST', '/api/console/webinars/none/publish', back);
    expect(await count()).toBe(before);
  });
});
