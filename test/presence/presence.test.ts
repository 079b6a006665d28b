/** Presence through the routes: one write per beacon, one person however many tabs, and figures that agree with a recount. */
import { beforeEach, describe, expect, it } from 'vitest';
import { recount } from '#functions/presence/counts.ts';
import { presenceKey, registrationKey, webinarKey } from '#functions/table/keys.ts';
import type { Feed } from '#shared/feed.ts';
import { get, join, openWebinar, post, register } from '../support/people.ts';
import { openRoom } from '../support/room.ts';
import { BASE } from '../support/world.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});

const MINUTE = 60_000;
const beat = async (cookie: string, seconds: number, leaving?: true): Promise<Response> =>
  post(room.world, `${room.live}/presence`, { seconds, ...(leaving ? { leaving } : {}) }, { cookie });
const statuses = async (answers: readonly Promise<Response>[]): Promise<number[]> =>
  (await Promise.all(answers)).map(({ status }) => status);
const ballots = async () => {
  const found: Record<string, unknown>[] = [];
  for (const list of [...Array(16).keys()].map((n) => `guests#${room.webinar.id}#${n}`))
    for await (const { pk } of room.world.deps.table.all({ pk: list, index: 'list' })) {
      const ballot = await room.world.deps.table.get(registrationKey(pk.slice('contact#'.length), room.webinar.id), { strong: true });
      if (ballot) found.push(ballot);
    }
  return found;
};
const onlyBallot = async () => (await ballots())[0] ?? {};
const figures = async () =>
  (await (await get(room.world, `/api/console/webinars/${room.webinar.id}/presence`, room.host)).json()) as Record<string, number>;
const feed = async () => (await (await get(room.world, `/feed/${room.webinar.id}`)).json()) as Feed;

describe('a beacon', () => {
  it('notes when somebody came and the minutes that they watched', async () => {
    const cookie = await room.guest();
    room.world.tick(10 * MINUTE);
    expect((await beat(cookie, 0)).status).toBe(204);
    room.world.tick(5 * MINUTE);
    expect((await beat(cookie, 290)).status).toBe(204);
    const ballot = await onlyBallot();
    expect(ballot.joinedAt).toBe('2027-06-18T09:10:00.000Z');
    expect(ballot.lastAt).toBe('2027-06-18T09:15:00.000Z');
    expect(ballot.minutes).toEqual(new Set([10, 11, 12, 13, 14]));
  });

  it('is refused above its rate, politely and without a trace', async () => {
    const cookie = await room.guest();
    await beat(cookie, 0);
    const before = await onlyBallot();
    room.world.tick(30_000);
    const refused = await beat(cookie, 30);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '210']);
    expect(await onlyBallot()).toEqual(before);
    room.world.tick(210_000);
    expect((await beat(cookie, 240)).status).toBe(204);
  });

  it('may come at once after a leave, which is one however often it is sent; a loop of both is held back', async () => {
    const cookie = await room.guest();
    const round = [await beat(cookie, 0), await beat(cookie, 1, true), await beat(cookie, 1, true)];
    expect(round.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await onlyBallot()).beat).toBeUndefined();
    for (const _ of [2, 3]) expect([(await beat(cookie, 0)).status, (await beat(cookie, 0, true)).status]).toEqual([204, 204]);
    const refused = await beat(cookie, 0);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    room.world.tick(MINUTE);
    expect((await beat(cookie, 0)).status).toBe(204);
  });

  it('counts one person in two tabs once, also where both speak', async () => {
    const cookie = await room.guest();
    room.world.tick(20 * MINUTE);
    expect((await statuses([beat(cookie, 120), beat(cookie, 120)])).sort()).toEqual([204, 429]);
    await room.world.settle();
    expect(await figures()).toMatchObject({ attended: 1, present: 1 });
    expect((await onlyBallot()).minutes).toEqual(new Set([18, 19]));
  });

  it('takes what a browser sends while its page goes away', async () => {
    const cookie = await room.guest();
    const sent = await room.world.request(`${room.live}/presence`, {
      method: 'POST',
      body: new Blob([JSON.stringify({ seconds: 3, leaving: true })], { type: 'application/json' }),
      headers: { origin: BASE, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', cookie },
    });
    expect(sent.status).toBe(204);
    expect((await onlyBallot()).joinedAt).toBe(room.webinar.startedAt);
  });

  it('counts nothing before the start, and the last seconds after the end only of those who were there', async () => {
    const { world } = room;
    const early = await openWebinar(world, { title: 'Later today' });
    const waiting = await register(world, early.slug, 'early@example.com');
    expect((await post(world, `/api/live/${early.id}/presence`, { seconds: 1 }, { cookie: waiting })).status).toBe(409);
    const [stayed, late] = [await room.guest(), await room.guest()];
    await beat(stayed, 0);
    world.tick(3 * MINUTE);
    await post(world, `/api/console/webinars/${room.webinar.id}/end`, {}, { cookie: room.host });
    world.tick(MINUTE);
    expect((await beat(stayed, 60)).status).toBe(409);
    expect((await beat(stayed, 150, true)).status).toBe(204);
    expect((await beat(late, 60, true)).status).toBe(204);
    await world.settle();
    expect((await ballots()).map(({ minutes }) => minutes)).toEqual([new Set([1, 2])]);
    expect(await figures()).toMatchObject({ attended: 1, present: 0 });
    expect(await feed()).toMatchObject({ state: 'ended', present: 0 });
  });

  it.each([
    ['an empty object', {}],
    ['no number', { seconds: '60' }],
    ['a negative time', { seconds: -1 }],
    ['a fraction', { seconds: 1.5 }],
    ['an hour at once', { seconds: 3_600 }],
    ['what JSON makes of infinity', { seconds: null }],
    ['a number beyond whole ones', { seconds: 1e300 }],
    ['minutes of its own', { seconds: 1, minutes: [1, 2, 3] }],
    ['a leave that is a word', { seconds: 1, leaving: 'yes' }],
    ['a list', [{ seconds: 1 }]],
  ])('refuses %s', async (_, body) => {
    const cookie = await room.guest();
    expect((await post(room.world, `${room.live}/presence`, body, { cookie })).status).toBe(422);
    expect(await ballots()).toEqual([]);
  });

  it('keeps four hours of minutes, and the times beyond them', async () => {
    const cookie = await room.guest();
    for (let at = 0; at <= 250; at += 10) {
      room.world.tick(10 * MINUTE);
      expect((await beat(cookie, 600)).status).toBe(204);
    }
    const { minutes, lastAt } = await onlyBallot();
    expect((minutes as Set<number>).size).toBe(240);
    expect(lastAt).toBe('2027-06-18T13:20:00.000Z');
  });
});

describe('the figures', () => {
  it('follow those who come and leave, and forget who vanishes', async () => {
    const { world } = room;
    const [stays, leaves, vanishes] = [await room.guest(), await room.guest(), await room.guest()];
    expect(await statuses([stays, leaves, vanishes].map((cookie) => beat(cookie, 0)))).toEqual([204, 204, 204]);
    await world.settle();
    expect(await figures()).toMatchObject({ attended: 3, present: 3 });
    expect((await feed()).present).toBe(3);
    await beat(leaves, 5, true);
    await world.settle();
    expect(await figures()).toMatchObject({ attended: 3, present: 2 });
    world.tick(5 * MINUTE);
    await beat(stays, 290);
    await world.settle();
    expect(await figures()).toMatchObject({ present: 2 });
    world.tick(5 * MINUTE);
    await beat(stays, 290);
    await world.settle();
    expect(await figures()).toMatchObject({ attended: 3, present: 1 });
    const { attended, people } = recount(await ballots());
    expect(attended).toBe(3);
    for (const [window, count] of people)
      expect((await world.deps.table.get(presenceKey(room.webinar.id, window), { strong: true }))?.people).toBe(count);
  });

  it('count a person once who was a guest first, and says so', async () => {
    const { world, webinar, live } = room;
    const guest = await room.guest();
    await world.settle();
    world.tick(3 * MINUTE);
    await beat(guest, 60);
    const verified = await join(world, 'person1@example.com', guest);
    world.tick(4 * MINUTE);
    await beat(verified, 60);
    await world.settle();
    expect((await figures()).attended).toBe(2);
    expect((await post(world, `${live}/adopt`, {}, { cookie: verified })).status).toBe(200);
    await world.settle();
    expect(await figures()).toMatchObject({ attended: 1, present: 1 });
    expect((await world.deps.table.get(webinarKey(webinar.id)))?.attended).toBe(1);
  });

  it('make no version of the feed by themselves that nobody would notice', async () => {
    const { world } = room;
    const first = [];
    for (let i = 0; i < 12; i += 1) first.push(await room.guest());
    await statuses(first.map((cookie) => beat(cookie, 0)));
    await world.settle();
    const { version, present } = await feed();
    expect(present).toBe(12);
    await beat(await room.guest(), 0);
    await world.settle();
    expect(await figures()).toMatchObject({ present: 13 });
    expect(await feed()).toMatchObject({ version, present: 12 });
    await beat(await room.guest(), 0);
    await world.settle();
    expect(await feed()).toMatchObject({ version: version + 1, present: 14 });
  });

  it('are caught up by the next reader where a version came a moment ago', async () => {
    const { world } = room;
    await beat(await room.guest(), 0);
    await world.settle();
    const { version } = await feed();
    await statuses([await room.guest(), await room.guest()].map((cookie) => beat(cookie, 0)));
    world.tick(3_000);
    expect(await world.deps.live.claim(room.webinar.id)).toBe(true);
    await world.settleStream();
    const marked = await world.deps.live.feed(room.webinar.id);
    expect(marked).toMatchObject({ version, behind: true });
    world.tick(3_000);
    expect(await feed()).toMatchObject({ version: version + 1, present: 3 });
    expect(await world.deps.live.feed(room.webinar.id)).toMatchObject({ behind: false });
  });
});
