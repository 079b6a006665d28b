/** Asking, voting and deciding: what is refused, and that a refusal writes nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '#shared/limits.ts';
import type { ConsoleQuestion, Mine, OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
let live: string;
let host: string;
beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'no', votes: 'everyone' } });
  live = `/api/live/${webinar.id}`;
  host = await signedIn(world, ['host'], 'hanna@example.com');
});

let people = 0;
const guest = () => {
  people += 1;
  return register(world, webinar.slug, `person${people}@example.com`, { name: `Person ${people}` });
};
const asking = (cookie: string, body: unknown, headers = {}) => post(world, `${live}/questions`, body, { cookie, ...headers });
const ask = async (cookie: string, text: string): Promise<OwnQuestion> => (await (await asking(cookie, { text })).json()) as OwnQuestion;
const deciding = (id: string, form: unknown, at = webinar.id) =>
  post(world, `/api/console/webinars/${at}/questions/${id}/decisions`, form, { cookie: host });
const decide = async (id: string, form: unknown): Promise<ConsoleQuestion> => (await (await deciding(id, form)).json()) as ConsoleQuestion;
const face = '👩‍👩‍👧‍👦';

describe('a question', () => {
  it.each([
    [{}, ['#/text']],
    [{ text: '' }, ['#/text']],
    [{ text: ' \n\t ' }, ['#/text']],
    [{ text: '\u200b\u2060' }, ['#/text']],
    [{ text: 'x'.repeat(281) }, ['#/text']],
    [{ text: 'ü'.repeat(401) }, ['#/text']],
    [{ text: face.repeat(33) }, ['#/text']],
    [{ text: `a${'\u0301'.repeat(400)}` }, ['#/text']],
    [{ text: 'Why \ud83d?' }, ['#/text']],
    [{ text: 'Why\u001b[31m?' }, ['#/text']],
    [{ text: 5 }, ['#/text']],
    [{ text: 'Why?', anonymous: 'yes' }, ['#/anonymous']],
    [{ text: 'Why?', at: -1 }, ['#/at']],
    [{ text: 'Why?', at: 1.5 }, ['#/at']],
    [{ text: 'Why?', at: '1e309' }, ['#/at']],
    [{ text: 'Why?', at: 36_001 }, ['#/at']],
    [{ text: 'Why?', asker: 'me', votes: 99, visibility: 'live' }, ['#/asker', '#/votes', '#/visibility']],
    [{ text: 'Why?', key: 'k'.repeat(101) }, ['#/key']],
  ])('is refused as %j', async (body, pointers) => {
    const cookie = await guest();
    const problem = await problemOf(await writesNothing(world, () => asking(cookie, body)), 'invalid');
    expect(pointersOf(problem)).toEqual(pointers);
    for (const { detail } of problem.errors ?? []) expect(detail).not.toMatch(/expected|Invalid input/);
  });

  it.each([
    ['280 letters', 'é'.repeat(280)],
    ['emoji only', '🤔'],
    ['a family of 25 bytes each', face.repeat(32)],
    ['several lines', 'One\nTwo\tThree'],
    ['markup', '<b>%%title%%</b> {{7*7}}'],
  ])('is taken as %s', async (_, text) => {
    const answer = await asking(await guest(), { text });
    expect([answer.status, ((await answer.json()) as OwnQuestion).text]).toEqual([201, text]);
  });

  it('is one question under one key, and another one without, or with an empty key', async () => {
    const cookie = await guest();
    const headers = { 'idempotency-key': 'k1' };
    const answers = await Promise.all([
      asking(cookie, { text: 'One?' }, headers),
      asking(cookie, { text: 'One?' }, headers),
      asking(cookie, { text: 'One?', key: 'k1' }),
    ]);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as OwnQuestion).id));
    expect(new Set(ids).size).toBe(1);
    for (const [at, body] of [
      { text: 'Two?', key: '' },
      { text: 'Three?', key: '' },
    ].entries())
      expect((await asking(cookie, body, at ? { 'idempotency-key': '' } : {})).status).toBe(201);
    const stranger = ((await (await asking(await guest(), { text: 'One?' }, headers)).json()) as OwnQuestion).id;
    expect(ids).not.toContain(stranger);
    const mine = (await (await get(world, `${live}/mine`, cookie)).json()) as Mine;
    expect(mine.questions.map(({ text }) => text).sort()).toEqual(['One?', 'Three?', 'Two?']);
  });

  it('is the sixth within a minute: refused with the time to wait, and the five are kept', async () => {
    const cookie = await guest();
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => asking(cookie, { text: `Number ${n}?` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 429]);
    const refused = await writesNothing(world, () => asking(cookie, { text: 'Number 7?' }));
    await problemOf(refused, 'too-many');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(60);
    expect(wait).toBeLessThanOrEqual(121);
    world.tick(61_000);
    expect((await asking(cookie, { text: 'Number 8?' })).status).toBe(201);
    expect(((await (await get(world, `${live}/mine`, cookie)).json()) as Mine).questions).toHaveLength(6);
  });

  it('is refused where the webinar was cancelled', async () => {
    const off = await openWebinar(world, { title: 'Called off' });
    const cookie = await register(world, off.slug, 'anna@example.com');
    await post(world, `/api/console/webinars/${off.id}/cancel`, {}, { cookie: host });
    world.tick(5_001);
    await problemOf(
      await writesNothing(world, () => post(world, `/api/live/${off.id}/questions`, { text: 'Why?' }, { cookie })),
      'refused',
    );
  });

  it('asked without script comes back with its words and what is wrong with them', async () => {
    const cookie = await guest();
    const form = (body: string) =>
      world.request(`/live/${webinar.id}/page`, {
        method: 'POST',
        body,
        headers: { cookie, origin: BASE, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      });
    const long = await writesNothing(world, () => form(`text=${'x'.repeat(281)}`));
    expect([long.status, (await long.text()).match(/role="alert"[^>]*><strong>([^<]*)/)?.[1]]).toEqual([
      422,
      'Your question is too long: 280 characters at most.',
    ]);
    const blank = await writesNothing(world, () => form('text=+'));
    expect((await blank.text()).match(/role="alert"[^>]*><strong>([^<]*)/)?.[1]).toBe('Please type your question.');
    const markup = await (await form(`text=${encodeURIComponent('</textarea><script>')}${'x'.repeat(281)}`)).text();
    expect(markup).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect((await form('text=Without+script%3F&anonymous=on')).status).toBe(303);
    expect((await writesNothing(world, () => form('question=none&vote=on'))).status).toBe(422);
    expect((await writesNothing(world, () => form('question=none&vote=maybe'))).status).toBe(422);
  });
});

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
    for (const wrong of [there.id, id, flipped, invented, id.toUpperCase(), 'none', '__proto__', `${id}%23x`, 'x'.repeat(3_000)])
      for (const method of ['PUT', 'DELETE']) await problemOf(await writesNothing(world, () => vote(wrong, cookie, method)), 'not-found');
    await problemOf(await writesNothing(world, () => vote(there.id, cookie, 'PUT', `/api/live/${other.id}`)), 'no-seat');
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

describe('a decision', () => {
  it.each([
    [{}, ['#/decision']],
    [{ decision: 'delete' }, ['#/decision']],
    [{ decision: 'reply' }, ['#/text']],
    [{ decision: 'reply', text: '  ' }, ['#/text']],
    [{ decision: 'reply', text: 'x'.repeat(4_001) }, ['#/text']],
    [{ decision: 'edit' }, ['#/text']],
    [{ decision: 'edit', text: 'x'.repeat(281) }, ['#/text']],
    [{ decision: 'edit', text: 'ü'.repeat(401) }, ['#/text']],
    [{ decision: 'merge' }, ['#/into']],
    [{ decision: 'label' }, ['#/labels']],
    [{ decision: 'label', labels: Array(9).fill('x') }, ['#/labels']],
    [{ decision: 'label', labels: ['x'.repeat(31)] }, ['#/labels/0']],
    [{ decision: 'approve', version: 0 }, ['#/version']],
    [{ decision: 'approve', votes: 100 }, ['#/votes']],
  ])('%j is refused', async (form, pointers) => {
    const { id } = await ask(await guest(), 'Decide?');
    const problem = await problemOf(await writesNothing(world, () => deciding(id, form)), 'invalid');
    expect(pointersOf(problem)).toEqual(pointers);
  });

  it('about a stale version is refused with the question as it is now', async () => {
    const { id } = await ask(await guest(), 'Stale?');
    const now = await decide(id, { decision: 'answering', version: 1 });
    const problem = await problemOf(await writesNothing(world, () => deciding(id, { decision: 'hide', version: 1 })), 'conflict');
    expect(problem.current).toMatchObject({ id, version: now.version, resolution: 'answering' });
  });

  it('never merges a question into what is closed, itself, or elsewhere', async () => {
    const [one, two] = [await ask(await guest(), 'One?'), await ask(await guest(), 'Two?')];
    await problemOf(await writesNothing(world, () => deciding(one.id, { decision: 'merge', into: one.id })), 'refused');
    await problemOf(await writesNothing(world, () => deciding(one.id, { decision: 'merge', into: 'none' })), 'not-found');
    expect((await decide(one.id, { decision: 'merge', into: two.id })).outcome).toBe('duplicate-of');
    await problemOf(await writesNothing(world, () => deciding(two.id, { decision: 'merge', into: one.id })), 'refused');
    expect((await itemsOf(world, `question#${two.id}`))[0]?.resolution).toBe('open');
  });

  it('about a question of another webinar is a 404', async () => {
    const other = await openWebinar(world, { title: 'Yet another one', live: true });
    const { id } = await ask(await guest(), 'Here?');
    await problemOf(await writesNothing(world, () => deciding(id, { decision: 'hide' }, other.id)), 'not-found');
  });

  it('of ten colleagues at once is made once for each', async () => {
    const { id } = await ask(await guest(), 'All at once?');
    const answers = await Promise.all(Array.from({ length: 4 }, (_, n) => deciding(id, { decision: 'reply', text: `Answer ${n}` })));
    const done = answers.filter(({ status }) => status === 200).length;
    const { given, history, version } = (await decide(id, { decision: 'approve' })) as ConsoleQuestion;
    expect([given.length, history.length, version]).toEqual([done, done + 1, done + 1]);
    for (const answer of answers.filter(({ status }) => status !== 200)) await problemOf(answer, 'busy');
  });
});
