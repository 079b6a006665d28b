/** A line that a host turns into a question: who wrote it is its asker, and is answered. */
import { describe, expect, it } from 'vitest';
import type { ConsoleQuestion, Mine } from '#shared/question.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, post, register, send } from '../support/people.ts';
import { openChat } from './room.ts';

const room = await openChat();
const { world, webinar, json, guest, line, turn, feed, say } = room;
const mineOf = (cookie: string) => json<Mine>(get(world, `/api/live/${webinar.id}/mine`, cookie));

describe('a line that becomes a question', () => {
  it('is its writer’s own, asked when it was written, and live at once: a host chose it', async () => {
    const anna = await guest('Anna Example');
    const said = await line(anna, 'Does one team mean one budget?');
    world.tick(60_000);
    const answer = await turn(said.id);
    const question = await json<ConsoleQuestion>(answer);
    expect([answer.status, question]).toMatchObject([
      201,
      { text: said.text, by: 'Anna Example', company: 'Example Air', visibility: 'live', resolution: 'open', askedAt: said.at },
    ]);
    expect(question.history.map(({ did, by }) => [did, by])).toEqual([
      ['asked', ''],
      ['approve', 'hanna'],
    ]);
    const { questions, chat } = await feed();
    expect(questions).toMatchObject([{ id: question.id, by: 'Anna E.', text: said.text }]);
    expect(chat?.lines).toMatchObject([{ id: said.id, asked: true }]);
    expect((await mineOf(anna)).questions).toMatchObject([{ id: question.id, text: said.text }]);
    expect((await room.board()).items[0]).toMatchObject({ id: said.id, question: question.id });
  });

  it('is one question, however often it is turned, and keeps what was decided meanwhile', async () => {
    const said = await line(await guest('Bea Example'), 'Who decides?');
    const answers = await Promise.all([turn(said.id), turn(said.id)]);
    const ids = await Promise.all(answers.map(async (answer) => (await json<ConsoleQuestion>(answer)).id));
    const decided = await post(
      world,
      `/api/console/webinars/${webinar.id}/questions/${ids[0]}/decisions`,
      { decision: 'answered', text: 'All of us.' },
      { cookie: room.host },
    );
    expect(decided.status).toBe(200);
    const again = await json<ConsoleQuestion>(turn(said.id, { text: 'Other words?' }));
    expect(again).toMatchObject({ id: ids[0], text: 'Who decides?', resolution: 'answered' });
    expect(new Set(ids).size).toBe(1);
  });

  it('that is longer than a question needs a host’s words', async () => {
    const said = await line(await guest(), `Well, ${'really '.repeat(60)}why?`);
    expect(pointersOf(await problemOf(await writesNothing(world, () => turn(said.id)), 'invalid'))).toEqual(['#/text']);
    expect(await json(turn(said.id, { text: 'Why?' }))).toMatchObject({ text: 'Why?', by: 'Anna Example' });
  });

  it('belongs to whoever said of a guest’s acts “These are mine”, and that guest writes no more', async () => {
    const cookie = await register(world, webinar.slug, 'cleo@example.com', { name: 'Cleo Example' });
    const said = await line(cookie, 'Is there a recording?');
    const other = await json<{ id: string }>(post(world, `/api/live/${webinar.id}/questions`, { text: 'How many are you?' }, { cookie }));
    await world.settle();
    const verified = await join(world, 'cleo@example.com', cookie);
    expect((await post(world, `/api/live/${webinar.id}/adopt`, {}, { cookie: verified })).status).toBe(200);
    const question = await json<ConsoleQuestion>(turn(said.id));
    const seen = (await mineOf(verified)).questions.map(({ id }) => id);
    expect(new Set(seen)).toEqual(new Set([question.id, other.id]));
    expect(question.confirmed).toBe(true);
    world.tick(5_001);
    await problemOf(await writesNothing(world, () => say(cookie, { text: 'Me again' })), 'no-seat');
  });

  it('so do the lines: one’s own in the history, to be taken back and not to be reported, under one silence and one pace', async () => {
    const cookie = await register(world, webinar.slug, 'dina@example.com', { name: 'Dina Example' });
    const said: string[] = [];
    for (let n = 0; n < 5; n += 1) said.push((await line(cookie, `Before ${n}`)).id);
    await world.settle();
    const verified = await join(world, 'dina@example.com', cookie);
    const silence = (chat: string | undefined, silenced: boolean) =>
      post(world, `/api/console/webinars/${webinar.id}/silence`, { chat, silenced }, { cookie: room.host });
    const isOwn = async (id: string | undefined) => (await room.history(verified)).items.find((one) => one.id === id)?.own ?? false;
    const after = [(await line(verified, 'After 0')).id, (await line(verified, 'After 1')).id];
    // Only lines were written as a guest: they are something to take over.
    expect([(await mineOf(verified)).adoptable, await isOwn(said[0])]).toEqual([true, false]);
    await problemOf(await writesNothing(world, () => send(world, 'DELETE', `${room.path}/${said[0]}`, verified)), 'not-found');
    expect((await post(world, `/api/live/${webinar.id}/adopt`, {}, { cookie: verified })).status).toBe(200);
    expect((await mineOf(verified)).lines).toEqual([...after.toReversed(), ...said.slice(1).reverse()]);
    expect([await isOwn(said[0]), await isOwn(after[0])]).toEqual([true, true]);
    await problemOf(await post(world, `/api/live/${webinar.id}/reports`, { chat: said[1] }, { cookie: verified }), 'refused');
    expect((await send(world, 'DELETE', `${room.path}/${said[0]}`, verified)).status).toBe(200);
    expect((await room.board()).items.find(({ id }) => id === said[0])).toMatchObject({ text: '', removed: { by: null } });
    await silence(said[2], true);
    world.tick(3_001);
    const board = (await room.board()).items.filter(({ by }) => by === 'Dina Example').map(({ silenced }) => silenced);
    expect(board).toEqual(Array.from({ length: 7 }, () => true));
    await silence(after[0], false);
  });

  it('stays with the team where only the team sees questions', async () => {
    const quiet = await openChat();
    await quiet.change({ questions: { mode: 'hosts-only' } });
    const said = await quiet.line(await quiet.guest(), 'What does it cost?');
    expect(await quiet.json(quiet.turn(said.id))).toMatchObject({ visibility: 'private' });
    expect((await quiet.feed()).questions).toEqual([]);
  });

  it('is refused where the line is gone, is none, or the form holds more', async () => {
    const said = await line(await guest(), 'Never mind');
    await room.remove(said.id);
    await problemOf(await writesNothing(world, () => turn(said.id)), 'refused');
    for (const id of ['none', '2027-06-18T09:00:00.000Z-aaaaaaaaaaaa'])
      await problemOf(await writesNothing(world, () => turn(id)), 'not-found');
    const next = await line(await guest(), 'Or do?');
    await problemOf(await writesNothing(world, () => turn(next.id, { text: 'Do?', asker: 'me' })), 'invalid');
  });
});
