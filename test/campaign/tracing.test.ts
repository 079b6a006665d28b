/** A question that an end leaves open is known to come from the campaign that registered whoever asked it. */
import { expect, it } from 'vitest';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

it('is a case of that campaign, listed by it and counted for it', async () => {
  const world = await openWorld();
  const host = await signedIn(world, ['host']);
  const webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  const seat = await register(world, webinar.slug, 'eve@example.com', { utm: { source: 'newsletter', campaign: 'June letter' } });
  await world.settle();
  expect((await post(world, `/api/live/${webinar.id}/questions`, { text: 'Why this price?' }, { cookie: seat })).status).toBe(201);
  await world.settle();
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
  await world.settle();
  const found = await get(world, '/api/console/cases?view=all&campaign=June%20letter', host);
  expect((await found.json()) as object).toMatchObject({ items: [{ question: { text: 'Why this price?' }, campaign: 'June letter' }] });
  expect(Object.values((await world.deps.cause.caused(['june LETTER'])).get('june letter') ?? {})).toEqual([1]);
});
