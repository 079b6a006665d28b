/** Who sees a question: hidden words leave the feed with its next version, and what only hosts may read never comes into it. */
import { expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import type { Mine, OwnQuestion } from '#shared/question.ts';
import { get, openWebinar, post, register, send } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

const { world, webinar, guest, ask, decide, host } = await openRoom();

/** As the audience reads it: nobody publishes here, and an answer is shared for a second. */
const read = async (id: string): Promise<string> => {
  await world.settle();
  world.tick(1_001);
  return (await get(world, `/feed/${id}`)).text();
};
const shown = async (id: string): Promise<string[]> => (JSON.parse(await read(id)) as Feed).questions.map((one) => one.id);

it('what a host hides is gone at the next look, wherever it stood, and comes back with an undo', async () => {
  const [words, air] = [await ask(await guest(), 'My number is 555 0100'), await ask(await guest(), 'Who decides?')];
  await decide(air.id, { decision: 'answering' });
  expect(await read(webinar.id)).toContain('555 0100');
  await decide(words.id, { decision: 'hide', reason: 'private-detail' });
  world.tick(1_001);
  const next = await (await get(world, `/feed/${webinar.id}`)).text();
  expect([next.includes('555 0100'), next.includes('Who decides?')]).toEqual([false, true]);
  await decide(air.id, { decision: 'hide' });
  world.tick(1_001);
  expect(JSON.parse(await (await get(world, `/feed/${webinar.id}`)).text())).toMatchObject({ now: null, questions: [] });
  await decide(words.id, { decision: 'undo' });
  expect(await shown(webinar.id)).toContain(words.id);
});

it('where only hosts read, a question and its answer stay with its asker until a host approves it', async () => {
  const quiet = await openWebinar(world, { title: 'Only hosts read', live: true, questions: { mode: 'hosts-only' } });
  const seat = await register(world, quiet.slug, 'quiet@example.com', { name: 'Quin Quiet' });
  const asked = await post(world, `/api/live/${quiet.id}/questions`, { text: 'For your eyes?' }, { cookie: seat });
  const { id, visibility } = (await asked.json()) as OwnQuestion;
  expect([asked.status, visibility]).toEqual([201, 'private']);
  const other = await register(world, quiet.slug, 'other@example.com', { name: 'Otto Other' });
  const seen = async () => `${await read(quiet.id)}${await (await get(world, `/live/${quiet.id}/page`, other)).text()}`;
  expect(await seen()).not.toContain('For your eyes?');
  expect((await send(world, 'PUT', `/api/live/${quiet.id}/questions/${id}/vote`, other)).status).toBe(404);

  const decided = (form: unknown) => post(world, `/api/console/webinars/${quiet.id}/questions/${id}/decisions`, form, { cookie: host });
  for (const form of [{ decision: 'next' }, { decision: 'answering' }, { decision: 'reply', text: 'For you alone.' }]) {
    expect([form.decision, (await decided(form)).status]).toEqual([form.decision, 200]);
    expect(await seen()).not.toMatch(/For your eyes|For you alone/);
  }
  const mine = (await (await get(world, `/api/live/${quiet.id}/mine`, seat)).json()) as Mine;
  expect(mine.questions).toMatchObject([{ id, answers: [{ text: 'For you alone.' }] }]);
  await decided({ decision: 'approve' });
  expect(await seen()).toContain('For your eyes?');
});
