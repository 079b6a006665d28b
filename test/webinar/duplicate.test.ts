/** A webinar once more, and out of sight. */
import { describe, expect, it } from 'vitest';
import { nextStart } from '#functions/webinar/duplicate.ts';
import type { Webinar } from '#shared/webinar.ts';
import { problemOf } from '../http/stored.ts';
import { get, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const world = await openWorld();
const host = await signedIn(world, ['host']);
const base = '/api/console/webinars';
const patch = (id: string, body: unknown) =>
  world.request(`${base}/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });

describe('the next start', () => {
  it.each([
    [
      'a week later, at the same clock time',
      '2027-06-18T13:00:00.000Z',
      'Europe/Berlin',
      '2027-06-18T09:00:00.000Z',
      '2027-06-25T13:00:00.000Z',
    ],
    ['the first week still to come', '2027-06-18T13:00:00.000Z', 'Europe/Berlin', '2027-09-01T00:00:00.000Z', '2027-09-03T13:00:00.000Z'],
    ['over the change of the clocks', '2027-10-29T13:00:00.000Z', 'Europe/Berlin', '2027-10-29T14:00:00.000Z', '2027-11-05T14:00:00.000Z'],
    // 28 March 2027: from two o'clock straight to three.
    [
      'past an hour that the clocks skip',
      '2027-03-21T01:30:00.000Z',
      'Europe/Berlin',
      '2027-03-21T12:00:00.000Z',
      '2027-04-04T00:30:00.000Z',
    ],
    ['years later', '2020-01-03T13:00:00.000Z', 'UTC', '2027-06-18T13:00:00.000Z', '2027-06-25T13:00:00.000Z'],
  ])('is %s', (_, startsAt, timeZone, now, expected) => {
    expect(nextStart({ startsAt, timeZone }, new Date(now))).toBe(expected);
  });
});

describe('a duplicate', () => {
  it('is a draft with everything but people and the past', async () => {
    const first = await openWebinar(world, { live: true, speakers: [{ name: 'Mara Ostrow' }], agenda: [{ at: 0, title: 'Hello' }] });
    await register(world, first.slug, 'anna@example.com', { question: 'Is it recorded?' });
    const poll = { kind: 'single', question: 'Which?', options: ['A', 'B'] };
    const prepared = (await (await post(world, `${base}/${first.id}/polls`, poll, { cookie: host })).json()) as { id: string };
    await send(world, 'POST', `${base}/${first.id}/polls/${prepared.id}/open`, host);
    await world.settle();

    const answer = await send(world, 'POST', `${base}/${first.id}/duplicate`, host);
    expect(answer.status).toBe(201);
    const copy = (await answer.json()) as Webinar;
    expect(copy).toMatchObject({
      ...{
        state: 'draft',
        title: first.title,
        promise: first.promise,
        speakers: first.speakers,
        agenda: first.agenda,
        questions: first.questions,
      },
      ...{ startsAt: '2027-06-25T13:00:00.000Z', endsAt: '2027-06-25T14:00:00.000Z', startedAt: null, endedAt: null, version: 1, plan: 0 },
      counts: { registered: 0, attended: 0, asked: 0 },
      slug: `${first.slug}-${copy.id}`,
    });
    expect(copy).not.toHaveProperty('liveSince');
    const questions = (await (await get(world, `${base}/${copy.id}/questions`, host)).json()) as { items: unknown[] };
    const polls = (await (await get(world, `${base}/${copy.id}/polls`, host)).json()) as { items: unknown[] };
    expect(questions.items).toEqual([]);
    expect(polls.items).toMatchObject([{ ...poll, state: 'prepared', answered: 0 }]);
    // The first goes on as it was.
    expect(await (await get(world, `/api/webinars/${first.slug}`)).json()).toMatchObject({ state: 'live', title: first.title });
    expect((await send(world, 'POST', `${base}/${copy.id}/publish`, host)).status).toBe(200);
  });

  it('of a title as long as an address may be still has an address', async () => {
    const long = await openWebinar(world, { title: 'x'.repeat(120) });
    const copy = (await (await send(world, 'POST', `${base}/${long.id}/duplicate`, host)).json()) as Webinar;
    expect(copy.slug.length).toBeLessThanOrEqual(80);
    expect(copy.slug.endsWith(copy.id)).toBe(true);
  });
});

describe('a hidden webinar', () => {
  it('is in no list and has no page, until it is shown again', async () => {
    const webinar = await openWebinar(world, { title: 'Not for everybody' });
    const listed = async () =>
      ((await (await get(world, '/api/webinars')).json()) as { items: { id: string }[] }).items.some(({ id }) => id === webinar.id);
    expect(await listed()).toBe(true);
    const hidden = (await (await patch(webinar.id, { hidden: true, version: webinar.version })).json()) as Webinar;
    expect(hidden).toMatchObject({ hidden: true, state: 'scheduled', plan: webinar.plan });
    expect(await listed()).toBe(false);
    await problemOf(await get(world, `/api/webinars/${webinar.slug}`), 'not-found');
    await problemOf(await post(world, `/api/webinars/${webinar.slug}/registrations`, { email: 'ben@example.com' }), 'not-found');
    expect((await patch(webinar.id, { hidden: false, version: hidden.version })).status).toBe(200);
    expect(await listed()).toBe(true);
  });
});
