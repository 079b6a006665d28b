/** Voting: once a person, for what is there, and no trace of what is refused. */
import { describe, expect, it } from 'vitest';
import { limits } from '#shared/limits.ts';
import type { OwnQuestion } from '#shared/question.ts';
import { itemsOf, problemOf, writesNothing } from '../http/stored.ts';
import { join, openWebinar, post, register, send } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

const { world, webinar, live, guest, ask, decide, host } = await openRoom();

describe('a vote', () => {
  const vote = (id: string, cookie: string, method = 'PUT', at = live) => send(world, method, `${at}/questions/${id}/vote`, cookie);

  it('twice is once, and taken back twice is nothing', async () => {
    const { id } = await ask(await guest(), 'Count me?');
    const cookie = await guest();
    const votes = async () => {
      await world.settle();
      return (await itemsOf(world, `question#${id}`))[0]?.votes ?? 0;
    };
    for (const _ of [1, 2, 3]) expect(await (await vote(id, cookie)).json()).toEqual({ id, voted: true });
    expect(await votes()).toBe(1);
    await Promise.all([vote(id, cookie), vote(id, cookie), vote(id, cookie)]);
    expect(await votes()).toBe(1);
    for (const _ of [1, 2]) expect(await (await vote(id, cookie, 'DELETE')).json()).toEqual({ id, voted: false });
    expect(await votes()).toBe(0);
  });

  it('for what is not there, hidden, or of another webinar is a 404 and leaves no trace', async () => {
    const cookie = await guest();
    const other = await openWebinar(world, {
      title: 'Another one',
      live: true,
      questions: { mode: 'open', anonymous: 'no', votes: 'everyone' },
    });
    const elsewhere = await register(world, other.slug, 'anna@example.com');
    const there = (await (
      await post(world, `/api/live/${other.id}/questions`, { text: 'There?' }, { cookie: elsewhere })
    ).json()) as OwnQuestion;
    const { id } = await ask(await guest(), 'To be hidden?');
    await decide(id, { decision: 'hide', reason: 'Off topic' });
    const flipped = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
    const invented = `${webinar.id}${there.id.slice(10)}`;
    await problemOf(await writesNothing(world, () => vote(id, cookie)), 'not-found');
    for (const wrong of [there.id, flipped, invented, id.toUpperCase(), 'none', '__proto__', `${id}%23x`, 'x'.repeat(3_000)])
      for (const method of ['PUT', 'DELETE']) await problemOf(await writesNothing(world, () => vote(wrong, cookie, method)), 'not-found');
    await problemOf(await writesNothing(world, () => vote(there.id, cookie, 'PUT', `/api/live/${other.id}`)), 'no-seat');
  });

  it.each([
    ['off', 'guest', 'refused'],
    ['off', 'verified', 'refused'],
    ['verified', 'guest', 'forbidden'],
    ['verified', 'verified', undefined],
  ] as const)('where votes are %s, by a %s seat: %s', async (votes, kind, refused) => {
    const here = await openWebinar(world, {
      title: `Votes are ${votes} for ${kind}`,
      live: true,
      questions: { mode: 'open', anonymous: 'no', votes },
    });
    const asker = await register(world, here.slug, 'asker@example.com');
    const at = `/api/live/${here.id}`;
    const { id } = (await (await post(world, `${at}/questions`, { text: 'May you?' }, { cookie: asker })).json()) as OwnQuestion;
    const seat = await register(world, here.slug, 'voter@example.com');
    await world.settle();
    const cookie = kind === 'guest' ? seat : await join(world, 'voter@example.com', seat);
    if (refused) await problemOf(await writesNothing(world, () => vote(id, cookie, 'PUT', at)), refused);
    else expect(await (await vote(id, cookie, 'PUT', at)).json()).toEqual({ id, voted: true });
  });

  it('ends with the webinar, for giving and for taking back', async () => {
    const other = await openWebinar(world, { title: 'Soon over', live: true, questions: { mode: 'open' } });
    const cookie = await register(world, other.slug, 'late@example.com');
    const asked = await post(world, `/api/live/${other.id}/questions`, { text: 'In time?' }, { cookie });
    const { id } = (await asked.json()) as OwnQuestion;
    expect((await vote(id, cookie, 'PUT', `/api/live/${other.id}`)).status).toBe(200);
    await post(world, `/api/console/webinars/${other.id}/end`, {}, { cookie: host });
    world.tick(5_001);
    for (const method of ['PUT', 'DELETE'])
      await problemOf(await writesNothing(world, () => vote(id, cookie, method, `/api/live/${other.id}`)), 'refused');
  });

  it('is taken a hundred times from one person, and no more', async () => {
    const item = (await itemsOf(world, `registration#${webinar.id}`)).find(({ row }) => row !== undefined);
    expect(limits.votesPerPerson).toBe(100);
    const { id } = await ask(await guest(), 'One too many?');
    const cookie = await guest();
    await vote(id, cookie);
    const seatItem = (await itemsOf(world, `registration#${webinar.id}`)).find((one) => one.for !== undefined && one.votes instanceof Set);
    expect([item, seatItem]).not.toContain(undefined);
    await world.deps.table.change(
      { pk: seatItem?.pk ?? '', sk: seatItem?.sk ?? '' },
      { add: { votes: new Set(Array.from({ length: 99 }, (_, n) => `tag${n}`)) } },
    );
    const another = await ask(await guest(), 'Another one?');
    await problemOf(await writesNothing(world, () => vote(another.id, cookie)), 'refused');
    expect((await vote(id, cookie)).status).toBe(200);
  });
});
