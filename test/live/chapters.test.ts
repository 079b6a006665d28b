/** What a recording's chapters are made of: when a question's answer on air began, through the routes that everybody uses. */
import { expect, it } from 'vitest';
import type { PublicQuestion } from '#shared/question.ts';
import { get, post } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

it('a question answered on air keeps the moment it went on air, also when a written answer follows', async () => {
  const { world, webinar, guest, ask, decide } = await openRoom();
  const { id } = await ask(await guest(), 'Does one team mean one budget?');
  const written = await ask(await guest(), 'How large is your team?');
  const listed = async (wanted: string) => {
    // The list is a copy of a second at most.
    world.tick(1_001);
    const page = (await (await get(world, `/feed/${webinar.id}/questions`)).json()) as { items: PublicQuestion[] };
    return page.items.find((one) => one.id === wanted);
  };
  world.tick(60_000);
  const onAir = `${world.deps.now().toISOString().slice(0, 19)}.000Z`;
  await decide(id, { decision: 'answering' });
  world.tick(90_000);
  expect(await listed(id)).not.toHaveProperty('airedAt');
  await decide(id, { decision: 'answered' });
  await decide(written.id, { decision: 'reply', text: 'Eleven people.' });
  expect(await listed(id)).toMatchObject({ airedAt: onAir, answer: { live: true } });
  expect(await listed(written.id)).not.toHaveProperty('airedAt');

  world.tick(60_000);
  await decide(id, { decision: 'reply', text: 'No: two, planned together.' });
  expect(await listed(id)).toMatchObject({ airedAt: onAir, answer: { text: 'No: two, planned together.' } });
  await decide(id, { decision: 'reopen' });
  expect(await listed(id)).not.toHaveProperty('airedAt');
});

it('a question answered without being put on air first counts from the decision', async () => {
  const { world, webinar, guest, ask, decide } = await openRoom();
  const { id } = await ask(await guest(), 'What would you stop doing first?');
  world.tick(45_000);
  await decide(id, { decision: 'answered', text: 'The weekly report.' });
  const { items } = (await (await get(world, `/feed/${webinar.id}/questions`)).json()) as { items: PublicQuestion[] };
  expect(items).toMatchObject([{ id, airedAt: world.deps.now().toISOString() }]);
});

it('a question about a recording keeps its second for whoever answers', async () => {
  const { world, webinar, host, guest, asking } = await openRoom();
  const seat = await guest();
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
  expect((await asking(seat, { text: 'Which slide is that?', at: 761 })).status).toBe(201);
  const { items } = (await (await get(world, `/api/console/webinars/${webinar.id}/questions`, host)).json()) as {
    items: { text: string; at?: number }[];
  };
  expect(items).toMatchObject([{ text: 'Which slide is that?', at: 761 }]);
});
