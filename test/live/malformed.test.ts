/** One bad item in the table, by accident or by somebody’s migration, never takes the feed from everybody (CVE-2025-61602). */
import { describe, expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { itemsOf, plant } from '../http/stored.ts';
import { get, post } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

const { world, webinar, host, guest, ask, decide } = await openRoom();
const seat = await guest();
const { id } = await ask(seat, 'The good one?');
const settled = await ask(await guest(), 'Answered already?');
await decide(settled.id, { decision: 'reply', text: 'Yes, it is.' });
await world.settle();
const pk = `webinar#${webinar.id}`;
const [whole = { pk, sk: '' }] = await itemsOf(world, `question#${id}`);
const [answer = { pk, sk: '' }] = await itemsOf(world, `answer#${settled.id}`);

const names = ['id', 'text', 'by', 'askedAt', 'visibility', 'resolution', 'history', 'withdrawn', 'labels', 'version', 'answers'];
let serial = 0;
/** A question that is right but for what is said. */
const plantQuestion = (wrong: Record<string, unknown>, leftOut = ''): Promise<void> => {
  serial += 1;
  const other = `${webinar.id}-zzzzzzzzzzzz${String(serial).padStart(8, '0')}`;
  const item = { ...whole, id: other, text: 'Not that one?', ...wrong };
  return plant(world, { ...Object.fromEntries(Object.entries(item).filter(([key]) => key !== leftOut)), pk, sk: `question#${other}` });
};

const show = async () => {
  expect(await world.deps.publishFeed(webinar.id)).toBeDefined();
  const answered = await get(world, `/feed/${webinar.id}`);
  expect(answered.status).toBe(200);
  return (await answered.json()) as Feed;
};
const expectWhole = async (): Promise<void> => {
  const feed = await show();
  expect(feed.questions.filter((one) => one.id === id && one.text === 'The good one?')).toHaveLength(1);
  expect(feed.answered.find((one) => one.id === settled.id)?.answer).toMatchObject({ text: 'Yes, it is.' });
  for (const one of [...feed.questions, ...feed.answered]) {
    expect([one.id, one.text, one.by, one.askedAt, one.resolution].map((value) => typeof value)).toEqual(Array(5).fill('string'));
    expect(Number.isInteger(one.votes)).toBe(true);
  }
  const team = await get(world, `/api/console/webinars/${webinar.id}/questions`, host);
  expect(team.status).toBe(200);
  const { items } = (await team.json()) as { items: ConsoleQuestion[] };
  expect(items.map((one) => one.id)).toEqual(expect.arrayContaining([id, settled.id]));
  expect((await get(world, `/feed/${webinar.id}/questions`)).status).toBe(200);
  expect((await get(world, `/live/${webinar.id}/page`, seat)).status).toBe(200);
};

describe('a room with a question in it that', () => {
  it.each(names)('has no %s shows all others', async (name) => {
    await plantQuestion({}, name);
    await expectWhole();
  });

  it.each(names)('has a strange %s shows all others', async (name) => {
    for (const strange of [null, 7, '', [], { a: 1 }, true, new Set(['x'])]) await plantQuestion({ [name]: strange });
    await expectWhole();
  });

  it('has votes that are no number, or figures that are none, shows all others', async () => {
    for (const votes of ['many', null, [], { n: 1 }, 1.5, -3]) await plantQuestion({ votes });
    await plantQuestion({ nextAt: 5, answeringAt: {}, answeredAt: [] });
    await plantQuestion({ resolution: 'answered', answeredAt: 5 });
    await plantQuestion({ history: [null, 5, {}, ''] });
    await expectWhole();
  });

  it('is nothing but a key shows all others, and says how many were left out', async () => {
    await plant(world, { pk, sk: `question#${webinar.id}-zzzzzzzzzzzz99999999` });
    await expectWhole();
    expect(world.logged.some((line) => line.includes('left out of the feed'))).toBe(true);
  });
});

describe('a room with an answer, a line, a note, a poll or figures in it that nobody can read', () => {
  it.each([
    ['answer', { text: 5, kind: 'text' }],
    ['answer', { text: 'No', kind: 'song', at: null, private: 'no' }],
    ['answer', {}],
    ['poll', { state: 'open', kind: 'single', question: 5, options: 'a' }],
    ['poll', { state: 'open', kind: 'single', question: 'Which?', options: [1, 2], results: 'shown', count0: 'x' }],
    ['note', { text: 5 }],
    ['note', { text: 'ok', at: 'yesterday', until: 'never' }],
    ['chat', { text: null }],
    ['presence', { people: 'many' }],
    ['reactions', { r0: 'x' }],
  ])('(%s %j) shows all else', async (kind, body) => {
    serial += 1;
    const sk =
      kind === 'answer'
        ? `${answer.sk.slice(0, -3)}${String(500 + serial)}`
        : kind === 'reactions'
          ? kind
          : `${kind}#zzzzzzzz${1_000 + serial}`;
    await plant(world, { ...body, pk, sk });
    await expectWhole();
  });

  it('still takes a decision, a question and a vote', async () => {
    const asked = await ask(seat, 'Still there?');
    expect((await decide(asked.id, { decision: 'next' })).id).toBe(asked.id);
    const voted = await world.request(`/api/live/${webinar.id}/questions/${asked.id}/vote`, {
      method: 'PUT',
      headers: { cookie: await guest(), origin: 'https://parley.example.com' },
    });
    expect(voted.status).toBe(200);
    expect((await post(world, `/api/live/${webinar.id}/questions`, { text: 'And now?' }, { cookie: seat })).status).toBe(201);
    expect((await show()).next?.id).toBe(asked.id);
  });
});
