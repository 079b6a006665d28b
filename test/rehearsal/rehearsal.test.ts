/** Rehearsing: the room fills with simulated people, mails nobody, counts nowhere, and leaves nothing behind. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { scan } from '../http/stored.ts';
import { get, openWebinar, post, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
let host: string;
beforeEach(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { mail: { reminders: [] }, questions: { mode: 'open' }, room: { chat: 'on' } });
  host = await signedIn(world, ['host']);
  await world.settle();
});

const base = '/api/console/webinars';
const rehearse = async (): Promise<{ rehearsal: Webinar; seat: string }> => {
  const answer = await post(world, `${base}/${webinar.id}/rehearsals`, {}, { cookie: host });
  expect(answer.status).toBe(201);
  const seat = answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  return { rehearsal: (await answer.json()) as Webinar, seat };
};
const turn = async (id: string) => (await (await send(world, 'POST', `${base}/${id}/rehearsals/turn`, host)).json()) as { second: number };
const questionsOf = async (id: string) =>
  ((await (await get(world, `${base}/${id}/questions`, host)).json()) as { items: ConsoleQuestion[] }).items;

/** Up to `second`, as a browser that was never away. */
const playTo = async (id: string, second: number) => {
  for (let at = 30; at <= second; at += 30) {
    world.tick(30_000);
    await turn(id);
  }
  await world.settle();
};

describe('a rehearsal', () => {
  it('has people who ask and vote, and a host who decides as always', async () => {
    const { rehearsal, seat } = await rehearse();
    expect(rehearsal).toMatchObject({ state: 'live', hidden: true, title: `Rehearsal: ${webinar.title}` });
    await playTo(rehearsal.id, 150);
    const questions = await questionsOf(rehearsal.id);
    expect(questions.length).toBeGreaterThan(5);
    expect(questions.reduce((sum, { votes }) => sum + votes, 0)).toBeGreaterThan(20);
    // A mark on each of two hundred would say nothing.
    expect(questions.every(({ confirmed }) => confirmed)).toBe(true);
    const [first] = questions;
    const decided = await post(
      world,
      `${base}/${rehearsal.id}/questions/${first?.id}/decisions`,
      { decision: 'answering' },
      { cookie: host },
    );
    expect(decided.status).toBe(200);
    const feed = (await (await get(world, `/feed/${rehearsal.id}`)).json()) as { now: { id: string } };
    expect(feed.now.id).toBe(first?.id);
    expect((await get(world, `/api/live/${rehearsal.id}/mine`, seat)).status).toBe(200);
    expect((await get(world, `/api/webinars/${rehearsal.slug}`)).status).toBe(200);
  });

  it('has people who are there, answer the open poll, chat and react', async () => {
    const prepared = { kind: 'rating', question: 'How was it?' };
    await post(world, `${base}/${webinar.id}/polls`, prepared, { cookie: host });
    const { rehearsal } = await rehearse();
    const copied = (await (await get(world, `${base}/${rehearsal.id}/polls`, host)).json()) as { items: unknown[] };
    expect(copied.items).toMatchObject([{ ...prepared, state: 'prepared', answered: 0 }]);
    const made = await post(
      world,
      `${base}/${rehearsal.id}/polls`,
      { kind: 'single', question: 'Which?', options: ['A', 'B'] },
      { cookie: host },
    );
    const poll = (await made.json()) as { id: string };
    await post(world, `${base}/${rehearsal.id}/polls/${poll.id}/open`, {}, { cookie: host });
    await playTo(rehearsal.id, 90);
    const polls = (await (await get(world, `${base}/${rehearsal.id}/polls`, host)).json()) as { items: { id: string; answered: number }[] };
    expect(polls.items.find(({ id }) => id === poll.id)?.answered).toBeGreaterThan(100);
    await world.deps.publishFeed(rehearsal.id);
    world.tick(1_000);
    const feed = (await (await get(world, `/feed/${rehearsal.id}`)).json()) as Feed;
    expect(feed.present).toBe(200);
    expect(feed.chat?.lines.length).toBeGreaterThan(2);
    expect(feed.reactions?.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(3);
  });

  it('has people who are refused what people are refused: votes that are off, and everything after the end', async () => {
    const { rehearsal } = await rehearse();
    const { version } = (await (await get(world, `${base}/${rehearsal.id}`, host)).json()) as Webinar;
    const headers = { origin: BASE, cookie: host, 'content-type': 'application/json' };
    const off = JSON.stringify({ version, questions: { votes: 'off' } });
    expect((await world.request(`${base}/${rehearsal.id}`, { method: 'PATCH', body: off, headers })).status).toBe(200);
    await playTo(rehearsal.id, 60);
    const questions = await questionsOf(rehearsal.id);
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.reduce((sum, { votes }) => sum + votes, 0)).toBe(0);
    await post(world, `${base}/${rehearsal.id}/end`, {}, { cookie: host });
    await playTo(rehearsal.id, 120);
    expect(await questionsOf(rehearsal.id)).toHaveLength(questions.length);
  });

  it('plays each second once, whoever asks for it and how often', async () => {
    const { rehearsal } = await rehearse();
    expect(await turn(rehearsal.id)).toMatchObject({ second: 0 });
    world.tick(45_000);
    expect(await turn(rehearsal.id)).toMatchObject({ second: 30 });
    await Promise.all([turn(rehearsal.id), turn(rehearsal.id), turn(rehearsal.id)]);
    expect(await turn(rehearsal.id)).toMatchObject({ second: 45 });
    await world.settle();
    const once = await questionsOf(rehearsal.id);
    expect(new Set(once.map(({ text }) => text)).size).toBe(once.length);
  });

  it('is in no list, takes no registration, mails nobody and counts nowhere', async () => {
    const { rehearsal } = await rehearse();
    await playTo(rehearsal.id, 30);
    const team = (await (await get(world, base, host)).json()) as { items: Webinar[] };
    expect(team.items.map(({ id }) => id)).toEqual([webinar.id]);
    const open = (await (await get(world, '/api/webinars')).json()) as { items: Webinar[] };
    expect(open.items.map(({ id }) => id)).toEqual([webinar.id]);
    expect((await post(world, `/api/webinars/${rehearsal.slug}/registrations`, { email: 'anna@example.com' })).status).toBe(404);
    expect(world.mails).toEqual([]);
    expect((await (await get(world, `${base}/${webinar.id}`, host)).json()) as Webinar).toMatchObject({ counts: webinar.counts });
  });

  it('leaves nothing behind, neither at its end nor where the browser was closed', async () => {
    await world.journeys();
    const before = await scan(world);
    const unmarked = (items: typeof before) => items.filter(({ pk, sk }) => pk !== 'stream' && sk !== 'retention');
    const { rehearsal: ended } = await rehearse();
    const { rehearsal: left } = await rehearse();
    await playTo(ended.id, 60);
    await playTo(left.id, 30);
    // Pressed twice: the second message must not skip the minute.
    await Promise.all([1, 2].map(() => send(world, 'DELETE', `${base}/${ended.id}/rehearsals`, host)));
    await world.settle();
    expect((await get(world, `/feed/${ended.id}`)).status).toBe(404);
    expect((await send(world, 'POST', `${base}/${ended.id}/rehearsals/turn`, host)).status).toBe(409);
    world.tick(3 * 3_600_000);
    for (let i = 0; i < 3; i += 1) {
      await world.journeys();
      await world.settle();
      world.tick(61_000);
    }
    expect(unmarked(await scan(world))).toEqual(unmarked(before));
  });
});
