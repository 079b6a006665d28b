/** A webinar that changes while its room is open: the feed says that there is a newer one, and what is read then is that one. */
import { expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import type { Webinar } from '#shared/webinar.ts';
import { rereadDelay } from '../../site/src/lib/live/poll.ts';
import { startLive } from '../../site/src/lib/live/state.ts';
import { aFeed } from '../site/live.fixture.ts';
import { get, openWebinar, post, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

it('is told by the feed at each edit and each step, with the version that the address then answers', async () => {
  const world = await openWorld();
  const webinar = await openWebinar(world, { live: true });
  const host = await signedIn(world, ['host']);
  const team = `/api/console/webinars/${webinar.id}`;
  const seen = async () => {
    world.tick(6_000);
    const feed = (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed;
    const read = (await (await get(world, `/api/webinars/${webinar.slug}`)).json()) as Webinar;
    expect([read.version, read.state]).toEqual([feed.webinarVersion, feed.state]);
    return { version: feed.webinarVersion, video: read.video?.url, replay: read.replay };
  };
  const change = async (edit: object): Promise<void> => {
    const { version } = (await (await get(world, team, host)).json()) as Webinar;
    const headers = { origin: BASE, cookie: host, 'content-type': 'application/json' };
    const answer = await world.request(team, { method: 'PATCH', body: JSON.stringify({ version, ...edit }), headers });
    expect(answer.status, await answer.clone().text()).toBe(200);
  };
  const first = await seen();
  await change({ video: { kind: 'hls', url: 'https://video.example.com/live.m3u8' } });
  const second = await seen();
  expect(second).toMatchObject({ version: first.version + 1, video: 'https://video.example.com/live.m3u8' });
  await post(world, `${team}/end`, {}, { cookie: host });
  await change({ replay: 'https://video.example.com/replay.mp4' });
  expect(await seen()).toMatchObject({ version: second.version + 2, replay: 'https://video.example.com/replay.mp4' });
});

it.each([
  { pace: 1_000, random: 0, ms: 1_000 },
  { pace: 1_000, random: 1, ms: 3_000 },
  { pace: 15_000, random: 0, ms: 7_500 },
  { pace: 15_000, random: 1, ms: 22_500 },
])('is read again after $ms ms at a pace of $pace', ({ pace, random, ms }) => {
  expect(rereadDelay({ ...startLive('w'), feed: aFeed(1, { nextPollMs: pace }) }, random)).toBe(ms);
});
