/** The service hold through the outside: who is owed an answer once a webinar is over, and for how long. */
import { beforeAll, describe, expect, it } from 'vitest';
import { settle } from '#functions/hold/rules.ts';
import { leftOut } from '#functions/person/reach.ts';
import { contactOf } from '../erasure/person.ts';
import { join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

describe('what somebody is owed', () => {
  it.each([
    ['a first question', undefined, [['q1', true]], ['q1']],
    ['another', ['q1'], [['q2', true]], ['q1', 'q2']],
    ['the last that is answered leaves no empty set', ['q1'], [['q1', false]], []],
    ['the same again changes nothing', ['q1'], [['q1', true]], undefined],
    ['what was never owed changes nothing', undefined, [['q1', false]], undefined],
  ] as const)('%s', (_, known, debts, expected) => {
    const debt = debts.map(([question, owed]) => ({ question, owed }));
    const settled = settle(known && new Set(known), debt);
    expect(settled && [...(settled.owed ?? [])]).toEqual(expected);
    if (expected?.length === 0) expect(settled?.owed).toBeUndefined();
  });
});

describe('a hold', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const owedTo = async (who: string) => (await world.deps.contact.find(contactOf(world, `${who}@example.com`)))?.owed?.size ?? 0;
  const all = () => Promise.all(['anna', 'ben', 'cleo'].map(owedTo));

  it('begins with the end, goes with the answer and comes back with the question', async () => {
    const { id, slug } = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
    const act = async (path: string, body: unknown = {}) => {
      const answer = await post(world, `/api/console/webinars/${id}/${path}`, body, { cookie: await signedIn(world, ['host']) });
      expect(answer.status, path).toBeLessThan(300);
      await world.settle();
    };
    const ask = async (text: string, cookie: string) =>
      ((await (await post(world, `/api/live/${id}/questions`, { text }, { cookie })).json()) as { id: string }).id;
    const decide = (question: string, decision: Record<string, unknown>) => act(`questions/${question}/decisions`, decision);

    await register(world, slug, 'anna@example.com', { consent: { marketing: true } });
    const ben = await register(world, slug, 'ben@example.com');
    await register(world, slug, 'cleo@example.com');
    await world.settle();
    const [first, second] = [await ask('Who may I write to?', await join(world, 'anna@example.com')), await ask('And when?', ben)];
    await world.settle();
    expect(await all(), 'while it runs nobody is owed anything').toEqual([0, 0, 0]);

    await act('end');
    expect(await all(), 'a guest’s question is owed to the address that they typed').toEqual([1, 1, 0]);
    const row = { consent: { marketing: { state: 'confirmed', at: '2027-06-18T09:00:00.000Z' } }, owed: 1 } as const;
    expect([leftOut(row, 'marketing', world.deps.now()), leftOut(row, 'marketing', world.deps.now(), { overHold: true })]).toEqual([
      'hold',
      undefined,
    ]);

    await act('resume');
    expect(await all(), 'the end was taken back').toEqual([0, 0, 0]);
    await act('end');
    await decide(first, { decision: 'reply', text: 'Whoever agreed.' });
    expect(await all()).toEqual([0, 1, 0]);
    await decide(first, { decision: 'reopen' });
    expect(await all()).toEqual([1, 1, 0]);
    await decide(second, { decision: 'merge', into: first });
    expect(await all(), 'both wait for the one answer').toEqual([1, 1, 0]);
    await decide(first, { decision: 'decline', reason: 'off-topic' });
    expect(await all()).toEqual([0, 0, 0]);
  });
});
