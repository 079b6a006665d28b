/** A published webinar that gets another time: what its page and search engines say, and which moves are refused. */
import { describe, expect, it } from 'vitest';
import { fill } from '#shared/template.ts';
import { toWebinarView } from '#shared/view.ts';
import type { PublicWebinar, Webinar } from '#shared/webinar.ts';
import { problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, send, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const world = await openWorld({ at: '2027-03-01T09:00:00.000Z' });
const host = await signedIn(world, ['host']);
const base = '/api/console/webinars';
const move = (id: string, startsAt: string, more: object = {}) =>
  world.request(`${base}/${id}`, {
    method: 'PATCH',
    body: JSON.stringify({ startsAt, ...more }),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
const open = (title: string, startsAt = '2027-03-26T13:00:00.000Z') => openWebinar(world, { title, startsAt });
const seen = async (slug: string) => (await (await get(world, `/api/webinars/${slug}`)).json()) as PublicWebinar;

describe('a webinar that was moved', () => {
  it('says the time before until it starts, also to search engines', async () => {
    const webinar = await open('A new time');
    expect((await seen(webinar.slug)).movedFrom).toBeNull();
    expect((await move(webinar.id, '2027-03-30T15:00')).status).toBe(200);
    const moved = await seen(webinar.slug);
    expect(moved).toMatchObject({ startsAt: '2027-03-30T13:00:00.000Z', movedFrom: '2027-03-26T13:00:00.000Z' });
    const view = toWebinarView(moved, {}, world.deps.now(), BASE);
    // Between the two the clocks went forward.
    expect(fill('<!--if:moved-->%%before%% > %%date%%, %%hours%% %%place%%<!--/if:moved-->', view)).toBe(
      'Fri 26 March 2027, 14:00–15:00 Berlin (CET, UTC+1) > Tue 30 March 2027, 15:00–16:00 Berlin (CEST, UTC+2)',
    );
    const german = toWebinarView(moved, {}, world.deps.now(), BASE, { locale: 'de', home: 'en' });
    expect(german.before).toBe('Fr 26. März 2027, 14:00–15:00 Uhr Berlin (MEZ, UTC+1)');
    expect(JSON.parse(String(view.eventJson))).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2027-03-26T13:00:00.000Z',
      startDate: '2027-03-30T13:00:00.000Z',
    });
    // Words alone, or the zone alone, are no move; the next one tells what was told last.
    await world.request(`${base}/${webinar.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ title: 'Still a new time', timeZone: 'Europe/London', durationMinutes: 45 }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
    });
    world.tick(5_001);
    expect((await seen(webinar.slug)).movedFrom).toBe('2027-03-26T13:00:00.000Z');
    await move(webinar.id, '2027-03-31T13:00:00.000Z');
    expect((await seen(webinar.slug)).movedFrom).toBe('2027-03-30T13:00:00.000Z');
    await send(world, 'POST', `${base}/${webinar.id}/start`, host);
    const live = await seen(webinar.slug);
    expect([live.movedFrom, JSON.parse(String(toWebinarView(live, {}, world.deps.now()).eventJson)).eventStatus]).toEqual([
      null,
      'https://schema.org/EventScheduled',
    ]);
  });

  it('that is called off is called off, whatever its time was', async () => {
    const webinar = await open('Moved, then called off');
    await move(webinar.id, '2027-04-30T13:00:00.000Z');
    await send(world, 'POST', `${base}/${webinar.id}/cancel`, host);
    const view = toWebinarView(await seen(webinar.slug), {}, world.deps.now());
    const event = JSON.parse(String(view.eventJson)) as Record<string, unknown>;
    expect([event.eventStatus, event.previousStartDate, view.moved]).toEqual(['https://schema.org/EventCancelled', undefined, false]);
  });

  it('keeps nothing of it in a duplicate, and a draft that moves told nobody', async () => {
    const webinar = await open('Moved and doubled');
    await move(webinar.id, '2027-04-30T13:00:00.000Z');
    const copy = (await (await send(world, 'POST', `${base}/${webinar.id}/duplicate`, host)).json()) as Webinar;
    expect([copy.movedFrom, copy.previews]).toEqual([null, 0]);
    const later = (await (await move(copy.id, '2027-06-30T13:00:00.000Z')).json()) as Webinar;
    expect([later.movedFrom, later.plan]).toEqual([null, 0]);
  });
});

describe('a move', () => {
  it.each([
    ['into the past', '2027-02-26T13:00:00.000Z', 'refused', /ended already/],
    ['to a time whose end is now', '2027-03-01T08:00:00.000Z', 'refused', /ended already/],
    ['into the past by its wall time', '2027-02-26T14:00', 'refused', /ended already/],
    ['into the hour that the clocks skip', '2027-03-28T02:30', 'invalid', /does not exist in Berlin/],
    ['into the hour that happens twice', '2027-10-31T02:30', 'invalid', /happens twice in Berlin/],
    ['to no date', '2027-02-30T10:00', 'invalid', /no such date/],
  ] as const)('%s is refused, and everything stays', async (what, startsAt, code, words) => {
    const webinar = await open(`Moved ${what}`);
    const problem = await problemOf(await writesNothing(world, () => move(webinar.id, startsAt)), code);
    expect([problem.detail, ...(problem.errors ?? []).map(({ detail }) => detail)].join(' ')).toMatch(words);
    if (code === 'refused') expect(problem.current).toMatchObject({ id: webinar.id, startsAt: webinar.startsAt });
  });

  it('of a draft into the past is allowed, and its publication says why it does not go', async () => {
    const draft = { title: 'Too late', startsAt: '2027-02-01T13:00:00.000Z', timeZone: 'Europe/Berlin', durationMinutes: 60 };
    const made = (await (await post(world, base, draft, { cookie: host })).json()) as Webinar;
    const problem = await problemOf(await writesNothing(world, () => send(world, 'POST', `${base}/${made.id}/publish`, host)), 'refused');
    expect(problem.detail).toBe('Its planned end is in the past. Please choose a later start, then publish.');
    // One that has begun by its clock and is not over may still be published: readiness says so beforehand (shared/readiness.ts).
    expect((await move(made.id, '2027-03-01T08:30:00.000Z')).status).toBe(200);
    expect((await send(world, 'POST', `${base}/${made.id}/publish`, host)).status).toBe(200);
  });
});
