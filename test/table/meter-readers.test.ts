/** What readers of reports, articles, recordings and surveys cost, in DynamoDB's units, against docs/data.md. */
import { expect, it, vi } from 'vitest';
import type { ConsoleComment } from '#shared/comment-desk.ts';
import type { Page } from '#shared/page.ts';
import { createSeen, toText } from '#shared/pieces.ts';
import { openThread, PATH } from '../comment/thread.ts';
import { FILE, GATE, openGate } from '../paper/gated.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { openSurvey } from '../survey/survey.ts';

// Each test has a world of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

/** What was used since it was asked last, as `[write, read]`. */
const spent = (world: World): readonly [number, number] => {
  const units = world.takeUnits();
  const sum = (which: 'read' | 'write') => units.reduce((all, unit) => all + unit[which], 0);
  return [sum('write'), sum('read')];
};

it('charges asking for a gated report 1 write, the first that is got 12, and each later one 8 to 10', async () => {
  const { world, links, press, page, cookiesOf, publish } = await openGate();
  await publish('another', { title: 'Another', gated: true });
  await world.settle();
  spent(world);
  await post(world, GATE, { email: 'anna@example.com', purpose: 'work' });
  expect(spent(world)).toEqual([1, 1]);
  // The person, the form's mark with the count, the mail that was sent.
  await world.settle();
  expect(spent(world)).toEqual([7, 6]);
  const [link = ''] = links('anna@example.com');
  await page(link);
  expect(spent(world), 'who looks at a link').toEqual([0, 2]);
  const opened = await press(link);
  expect(spent(world)).toEqual([12, 5]);
  await world.settle();
  expect(spent(world), 'nothing follows').toEqual([0, 0]);
  const seat = cookiesOf(opened);
  await page('/api/reports/another/file', seat);
  expect(spent(world), 'another report, which the person remembers').toEqual([10, 4]);
  await world.settle();
  world.tick(601_000);
  spent(world);
  await page(FILE, seat);
  expect(spent(world), 'the same again').toEqual([8, 4]);
  await page(FILE, seat);
  expect(spent(world), 'at once again, which is refused by its condition').toEqual([8, 4]);
});

it('charges a comment 7 writes where it is public at once, and 3 where its address is asked first', async () => {
  const { world, write, act, reader, confirm, rules, thread } = await openThread();
  await rules();
  const [anna, bert] = [await reader('Anna Example'), await reader('Bert Example')];
  await world.settle();
  world.tick(61_000);
  await get(world, PATH, anna);
  spent(world);
  const { id } = (await (await write({ text: 'A first thought' }, anna)).json()) as { id: string };
  expect(spent(world)).toEqual([7, 2.5]);
  await world.settle();
  spent(world);
  await write({ text: 'A reply', to: id }, bert);
  expect(spent(world), 'a reply, which is counted').toEqual([9, 3.5]);
  await act(id, { act: 'like' }, bert);
  expect(spent(world), 'a like').toEqual([6, 2]);
  await get(world, PATH);
  expect(spent(world), 'the page, for who is not known').toEqual([0, 2]);
  await get(world, PATH, anna);
  expect(spent(world), 'the page, with what one likes').toEqual([0, 4]);
  await write({ text: 'From nobody', email: 'cara@example.com' });
  expect(spent(world), 'kept until it is confirmed').toEqual([3, 1.5]);
  await world.settle();
  spent(world);
  await confirm('cara@example.com');
  expect(spent(world), 'confirmed').toEqual([8, 2.5]);
  await act(id, { act: 'report' }, bert);
  expect(spent(world), 'reported').toEqual([6, 3]);
  expect((await thread()).items).toHaveLength(4);
});

it('charges a page of what waits 1.5 reads and 1 for each, and a decision about a comment 6 writes', async () => {
  const { world, write, reader, rules } = await openThread();
  await rules();
  const anna = await reader();
  await rules({ mode: 'before', version: 1 });
  world.tick(61_000);
  for (const text of ['One', 'Two']) await write({ text }, anna);
  await world.settle();
  const host = await signedIn(world, ['host']);
  await get(world, '/api/console/me', host);
  spent(world);
  const { items } = (await (await get(world, '/api/console/moderation', host)).json()) as Page<ConsoleComment>;
  expect([items.length, spent(world)]).toEqual([2, [0, 3.5]]);
  const [first] = items;
  const form = { decision: 'approve', version: first?.version };
  expect((await post(world, `/api/console/comments/${first?.id}/decisions`, form, { cookie: host })).status).toBe(200);
  expect(spent(world)).toEqual([6, 1]);
});

it('charges a minute that was watched 1 write, and each of the four steps of the row 2 more', async () => {
  const world = await openWorld();
  const webinar = await openWebinar(world, { live: true, replay: 'https://video.example.com/replay.mp4' });
  await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example' });
  await world.settle();
  const seat = await join(world, 'anna@example.com');
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: await signedIn(world, ['host']) });
  await world.settle();
  const path = `/api/replays/${webinar.id}/watched`;
  const seen = createSeen();
  const tell = async (from: number, to: number) => {
    world.tick(60_000);
    await get(world, path, seat);
    spent(world);
    seen.play(from, to, 600);
    expect((await post(world, path, { pieces: toText(seen.pieces), place: to, length: 600 }, { cookie: seat })).status).toBe(204);
    const told = spent(world);
    await world.settle();
    return [told, spent(world)];
  };
  await tell(0, 60);
  expect(await tell(60, 160), 'a quarter of it').toEqual([
    [1, 1],
    [2, 0],
  ]);
  expect(await tell(160, 200), 'no further step').toEqual([
    [1, 1],
    [0, 0],
  ]);
  await get(world, path, seat);
  expect(spent(world), 'where it goes on').toEqual([0, 1]);
});

it('charges an answer to a survey 6 writes, of a guest 8', async () => {
  const { world, guest, member, end, answer, path, host, webinar } = await openSurvey();
  const [anna, bert] = [await member(), await guest()];
  await world.settle();
  await end();
  await world.settle();
  await get(world, path, anna.cookie);
  spent(world);
  await get(world, path, anna.cookie);
  expect(spent(world), 'the page').toEqual([0, 4]);
  await get(world, path, bert.cookie);
  expect(spent(world), 'the page of a guest').toEqual([0, 3]);
  await answer(anna.cookie, { stars: 5 });
  expect(spent(world)).toEqual([6, 2]);
  await world.settle();
  // The tally with the mark of its batch, and that the person said something.
  expect(spent(world), 'what follows').toEqual([6, 1]);
  await answer(anna.cookie, { stars: 5, text: 'It was good.' });
  expect(spent(world), 'changed').toEqual([6, 2]);
  await world.settle();
  spent(world);
  await answer(bert.cookie, { stars: 2, text: 'It was loud.' });
  expect(spent(world), 'a guest').toEqual([8, 2]);
  await world.settle();
  await get(world, '/api/console/me', host);
  const results = `/api/console/webinars/${webinar.id}/survey`;
  spent(world);
  await get(world, results, host);
  const shown = spent(world);
  await get(world, `${results}/texts`, host);
  expect([shown, spent(world)]).toEqual([
    [0, 2],
    [0, 5.5],
  ]);
});
