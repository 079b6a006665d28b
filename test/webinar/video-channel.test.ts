/** The stack's own channel: whoever has its key can stream into a webinar, so hosts alone see it. */
import { expect, it } from 'vitest';
import { get, openWebinar, signedIn } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

const KEY = 'sk_test_only_for_hosts';
const settings = { IVS_PLAYBACK: 'https://abc.playback.example.com/a.m3u8', IVS_SERVER: 'rtmps://abc.example.com:443/app/', IVS_KEY: KEY };

it('shows a host where to stream, and with which key', async () => {
  const world = await openWorld({ settings });
  for (const role of ['admin', 'host'] as const) {
    const answer = await get(world, '/api/console/video-channel', await signedIn(world, [role]));
    expect(await answer.json()).toEqual({ playback: settings.IVS_PLAYBACK, server: settings.IVS_SERVER, key: KEY });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
});

it('shows the key to nobody else, on no other route, and not in the log', async () => {
  const world = await openWorld({ settings });
  const webinar = await openWebinar(world, { live: true, video: { kind: 'ivs', url: settings.IVS_PLAYBACK } });
  const others = [await signedIn(world, ['marketer', 'agent']), undefined];
  const paths = [
    '/api/console/video-channel',
    `/api/console/webinars/${webinar.id}`,
    `/api/webinars/${webinar.slug}`,
    `/feed/${webinar.id}`,
  ];
  for (const who of others) for (const path of paths) expect(await (await get(world, path, who)).text()).not.toContain(KEY);
  await get(world, '/api/console/video-channel', await signedIn(world, ['host']));
  expect(world.logged.join('\n')).not.toContain(KEY);
});

it('says so where there is none', async () => {
  const world = await openWorld();
  const answer = await get(world, '/api/console/video-channel', await signedIn(world, ['host']));
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ detail: 'This Parley has no video channel of its own.' });
});
