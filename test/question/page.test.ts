/** The room without script: what its list shows that the feed cannot. */
import { expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import type { OwnQuestion } from '#shared/question.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

it('gives an answer in full that the feed had to cut, where the room links to', async () => {
  const world = await openWorld();
  const webinar = await openWebinar(world, { live: true });
  const host = await signedIn(world, ['host']);
  const seat = await register(world, webinar.slug, 'anna@example.com');
  const asked = (await (await post(world, `/api/live/${webinar.id}/questions`, { text: 'How?' }, { cookie: seat })).json()) as OwnQuestion;
  const text = `${'Step by step. '.repeat(60)}That is the end.`;
  await post(world, `/api/console/webinars/${webinar.id}/questions/${asked.id}/decisions`, { decision: 'reply', text }, { cookie: host });
  await world.settle();

  const feed = (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed;
  expect(feed.answered).toMatchObject([{ id: asked.id, answer: { more: true } }]);

  const other = await register(world, webinar.slug, 'ben@example.com');
  const page = await (await get(world, `/live/${webinar.id}/page`, other)).text();
  expect(page).toContain(`<li class="question" id="question-${asked.id}">`);
  expect(page).toContain(text);
});
