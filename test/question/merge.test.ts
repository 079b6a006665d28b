/** Merging: votes of both count once a person, every asker stays attached, and an undo puts back what was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveVote, returnVote } from '#functions/live/moved.ts';
import type { Change } from '#functions/table/expression.ts';
import type { Feed } from '#shared/feed.ts';
import { toTag } from '#shared/ids.ts';
import type { ConsoleQuestion, Mine } from '#shared/question.ts';
import { itemsOf, problemOf } from '../http/stored.ts';
import { get, join, register, send } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

const { world, webinar, live, guest, ask, deciding, decide, host } = await openRoom();
const vote = (cookie: string, id: string, method = 'PUT') => send(world, method, `${live}/questions/${id}/vote`, cookie);
const mine = async (cookie: string) => (await (await get(world, `${live}/mine`, cookie)).json()) as Mine;
const votesOf = async (id: string): Promise<number> => Number((await itemsOf(world, `question#${id}`))[0]?.votes ?? 0);
const board = async (id: string): Promise<ConsoleQuestion | undefined> => {
  const { items } = (await (await get(world, `/api/console/webinars/${webinar.id}/questions`, host)).json()) as {
    items: ConsoleQuestion[];
  };
  return items.find((item) => item.id === id);
};
/** The votes as a recount of all ballots finds them. */
const recount = async (id: string): Promise<number> =>
  (await itemsOf(world, `registration#${webinar.id}`)).filter(({ votes }) => votes instanceof Set && votes.has(toTag(id))).length;
/** The old copies of a question have run out, so that one walk is enough. */
const settle = async () => {
  await world.settleStream();
  world.tick(5_000);
  await world.settle();
};

describe('two questions that say the same', () => {
  it('count everybody once, and an undo puts every vote back where it was', async () => {
    const [a, b] = [await ask(await guest(), 'What does it cost?'), await ask(await guest(), 'How much is it?')];
    const [one, both, other] = [await guest(), await guest(), await guest()];
    await register(world, webinar.slug, 'anna@example.com');
    await world.settle();
    const verified = await join(world, 'anna@example.com');
    for (const cookie of [one, both, verified]) await vote(cookie, a.id);
    for (const cookie of [other, both]) await vote(cookie, b.id);
    await world.settle();
    expect([await votesOf(a.id), await votesOf(b.id)]).toEqual([3, 2]);

    const merged = await decide(a.id, { decision: 'merge', into: b.id });
    expect(merged).toMatchObject({ resolution: 'closed', outcome: 'duplicate-of', into: b.id });
    await settle();
    expect([await votesOf(a.id), await votesOf(b.id)]).toEqual([0, 4]);
    expect([await recount(a.id), await recount(b.id)]).toEqual([0, 4]);
    expect((await board(b.id))?.merged).toBe(1);
    expect((await mine(one)).voted).toEqual([b.id]);

    // The same message again, and a vote for the old place: nothing moves twice, and the vote arrives.
    await world.handlers.work({
      Records: [{ messageId: 'm', body: JSON.stringify({ kind: 'merge', from: a.id, into: b.id, at: '2027-01-01T00:00:00.000Z' }) }],
    } as never);
    const late = await guest();
    expect(await (await vote(late, a.id)).json()).toEqual({ id: b.id, voted: true });
    await settle();
    expect([await votesOf(a.id), await votesOf(b.id)]).toEqual([0, 5]);
    expect((await vote(late, a.id, 'DELETE')).status).toBe(200);
    await world.settle();
    expect(await votesOf(b.id)).toBe(4);

    expect(await decide(a.id, { decision: 'undo', version: merged.version })).toMatchObject({ resolution: 'open' });
    await settle();
    expect([await votesOf(a.id), await votesOf(b.id), (await board(b.id))?.merged]).toEqual([3, 2, 0]);
    expect([await recount(a.id), await recount(b.id)]).toEqual([3, 2]);
    expect((await itemsOf(world, `registration#${webinar.id}`)).filter(({ moved }) => moved !== undefined)).toEqual([]);
  });

  it('keep both askers attached: the one of the merged question sees where it went, and every public answer', async () => {
    const [asker, first] = [await guest(), await guest()];
    const [a, b, c] = [await ask(asker, 'A?'), await ask(first, 'B?'), await ask(await guest(), 'C?')];
    await decide(a.id, { decision: 'merge', into: b.id });
    await decide(b.id, { decision: 'merge', into: c.id });
    world.tick(5_000);
    expect((await mine(asker)).questions).toMatchObject([{ id: a.id, into: { id: c.id, text: 'C?' }, answers: [] }]);
    expect((await board(c.id))?.merged).toBe(2);
    await decide(c.id, { decision: 'reply', text: 'For one of you', private: true });
    await decide(c.id, { decision: 'reply', text: 'For all of you' });
    world.tick(5_000);
    for (const [cookie, id] of [
      [asker, a.id],
      [first, b.id],
    ])
      expect((await mine(cookie ?? '')).questions).toMatchObject([{ id, into: { id: c.id }, answers: [{ text: 'For all of you' }] }]);
    // Words that nobody else sees are not shown to them either.
    await decide(c.id, { decision: 'hide' });
    world.tick(5_000);
    expect((await mine(asker)).questions[0]?.into).toBeUndefined();
  });

  it('carry their votes on through a second merge, whichever walk ends last', async () => {
    const [a, b, c] = [await ask(await guest(), 'A2?'), await ask(await guest(), 'B2?'), await ask(await guest(), 'C2?')];
    const voters = [await guest(), await guest()];
    for (const cookie of voters) await vote(cookie, a.id);
    await world.settle();
    await decide(a.id, { decision: 'merge', into: b.id });
    await decide(b.id, { decision: 'merge', into: c.id });
    await world.settleStream();
    world.tick(5_000);
    world.queued.reverse();
    await world.settle();
    expect([await votesOf(a.id), await votesOf(b.id), await votesOf(c.id)]).toEqual([0, 0, 2]);
    const problem = await problemOf(await deciding(a.id, { decision: 'reopen' }), 'refused');
    expect(problem.detail).toContain('Please take that back first.');
    await decide(b.id, { decision: 'reopen' });
    await decide(a.id, { decision: 'reopen' });
    await settle();
    expect([await votesOf(a.id), await votesOf(b.id), await votesOf(c.id)]).toEqual([2, 0, 0]);
  });

  it('are never merged into each other, even at the same moment, and their feed has one of them', async () => {
    const [a, b] = [await ask(await guest(), 'Left?'), await ask(await guest(), 'Right?')];
    const answers = await Promise.all([
      deciding(a.id, { decision: 'merge', into: b.id }),
      deciding(b.id, { decision: 'merge', into: a.id }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const feed = (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed;
    expect(feed.questions.filter(({ id }) => id === a.id || id === b.id)).toHaveLength(1);
  });

  it('and one that others were joined with is nobody’s own to take away', async () => {
    const cookie = await guest();
    const [a, b] = [await ask(await guest(), 'Alone?'), await ask(cookie, 'Together?')];
    await decide(a.id, { decision: 'merge', into: b.id });
    const problem = await problemOf(await send(world, 'DELETE', `${live}/questions/${b.id}`, cookie), 'refused');
    expect(problem.detail).toBe('Other people’s questions were joined with it, so it stays as it is.');
  });
});

type Ballot = { votes?: Set<string>; moved?: Set<string> };
const apply = (ballot: Ballot, change: Change | undefined): Ballot => {
  const take = change?.take?.moved as Set<string> | undefined;
  const add = change?.add?.moved as Set<string> | undefined;
  const votes = (change?.set?.votes as Set<string> | undefined) ?? ballot.votes;
  const moved = new Set([...(ballot.moved ?? []), ...(add ?? [])].filter((mark) => !take?.has(mark)));
  return { ...(votes ? { votes } : {}), ...(moved.size > 0 ? { moved } : {}) };
};

describe('a ballot', () => {
  it('whose votes moved and came back is as it was, whatever it held; and a second time changes nothing', () => {
    const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(tags, (held) => {
        const start: Ballot = held.length > 0 ? { votes: new Set(held) } : {};
        const there = apply(start, moveVote(start, 'a', 'b')?.change);
        expect(there.votes?.has('a') ?? false).toBe(false);
        expect(moveVote(there, 'a', 'b')).toBeUndefined();
        const back = apply(there, returnVote(there, 'a', 'b')?.change);
        expect(back).toEqual(start);
        expect(returnVote(back, 'a', 'b')).toBeUndefined();
      }),
    );
  });

  it('whose vote was withdrawn where it had moved to stays without it', () => {
    const there = apply({ votes: new Set(['a']) }, moveVote({ votes: new Set(['a']) }, 'a', 'b')?.change);
    expect(apply({ moved: there.moved ?? new Set() }, returnVote({ moved: there.moved }, 'a', 'b')?.change)).toEqual({});
  });
});
