/** The five signs through the routes: bundles, their pace, and totals that everybody sees. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, join, openWebinar, post, register, send } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
const react = (cookie: string, form: unknown, live = room.live) => post(room.world, `${live}/reactions`, form, { cookie });
const feed = async () => (await (await get(room.world, `/feed/${room.webinar.id}`)).json()) as Feed;

describe('a bundle of signs', () => {
  it('adds to what everybody sees', async () => {
    const [one, other] = [await room.guest(), await room.guest()];
    expect((await react(one, { clap: 3, heart: 1 })).status).toBe(204);
    expect((await react(other, { clap: 2, thumb: 10 })).status).toBe(204);
    await room.world.settle();
    expect((await feed()).reactions).toEqual([5, 1, 0, 0, 10]);
  });

  it('comes once in three seconds; a second is refused whole, with the time to wait', async () => {
    const cookie = await room.guest();
    await react(cookie, { wow: 1 });
    room.world.tick(1_500);
    const refused = await react(cookie, { wow: 1 });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    room.world.tick(1_500);
    expect((await react(cookie, { wow: 1 })).status).toBe(204);
    await room.world.settle();
    expect((await feed()).reactions).toEqual([0, 0, 0, 2, 0]);
  });

  it('is not held back for ten minutes by a clock that ran ahead', async () => {
    const cookie = await room.guest();
    room.world.tick(600_000);
    await react(cookie, { laugh: 1 });
    room.world.tick(-600_000);
    expect((await react(cookie, { laugh: 1 })).status).toBe(204);
  });

  it('makes at most one version in three seconds, and none is lost', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => room.guest()));
    await room.world.settle();
    const published: number[] = [];
    const look = async () => {
      const { changedAt, reactions } = await feed();
      if (Date.parse(changedAt) !== published.at(-1)) published.push(Date.parse(changedAt));
      return reactions;
    };
    await look();
    for (const cookie of people) {
      await react(cookie, { clap: 1 });
      // Some two seconds of this world's time.
      await room.world.settleStream();
      await look();
    }
    room.world.tick(3_000);
    expect(await look()).toEqual([4, 0, 0, 0, 0]);
    const gaps = published.slice(2).map((at, i) => at - (published[i + 1] ?? 0));
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
  });

  it('stays counted once when a guest’s acts become their owner’s', async () => {
    const guest = await room.guest();
    await react(guest, { heart: 2 });
    await room.world.settle();
    const verified = await join(room.world, 'person1@example.com', guest);
    room.world.tick(5_000);
    await react(verified, { heart: 1 });
    expect((await post(room.world, `${room.live}/adopt`, {}, { cookie: verified })).status).toBe(200);
    await room.world.settle();
    room.world.tick(3_000);
    expect((await feed()).reactions).toEqual([0, 3, 0, 0, 0]);
  });

  it('is refused where a webinar has none, and while it is not live', async () => {
    const open = async (more: Record<string, unknown>): Promise<[Webinar, string]> => {
      const webinar = await openWebinar(room.world, more);
      return [webinar, await register(room.world, webinar.slug, 'anna@example.com')];
    };
    const [without, seat] = await open({ title: 'A quiet one', live: true, room: { reactions: 'off' } });
    const [later, early] = await open({ title: 'A later one' });
    expect((await react(seat, { clap: 1 }, `/api/live/${without.id}`)).status).toBe(409);
    expect((await react(early, { clap: 1 }, `/api/live/${later.id}`)).status).toBe(409);
    expect(((await (await get(room.world, `/feed/${without.id}`)).json()) as Feed).reactions).toBeNull();
  });

  it.each([
    ['nothing', {}],
    ['a sign that we do not have', { fire: 1 }],
    ['an emoji', { '👏': 1 }],
    ['a flag, which is two letters', { '🇩🇪': 1 }],
    ['a family, which is seven code points', { '👨‍👩‍👧‍👦': 1 }],
    ['half an emoji', { '\ud83d': 1 }],
    ['ours beside one that we do not have', { clap: 1, constructor: 1 }],
    ['none of one', { clap: 0 }],
    ['a taking away', { clap: -5 }],
    ['a flood', { clap: 11 }],
    ['a fraction', { clap: 0.5 }],
    ['a text', { clap: '1' }],
    ['a list', ['clap']],
    ['a prototype', JSON.parse('{"__proto__":{"clap":1}}')],
  ])('refuses %s', async (_, form) => {
    expect((await react(await room.guest(), form)).status).toBe(422);
    await room.world.settle();
    expect((await feed()).reactions).toEqual([0, 0, 0, 0, 0]);
  });

  it('needs a body in JSON, and a seat', async () => {
    expect((await send(room.world, 'POST', `${room.live}/reactions`, await room.guest())).status).toBe(415);
    expect((await react('', { clap: 1 })).status).toBe(401);
  });
});
