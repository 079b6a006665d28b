/** The audience answers: once a person, until it closes, counted by the stream, shown as counts only. */
import { describe, expect, it } from 'vitest';
import { createApi } from '#functions/api.ts';
import { recount } from '#functions/poll/counts.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import type { Poll, PollWord } from '#shared/poll.ts';
import type { Mine } from '#shared/question.ts';
import { itemsOf, plant, pointersOf, problemOf, scan, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register } from '../support/people.ts';
import { openPollRoom, single } from './room.ts';

const room = await openPollRoom();
const { world, webinar, live, host, base, guest, open, poll, act, patch, show, answer, feed } = room;
const ok = async (given: Response | Promise<Response>) => {
  const got = await given;
  expect(got.status, await got.clone().text()).toBe(200);
  return got.json();
};
const mine = async (cookie: string) => (await ok(get(world, `${live}/mine`, cookie))) as Mine;
const ballots = () => itemsOf(world, `registration#${webinar.id}`);
/** What the stream counted is what a recount of all ballots finds. */
const countsAgree = async (id: string) => {
  const { closedAt } = await show(id);
  const found = recount(await ballots(), id, closedAt ? Date.parse(closedAt) : null);
  const [item] = await itemsOf(world, `poll#${id}`);
  const stored = Object.fromEntries(Object.entries(item ?? {}).filter(([name, count]) => /^count\d$/.test(name) && count !== 0));
  expect({ answered: item?.answered ?? 0, counts: stored }).toEqual({ answered: found.answered, counts: found.counts });
  return found;
};

describe('an answer', () => {
  it('is one per person, changes until the poll closes, and is counted by the stream', async () => {
    const { id } = await open();
    const [one, two] = [await guest(), await guest()];
    expect(await ok(answer(one, id, { options: [0] }))).toEqual({ poll: id, options: [0] });
    expect(await ok(answer(one, id, { options: [2] }))).toEqual({ poll: id, options: [2] });
    await ok(answer(two, id, { options: [2] }));
    expect((await mine(one)).polls).toEqual({ [id]: { options: [2] } });
    await world.settle();
    expect(await show(id)).toMatchObject({ answered: 2, counts: [0, 0, 2] });
    // Hidden results are nowhere in what everybody reads; how many answered is.
    expect((await feed()).poll).toEqual({ id, ...single, state: 'open', answered: 2 });
    await patch(id, { results: 'shown' });
    expect((await feed()).poll).toMatchObject({ counts: [0, 0, 2] });

    await act(id, 'close');
    await problemOf(await writesNothing(world, () => answer(one, id, { options: [1] })), 'refused');
    await countsAgree(id);
  });

  it('may be several of a multiple choice, in any order, and the same again changes nothing', async () => {
    const { id } = await open({ question: 'Which channels?', kind: 'multiple', options: ['Phone', 'Mail', 'Chat', 'Social'] });
    const seat = await guest();
    expect(await ok(answer(seat, id, { options: [3, 1] }))).toEqual({ poll: id, options: [1, 3] });
    world.tick(1_000);
    await writesNothing(world, async () => ok(answer(seat, id, { options: [1, 3] })));
    await ok(answer(seat, id, { options: [1, 2] }));
    await world.settle();
    expect(await show(id)).toMatchObject({ answered: 1, counts: [0, 1, 1, 0] });
    await countsAgree(id);
  });

  it('that comes after the closing, judged by a copy of two seconds, is stored and not counted', async () => {
    const { id } = await open();
    // Another process of the api, with its own copies.
    const other = createApi(createWorkDeps(world.config, { ...world.deps } as never));
    const there = (cookie: string, options: number[]) =>
      other.request(`${live}/polls/${id}/answer`, {
        method: 'PUT',
        body: JSON.stringify({ options }),
        headers: {
          'content-type': 'application/json',
          origin: 'https://parley.example.com',
          cookie,
          'x-origin-secret': world.config.ORIGIN_SECRET,
        },
      });
    const [early, late] = [await guest(), await guest()];
    expect((await there(early, [0])).status).toBe(200);
    world.tick(100);
    await act(id, 'close');
    world.tick(100);
    expect((await there(early, [1])).status).toBe(200);
    expect((await there(late, [1])).status).toBe(200);
    world.tick(2_000);
    expect((await there(late, [2])).status).toBe(409);
    await world.settle();
    expect(await show(id)).toMatchObject({ answered: 1, counts: [1, 0, 0] });
    await countsAgree(id);
  });

  it('moves with “These are mine”, and where both answered the owner’s stands', async () => {
    const [first, second] = [await open(), await poll({ ...single, question: 'And tomorrow?' })];
    const browser = await register(world, webinar.slug, 'anna@example.com');
    await world.settle();
    await ok(answer(browser, first.id, { options: [0] }));
    const owner = await join(world, 'anna@example.com', browser);
    const elsewhere = await join(world, 'anna@example.com');
    await ok(answer(elsewhere, first.id, { options: [1] }));
    await act(second.id, 'open');
    await ok(answer(browser, second.id, { options: [2] }));
    await world.settle();
    expect(await show(first.id)).toMatchObject({ answered: 2 });
    expect((await mine(owner)).adoptable).toBe(true);
    expect((await post(world, `${live}/adopt`, {}, { cookie: owner })).status).toBe(200);
    await world.settle();
    expect((await mine(elsewhere)).polls).toEqual({ [first.id]: { options: [1] }, [second.id]: { options: [2] } });
    expect(await show(first.id)).toMatchObject({ answered: 1, counts: [0, 1, 0] });
    expect(await show(second.id)).toMatchObject({ answered: 1, counts: [0, 0, 1] });
    for (const { id } of [first, second]) await countsAgree(id);
  });
});

describe('words', () => {
  it('count alike however they are typed, and show once a host let them in', async () => {
    const { id } = await open({ question: 'One word for today?', kind: 'words' });
    const [one, two, three] = [await guest(), await guest(), await guest()];
    expect(await ok(answer(one, id, { words: ['Trust', 'trust ', 'One  Team'] }))).toEqual({ poll: id, words: ['trust', 'one team'] });
    await ok(answer(two, id, { words: 'TRUST, spam' }));
    await ok(answer(three, id, { words: ['spam'] }));
    await ok(answer(three, id, { words: ['trust'] }));
    await world.settle();
    expect((await show(id)).words).toEqual([
      { text: 'trust', count: 3, shown: false },
      { text: 'one team', count: 1, shown: false },
      { text: 'spam', count: 1, shown: false },
    ]);
    await patch(id, { results: 'shown' });
    const cloud = async (): Promise<readonly PollWord[] | undefined> => (await feed()).poll?.words;
    expect(await cloud()).toEqual([]);

    const decide = (word: unknown, shown: unknown = true, poll = id) =>
      post(world, `${base}/${poll}/words`, { word, shown }, { cookie: host });
    expect(await ok(decide('Trust'))).toEqual({ id, word: 'trust', shown: true });
    await ok(decide('one team'));
    expect(await cloud()).toEqual([
      { text: 'trust', count: 3 },
      { text: 'one team', count: 1 },
    ]);
    await ok(decide('one team', false));
    expect(await cloud()).toEqual([{ text: 'trust', count: 3 }]);
    expect((await show(id)).words.map(({ text, shown }) => [text, shown])).toEqual([
      ['trust', true],
      ['one team', false],
      ['spam', false],
    ]);
    await problemOf(await writesNothing(world, () => decide('nobody wrote this')), 'not-found');
    await problemOf(await writesNothing(world, () => decide('trust', 'yes')), 'invalid');
    // A change of one's words moves the cloud by itself, within a second.
    await ok(answer(two, id, { words: ['calm'] }));
    await world.settle();
    expect(await cloud()).toEqual([{ text: 'trust', count: 2 }]);
    await countsAgree(id);
  });
});

describe('what everybody reads', () => {
  it('holds counts and no person, whoever answered what (CVE-2022-41964, CVE-2022-23490)', async () => {
    const { id } = await open({ ...single, results: 'shown' });
    const seats = await Promise.all(['noor', 'tomasz'].map((name) => register(world, webinar.slug, `${name}@example.com`, { name })));
    for (const seat of seats) await ok(answer(seat, id, { options: [1] }));
    await world.settle();
    const body = await (await get(world, `/feed/${webinar.id}`)).text();
    expect(Object.keys(JSON.parse(body).poll).sort()).toEqual(['answered', 'counts', 'id', 'kind', 'options', 'question', 'state']);
    for (const { pk, for: owner } of await ballots())
      for (const secret of [pk.split('#')[1], owner]) if (secret) expect(body).not.toContain(secret);
    expect(body).not.toMatch(/noor|tomasz/i);
    // The team sees no more than the counts either.
    expect(JSON.stringify(await show(id))).not.toMatch(/noor|tomasz/i);
  });
});

describe('what is not an answer', () => {
  const kinds = {
    single,
    multiple: { ...single, kind: 'multiple' },
    rating: { question: 'How useful?', kind: 'rating' },
    words: { question: 'One word?', kind: 'words' },
  } as const;
  const seat = guest();
  it.each([
    ['single', { options: [0, 1] }, '#/options'],
    ['single', { options: [] }, '#/options'],
    ['single', {}, '#/options'],
    ['single', { options: [3] }, '#/options'],
    ['single', { options: [-1] }, '#/options/0'],
    ['single', { options: [0.5] }, '#/options/0'],
    ['single', { options: ['0'] }, '#/options/0'],
    ['single', { options: [null] }, '#/options/0'],
    ['single', { options: 0 }, '#/options'],
    ['single', { options: [0], words: ['x'] }, '#/words'],
    ['single', { words: ['x'] }, '#/words'],
    ['single', { options: [0], poll: 'x' }, '#/poll'],
    ['multiple', { options: [1, 1] }, '#/options'],
    ['multiple', { options: [0, 1, 2, 3] }, '#/options'],
    ['multiple', { options: Array.from({ length: 11 }, (_, i) => i) }, '#/options'],
    ['rating', { options: [5] }, '#/options'],
    ['rating', { options: [1, 2] }, '#/options'],
    ['words', { options: [0] }, '#/options'],
    ['words', { words: [] }, '#/words'],
    ['words', { words: '' }, '#/words'],
    ['words', { words: ['\u200b'] }, '#/words/0'],
    ['words', { words: ['a', 'b', 'c', 'd'] }, '#/words'],
    ['words', { words: ['x'.repeat(25)] }, '#/words/0'],
    ['words', { words: ['<b>', 7] }, '#/words/1'],
    ['words', { words: [`e${'\u0301'.repeat(20)}`] }, '#/words/0'],
  ] as const)('for a %s poll: %j (%s)', async (kind, body, pointer) => {
    const cookie = await seat;
    const [first] = (await room.list()).filter((one) => one.state === 'open' && one.kind === kind);
    const { id } = first ?? (await open(kinds[kind]));
    const refused = await writesNothing(world, () => answer(cookie, id, body));
    expect(pointersOf(await problemOf(refused, 'invalid'))).toEqual([pointer]);
  });

  it('is a list of thousands: it is measured before anything in it is looked at (CVE-2025-61601)', async () => {
    const { id } = await open(kinds.multiple);
    const cookie = await seat;
    for (const body of [
      { options: Array<number>(20_000).fill(-1) },
      { words: Array<string>(9_000).fill('') },
      { words: ','.repeat(60_000) },
    ]) {
      const started = performance.now();
      const refused = await answer(cookie, id, body);
      const took = performance.now() - started;
      expect((await problemOf(refused, 'invalid')).errors).toHaveLength(1);
      expect(took).toBeLessThan(100);
    }
    await problemOf(await answer(cookie, id, { options: Array<number>(70_000).fill(1) }), 'too-large');
    await problemOf(await answer(cookie, id, '[0]'), 'invalid');
    await problemOf(await answer(cookie, id, '{"options":[1e999]}'), 'invalid');
    await problemOf(await answer(cookie, id, '{"options":'), 'unparsable');
  });

  it('goes to a poll that is not there, prepared, or another webinar’s', async () => {
    const cookie = await seat;
    const prepared = await poll();
    const other = await openWebinar(world, { title: 'Another one', live: true });
    const there = (await (await room.prepare(single, `/api/console/webinars/${other.id}/polls`)).json()) as Poll;
    await post(world, `/api/console/webinars/${other.id}/polls/${there.id}/open`, {}, { cookie: host });
    for (const wrong of [prepared.id, there.id, 'none', '0'.repeat(12), '__proto__', `${there.id}%23x`, 'x'.repeat(3_000)])
      await problemOf(await writesNothing(world, () => answer(cookie, wrong, { options: [0] })), 'not-found');
    await problemOf(await answer(cookie, there.id, { options: [0] }, `/api/live/${other.id}`), 'no-seat');
  });

  it('leaves a room whole where a poll in it cannot be read', async () => {
    const { id } = await open();
    await plant(world, { pk: `webinar#${webinar.id}`, sk: 'poll#zzzzzzzzzzzz', state: 'open', options: 'none', v: 1 });
    await patch(id, { results: 'shown' });
    expect((await feed()).poll).toMatchObject({ id, counts: [0, 0, 0] });
    expect((await scan(world)).filter(({ sk }) => sk.startsWith('quarantine'))).toEqual([]);
  });
});
