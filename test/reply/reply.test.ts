/** An agent replies: what is stored at once, what waits for its time, and what two of them at the same moment come to. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '#shared/case.ts';
import type { Replied, ReplyCheck } from '#shared/reply.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let agent: string;
let host: string;
let webinar: Awaited<ReturnType<typeof openWebinar>>;
let anna: string;
const ids: Record<string, string> = {};

const ask = async (text: string, cookie: string): Promise<string> => {
  const answer = await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie });
  expect(answer.status).toBe(201);
  await world.settle();
  world.tick(20_000);
  return ((await answer.json()) as { id: string }).id;
};
const one = async (id: string): Promise<Case> => (await (await get(world, `/api/console/cases/${id}`, agent)).json()) as Case;
const reply = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  post(world, `/api/console/cases/${id}/replies`, body, { cookie: agent, ...headers });
const publicAnswers = async (): Promise<Record<string, unknown>> => {
  const { items } = (await (await get(world, `/feed/${webinar.id}/questions`)).json()) as {
    items: { text: string; by: string; answer?: { text: string } }[];
  };
  return Object.fromEntries(items.map(({ text, by, answer }) => [text, [by, answer?.text]]));
};

beforeAll(async () => {
  world = await openWorld();
  [agent, host] = [await signedIn(world, ['agent']), await signedIn(world, ['host'])];
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example' });
  await world.settle();
  anna = await join(world, 'anna@example.com');
  for (const text of [
    'Is it free?',
    'Who pays the shipping?',
    'When does it come?',
    'May I share it?',
    'Does it scale?',
    'Who is it for?',
    'Is it safe?',
  ])
    ids[text] = await ask(text, anna);
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
  await world.settle();
});

describe('a reply', () => {
  it('is looked over, and is sent whatever the check says', async () => {
    const id = ids['Is it free?'] ?? '';
    const look = await post(world, `/api/console/cases/${id}/check`, { text: 'Thanks! See http://example.com' }, { cookie: agent });
    expect(((await look.json()) as ReplyCheck).warnings.map(({ code }) => code)).toEqual(['question-open', 'first-sentence', 'link']);
    const sent = await reply(id, { text: 'Thanks! It is free.' });
    expect(sent.status).toBe(201);
    const { warnings, replied, state, messages, sla, version } = (await sent.json()) as Replied;
    expect(warnings.map(({ code }) => code)).toEqual(['first-sentence']);
    expect([state, sla.firstReplyAt !== undefined]).toEqual(['pending', true]);
    expect(messages).toEqual([
      expect.objectContaining({ id: replied, kind: 'reply', text: 'Thanks! It is free.', by: 'agent@example.com', private: true }),
    ]);
    expect(await publicAnswers()).toMatchObject({ 'Is it free?': ['Anna E.', undefined] });
    const question = await (await get(world, `/api/console/webinars/${webinar.id}/questions/${id}`, host)).json();
    expect(question).toMatchObject({ resolution: 'answered', answers: 1, given: [{ private: true, text: 'Thanks! It is free.' }] });
    await world.settle();
    expect((await one(id)).version, 'what follows finds the case as the reply left it').toBe(version);
    const log = await (await get(world, '/api/console/audit?limit=5', await signedIn(world, ['admin']))).text();
    expect(log).toContain('case.replied');
    expect(log).not.toContain('It is free');
  });

  it('is sent once for one key, also where both come at once', async () => {
    const id = ids['Who pays the shipping?'] ?? '';
    const key = { 'idempotency-key': 'press-1' };
    const answers = await Promise.all([1, 2, 3].map(() => reply(id, { text: 'We pay the shipping.', after: 'resolve' }, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const said = (await Promise.all(answers.map((answer) => answer.json()))) as Replied[];
    expect(new Set(said.map(({ replied }) => replied)).size).toBe(1);
    const { messages, state } = await one(id);
    expect([messages.length, state]).toEqual([1, 'resolved']);
  });

  it('of two at once is one, whoever knew of no other; what else is done to the case is in nobody’s way', async () => {
    const id = ids['Does it scale?'] ?? '';
    const { said } = await one(id);
    for (const [path, body] of [['heard'], ['assign', { owner: 'agent@example.com' }], ['notes', { text: 'Jun knows.' }]] as const)
      expect((await post(world, `/api/console/cases/${id}/${path}`, body ?? {}, { cookie: agent })).status).toBeLessThan(300);
    const both = await Promise.all(['Yes, it does.', 'Yes, it scales.'].map((text) => reply(id, { text, said })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const sent = (await both.find(({ status }) => status === 201)?.json()) as Replied;
    const refused = (await both.find(({ status }) => status === 409)?.json()) as { current: Case };
    expect(
      refused.current.messages.filter(({ kind }) => kind === 'reply').map(({ id: of }) => of),
      'what was sent',
    ).toEqual([sent.replied]);
    world.tick(1_000);
    const later = new Date(world.deps.now().getTime() + 600_000).toISOString();
    expect((await reply(id, { text: 'Tomorrow more.', said, sendAt: later })).status, 'nor is one kept for later').toBe(409);
    const second = await reply(id, { text: 'Yes, to 100,000 people.', said: refused.current.said });
    expect(second.status).toBe(201);
    const { messages } = await one(id);
    expect(messages.filter(({ kind }) => kind === 'reply').length).toBe(2);
    expect(messages.at(-1)?.text).toBe('Yes, to 100,000 people.');
  });

  it('is refused where the board answered, or a colleague’s waits for its time, since it was begun', async () => {
    const id = ids['Who is it for?'] ?? '';
    const { said } = await one(id);
    const later = new Date(world.deps.now().getTime() + 600_000).toISOString();
    const both = await Promise.all(['For all.', 'For everybody.'].map((text) => reply(id, { text, said, sendAt: later })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await reply(id, { text: 'For you.', said })).status).toBe(409);
    const waiting = await one(id);
    expect((await send(world, 'DELETE', `/api/console/cases/${id}/replies/${waiting.messages[0]?.id}`, agent)).status).toBe(200);
    await post(
      world,
      `/api/console/webinars/${webinar.id}/questions/${id}/decisions`,
      { decision: 'reply', text: 'All.' },
      { cookie: host },
    );
    expect((await reply(id, { text: 'For you.', said: waiting.said })).status).toBe(409);
    await world.settle();
  });

  it('that was changed under the same key is not told as sent: what was taken comes back, now or kept for its time', async () => {
    const id = ids['Is it safe?'] ?? '';
    const sendAt = new Date(world.deps.now().getTime() + 600_000).toISOString();
    for (const [key, more] of [
      ['waits', { sendAt }],
      ['goes', {}],
    ] as const) {
      world.tick(1_000);
      const { said } = await one(id);
      const put = (text: string) => reply(id, { text, key, said, ...more });
      const first = (await (await put('It is.')).json()) as Replied;
      expect([(await put('It is.')).status, ((await (await put('It is.')).json()) as Replied).replied]).toEqual([201, first.replied]);
      const changed = await put('It is not.');
      const { current, detail } = (await changed.json()) as { current: Case; detail: string };
      expect([changed.status, detail]).toEqual([409, expect.stringContaining('was not sent')]);
      expect(current.messages.map(({ text }) => text)).not.toContain('It is not.');
      expect(current.messages.find(({ id: of }) => of === first.replied)?.text).toBe('It is.');
    }
    world.tick(11 * 60_000);
    await world.journeys();
    await world.settle();
    const { messages, undelivered, state } = await one(id);
    expect(
      messages.map(({ stopped }) => stopped?.slice(0, 31)),
      'two of one customer are one mail',
    ).toEqual(['Something else was written to t', undefined]);
    expect([undelivered, state]).toEqual([true, 'pending']);
    const { items } = (await (await get(world, '/api/console/cases?view=undelivered', agent)).json()) as { items: Case[] };
    expect(items.map((line) => line.id)).toEqual([id]);
    await send(world, 'DELETE', `/api/console/cases/${id}/replies/${messages[0]?.id}`, agent);
    await world.settle();
    expect((await one(id)).undelivered).toBeUndefined();
    expect(await (await get(world, '/api/console/cases/counts', agent)).json()).toMatchObject({ undelivered: 0 });
  });

  it('may read otherwise for everybody, without who asked', async () => {
    const id = ids['May I share it?'] ?? '';
    const sent = await reply(id, { text: 'Yes, Anna, with your team.', publicText: 'Yes, with your team.' });
    const { messages, warnings } = (await sent.json()) as Replied;
    expect(warnings).toEqual([]);
    expect(messages).toEqual([
      expect.objectContaining({ text: 'Yes, Anna, with your team.', publicText: 'Yes, with your team.', private: true }),
    ]);
    await world.settle();
    expect(await publicAnswers()).toMatchObject({ 'May I share it?': ['Anonymous', 'Yes, with your team.'] });
    const mine = (await (await get(world, `/api/live/${webinar.id}/mine`, anna)).json()) as {
      questions: { text: string; answers: { text: string }[] }[];
    };
    expect(mine.questions.find(({ text }) => text === 'May I share it?')?.answers.map(({ text }) => text)).toEqual([
      'Yes, with your team.',
      'Yes, Anna, with your team.',
    ]);
    await post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, { decision: 'undo' }, { cookie: host });
    await world.settle();
    expect(await publicAnswers(), 'an undo takes back both').toMatchObject({ 'May I share it?': ['Anna E.', undefined] });
  });

  it('waits for its time, can be taken back until then, and says in the inbox why it could not go out', async () => {
    const id = ids['When does it come?'] ?? '';
    const at = (minutes: number) => new Date(world.deps.now().getTime() + minutes * 60_000).toISOString();
    expect((await reply(id, { text: 'In June.', sendAt: at(-1) })).status).toBe(409);
    const first = (await (await reply(id, { text: 'In May.', sendAt: at(10) })).json()) as Replied;
    expect([first.state, first.messages.map(({ text, sendAt }) => [text, sendAt !== undefined])]).toEqual(['open', [['In May.', true]]]);
    const taken = await send(world, 'DELETE', `/api/console/cases/${id}/replies/${first.replied}`, agent);
    expect(((await taken.json()) as Case).messages).toEqual([]);
    await reply(id, { text: 'In June.', sendAt: at(10) });
    world.tick(1_000);
    // What the board says and takes back is in nobody's way.
    for (const body of [{ decision: 'reply', text: 'Soon.' }, { decision: 'undo' }])
      expect(
        (await post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, body, { cookie: host })).status,
      ).toBeLessThan(300);
    await world.settle();
    world.tick(11 * 60_000);
    await world.journeys();
    await world.settle();
    const { state, messages } = await one(id);
    expect([state, messages.map(({ text, sendAt }) => [text, sendAt])]).toEqual(['pending', [['In June.', undefined]]]);
    const late = await send(world, 'DELETE', `/api/console/cases/${id}/replies/${messages[0]?.id}`, agent);
    expect(late.status).toBe(409);
    await reply(id, { text: 'In July, after all.', sendAt: at(10) });
    await post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, { decision: 'decline' }, { cookie: host });
    world.tick(11 * 60_000);
    await world.journeys();
    await world.settle();
    const now = await one(id);
    expect(now.messages.map(({ stopped }) => stopped)).toEqual([undefined, 'It is closed. Reopen it first.']);
    expect(now.undelivered).toBe(true);
    expect(await (await get(world, '/api/console/cases/counts', agent)).json()).toMatchObject({ undelivered: 1 });
  });
});
