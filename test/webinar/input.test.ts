/** Setting up a webinar: what the console's form refuses, dates above all. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { draft, get, openWebinar, post, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let host: string;
let webinar: Webinar;
beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { title: 'The one that is there' });
});

const create = (more: Record<string, unknown>) => post(world, '/api/console/webinars', { ...draft, ...more }, { cookie: host });
const patch = (id: string, body: unknown) =>
  world.request(`/api/console/webinars/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
const act = (id: string, action: string) => post(world, `/api/console/webinars/${id}/${action}`, {}, { cookie: host });

describe('a webinar', () => {
  it.each([
    [{ title: ' ' }, '#/title'],
    [{ title: 'x'.repeat(121) }, '#/title'],
    [{ title: 'Two\nlines' }, '#/title'],
    ...[
      '2026-02-30T10:00:00Z',
      '2027-02-29T10:00:00Z',
      '275761-01-01T00:00:00Z',
      '+275760-09-13T00:00:00Z',
      '9999-12-31T23:59:59Z',
      '2200-01-01T00:00:00Z',
    ].map((startsAt) => [{ startsAt }, '#/startsAt']),
    ...[
      '2027-06-18',
      '2026-02-30T10:00',
      '2027-03-28T02:30',
      '2027-10-31T02:30',
      '2027-06-18T10:00+25:00',
      '2200-01-01T00:00',
      '2027-06-18T24:00:00Z',
      'tomorrow',
      '',
      0,
      1_813_309_200_000,
      null,
    ].map((startsAt) => [{ startsAt }, '#/startsAt']),
    ...['Mars/Olympus', '+02:00', '', 'Europe/Berlin\n', 5].map((timeZone) => [{ timeZone }, '#/timeZone']),
    ...[0, 4, 601, 30.5, -60, '60', null].map((durationMinutes) => [{ durationMinutes }, '#/durationMinutes']),
    ...['A', 'ab', 'Ümlaut', 'a--b', '../x', 'a#b', 'x'.repeat(81)].map((slug) => [{ slug }, '#/slug']),
    [{ topics: ['a', 'b', 'c', 'd', 'e', 'f'] }, '#/topics'],
    [{ topics: ['Service', 'service'] }, '#/topics'],
    [{ topics: [' '] }, '#/topics/0'],
    [{ topics: 'Service' }, '#/topics'],
    [{ topics: ['Two\nlines'] }, '#/topics/0'],
    [{ speakers: Array(21).fill({ name: 'Mara' }) }, '#/speakers'],
    [{ speakers: [{ name: 'Mara', photo: 'javascript:alert(1)' }] }, '#/speakers/0/photo'],
    [{ speakers: [{ name: 'Mara', photo: 'https://user:secret@example.com/a.png' }] }, '#/speakers/0/photo'],
    [{ agenda: [{ at: -1, title: 'Hello' }] }, '#/agenda/0/at'],
    [{ video: { kind: 'hls', url: 'http://example.com/a.m3u8' } }, '#/video/url'],
    [{ video: { kind: 'hls', url: '/media/../../etc/passwd' } }, '#/video/url'],
    [{ video: { kind: 'flash', url: 'https://example.com/' } }, '#/video/kind'],
    [{ replay: 'data:text/html,x' }, '#/replay'],
    [{ capacity: 0 }, '#/capacity'],
    [{ questions: { mode: 'open', votes: 'some' } }, '#/questions/votes'],
    [{ state: 'live' }, '#/state'],
    [{ id: '0000000000' }, '#/id'],
    [{ hidden: true }, '#/hidden'],
  ] as [Record<string, unknown>, string][])('is refused with %j', async (more, pointer) => {
    const problem = await problemOf(await writesNothing(world, () => create(more)), 'invalid');
    expect(pointersOf(problem)).toContain(pointer);
    for (const { detail } of problem.errors ?? []) expect(detail).not.toMatch(/expected|Invalid/);
  });

  it('is asked which of the two is meant where a wall time happens twice', async () => {
    const problem = await problemOf(await create({ startsAt: '2027-10-31T02:30' }), 'invalid');
    expect(problem.errors?.[0]?.detail).toContain('2027-10-31T00:30:00.000Z (UTC+2) or 2027-10-31T01:30:00.000Z (UTC+1)');
    const made = (await (await create({ title: 'The later one', startsAt: '2027-10-31T02:30:00+01:00' })).json()) as Webinar;
    expect([made.startsAt, made.endsAt]).toEqual(['2027-10-31T01:30:00.000Z', '2027-10-31T02:30:00.000Z']);
  });

  it('needs a title, a start, a zone and a length', async () => {
    const problem = await problemOf(
      await writesNothing(world, () => post(world, '/api/console/webinars', {}, { cookie: host })),
      'invalid',
    );
    expect(pointersOf(problem)).toEqual(['#/title', '#/startsAt', '#/timeZone', '#/durationMinutes']);
  });

  it('cannot take an address that is taken; one that we derived gives way', async () => {
    expect(pointersOf(await problemOf(await writesNothing(world, () => create({ slug: webinar.slug })), 'invalid'))).toEqual(['#/slug']);
    const other = (await (await create({ title: webinar.title })).json()) as Webinar;
    expect(other.slug).toBe(`${webinar.slug}-${other.id}`);
    expect(pointersOf(await problemOf(await patch(other.id, { slug: webinar.slug }), 'invalid'))).toEqual(['#/slug']);
  });

  it('is changed only as it was seen', async () => {
    const made = (await (await create({ title: 'Changed twice' })).json()) as Webinar;
    const answers = await Promise.all(['One', 'Two'].map((title) => patch(made.id, { title, version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const stale = await problemOf(await writesNothing(world, () => patch(made.id, { title: 'Three', version: 1 })), 'conflict');
    expect(stale.current).toMatchObject({ id: made.id, version: 2 });
    expect(pointersOf(await problemOf(await patch(made.id, { counts: {}, state: 'live' }), 'invalid'))).toEqual(['#/counts', '#/state']);
  });
});

describe('a webinar that nobody may register for', () => {
  it('answers like one that never was', async () => {
    const made = async (title: string, ...actions: string[]) => {
      const { id, slug } = (await (await create({ title })).json()) as Webinar;
      for (const action of actions) expect((await act(id, action)).status).toBe(200);
      return { id, slug };
    };
    const hidden = [
      await made('A draft of a webinar'),
      await made('A cancelled webinar', 'publish', 'cancel'),
      await made('An archived webinar', 'publish', 'start', 'end', 'archive'),
      { id: '0000000000', slug: 'never-was' },
    ];
    const bodies = await Promise.all(
      hidden.map(async ({ slug }) => {
        const answer = await writesNothing(world, () => post(world, `/api/webinars/${slug}/registrations`, { email: 'anna@example.com' }));
        const { instance: _, ...problem } = await problemOf(answer, 'not-found');
        return JSON.stringify([problem, [...answer.headers].filter(([name]) => name !== 'x-request-id')]);
      }),
    );
    expect(new Set(bodies).size).toBe(1);
    const [one, , three] = hidden;
    for (const it of [one, three])
      for (const path of [`/api/webinars/${it?.slug}`, `/live/${it?.id}/page`]) await problemOf(await get(world, path), 'not-found');
    expect(JSON.stringify(await (await get(world, '/api/webinars')).json())).not.toContain(one?.slug);
  });

  it('says so where it is over without a replay', async () => {
    const over = (await (await create({ title: 'Over and out' })).json()) as Webinar;
    for (const action of ['publish', 'start', 'end']) await act(over.id, action);
    await problemOf(
      await writesNothing(world, () => post(world, `/api/webinars/${over.slug}/registrations`, { email: 'anna@example.com' })),
      'gone',
    );
  });
});
