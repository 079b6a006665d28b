/** The weights of the score through the routes: what they change is shown before they are saved, and nobody saves over somebody else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type ScorePreview, usualWeights } from '#shared/score.ts';
import { itemsOf, pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

describe('weights', () => {
  let world: World;
  let marketer: string;
  beforeAll(async () => {
    world = await openWorld();
    marketer = await signedIn(world, ['marketer']);
    const { id, slug } = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
    await register(world, slug, 'anna@example.com');
    await register(world, slug, 'ben@example.com');
    await world.settle();
    const [anna, ben] = [await join(world, 'anna@example.com'), await join(world, 'ben@example.com')];
    await post(world, `/api/live/${id}/questions`, { text: 'Does asking count?' }, { cookie: anna });
    await post(world, `/api/live/${id}/presence`, { seconds: 0 }, { cookie: ben });
    await world.settle();
  });
  const put = (body: unknown, cookie = marketer) =>
    world.request('/api/console/scores', {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: BASE, cookie },
    });
  const preview = (weights: unknown) => post(world, '/api/console/scores/preview', { weights }, { cookie: marketer });
  const askingOnly = { watched: 0, asked: 100, polls: 0, votes: 0, notes: 0, survey: 0 };

  it('show whom they move before they are saved, and write nothing for it', async () => {
    const answer = await writesNothing(world, () => preview(askingOnly));
    const { people, before, after, moved, more, webinars } = (await answer.json()) as ScorePreview;
    expect([people, more, webinars]).toEqual([2, false, 1]);
    expect([before.hot, after.hot]).toEqual([0, 1]);
    expect(after.bands).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(moved[0]).toMatchObject({ email: 'anna@example.com', after: 100 });
  });

  it.each([
    ['asking below watching', { ...usualWeights, asked: 29 }],
    ['nothing at all', { watched: 0, asked: 0, polls: 0, votes: 0, notes: 0, survey: 0 }],
    ['a fraction', { ...usualWeights, notes: 1.5 }],
    ['less than nothing', { ...usualWeights, notes: -1 }],
    ['an input that is none', { ...usualWeights, focus: 5 }],
    ['too few', { asked: 30 }],
  ])('%s is refused', async (_, weights) => {
    expect(pointersOf(await problemOf(await preview(weights), 'invalid'))).not.toEqual([]);
    await problemOf(await put({ weights, version: 0 }), 'invalid');
  });

  it('are saved once for each version, with an entry in the audit', async () => {
    expect(await (await get(world, '/api/console/scores', marketer)).json()).toEqual({ weights: usualWeights, version: 0 });
    expect(await (await put({ weights: askingOnly, version: 0 })).json()).toEqual({ weights: askingOnly, version: 1 });
    const stale = await problemOf(await put({ weights: usualWeights, version: 0 }), 'conflict');
    expect(stale).toMatchObject({ current: { version: 1 } });
    expect(await (await put({ weights: askingOnly, version: 1 })).json(), 'the same again').toEqual({ weights: askingOnly, version: 1 });
    const told = (await itemsOf(world, 'audit#')).filter(({ act }) => act === 'score.changed');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ by: 'marketer@example.com', thing: 'scores' });
    expect(await world.deps.score.weights()).toEqual(askingOnly);
  });
});
