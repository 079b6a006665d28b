/** What the readiness of a webinar asks about the organisation: hosts, who may not see the settings, see these four and no more. */
import { expect, it } from 'vitest';
import { usualSettings } from '#shared/setting.ts';
import { get, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

it('is told to hosts as the settings are now', async () => {
  const world = await openWorld();
  const [host, admin] = [await signedIn(world, ['host']), await signedIn(world, ['admin'])];
  const house = async () => (await get(world, '/api/console/house', host)).json();
  expect(await house()).toEqual({ sender: 'hello@example.com', replyTo: null, privacy: null, imprint: null });
  const settings = { ...usualSettings, replyTo: 'care@example.com', imprint: 'https://example.com/imprint' };
  const answer = await world.request('/api/console/settings', {
    method: 'PUT',
    body: JSON.stringify(settings),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: admin },
  });
  expect(answer.status).toBe(200);
  expect(await house()).toEqual({
    sender: 'hello@example.com',
    replyTo: 'care@example.com',
    privacy: null,
    imprint: 'https://example.com/imprint',
  });
  expect((await get(world, '/api/console/settings', host)).status).toBe(403);
});
