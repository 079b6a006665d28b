/** A list of one webinar in an order that it does not have itself: whole, page by page, also where more people wait than one batch reads. */
import { beforeAll, expect, it } from 'vitest';
import type { CaseLine } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import { leaveOpen } from '../bench/cases/questions.ts';
import { get, openWebinar, post, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const MANY = 104;
let world: World;
let agent: string;
let path: string;
beforeAll(async () => {
  world = await openWorld();
  agent = await signedIn(world, ['agent']);
  const webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  await leaveOpen(world, webinar, MANY, 0);
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: await signedIn(world, ['host']) });
  await world.settle();
  path = `/api/console/cases?view=unassigned&webinar=${webinar.id}&sort=votes&limit=40`;
});

const page = async (cursor?: string): Promise<Page<CaseLine>> => {
  const answer = await get(world, cursor === undefined ? path : `${path}&cursor=${cursor}`, agent);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page<CaseLine>;
};

it('has each case once, most votes first', async () => {
  const pages = [await page()];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) pages.push(await page(next));
  expect(pages.map(({ items }) => items.length)).toEqual([40, 40, MANY - 80]);
  const all = pages.flatMap(({ items }) => items);
  expect(new Set(all.map(({ id }) => id)).size).toBe(MANY);
  const votes = all.map(({ question }) => question.votes);
  expect(votes).toEqual(votes.toSorted((a, b) => b - a));
});

it('goes on where it was, though the last case that was shown is elsewhere by now', async () => {
  const first = await page();
  const before = (await page(first.next)).items.map(({ id }) => id);
  const last = first.items.at(-1);
  await post(world, `/api/console/cases/${last?.id}/resolve`, {}, { cookie: agent });
  await world.settle();
  const after = (await page(first.next)).items.map(({ id }) => id);
  expect(after.slice(0, 39)).toEqual(before.slice(0, 39));
});
