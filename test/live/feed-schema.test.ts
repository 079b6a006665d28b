/** All that a feed may hold, key by key: whatever is added to a room, nothing of it reaches everybody by accident (TRIALS D3, 17). */
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { scan } from '../http/stored.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';
import { feed, listed } from './feed-shape.ts';

const world = await openWorld();
const webinar = await openWebinar(world, {
  live: true,
  questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
  room: { chat: 'on', chatMost: 500, reactions: 'on' },
});
const live = `/api/live/${webinar.id}`;
const team = `/api/console/webinars/${webinar.id}`;
const host = await signedIn(world, ['host'], 'hanna.secret@example.com');
const ok = async (answer: Response | Promise<Response>): Promise<Record<string, string>> => {
  const came = await answer;
  expect(came.status, await came.clone().text()).toBeLessThan(300);
  return (await came.json().catch(() => ({}))) as Record<string, string>;
};
const person = async (name: string): Promise<string> => {
  const form = { name: `${name} Geheim`, company: `${name}-Werke`, jobTitle: 'Chefin', phone: '+49 30 1234567', country: 'DE' };
  const cookie = await register(world, webinar.slug, `${name.toLowerCase()}@example.com`, { ...form, consent: { marketing: true } });
  await world.settle();
  return join(world, `${name.toLowerCase()}@example.com`, cookie);
};
const ask = async (cookie: string, text: string, more = {}): Promise<string> =>
  (await ok(post(world, `${live}/questions`, { text, ...more }, { cookie }))).id ?? '';
const decide = (question: string, form: unknown) => ok(post(world, `${team}/questions/${question}/decisions`, form, { cookie: host }));
const put = (path: string, body: unknown, cookie: string) =>
  ok(
    world.request(path, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { origin: BASE, cookie, 'content-type': 'application/json' },
    }),
  );
const read = async (): Promise<{ text: string; body: z.infer<typeof feed> }> => {
  await world.settle();
  await world.deps.publishFeed(webinar.id);
  const text = await (await get(world, `/feed/${webinar.id}`)).text();
  return { text, body: feed.parse(JSON.parse(text)) };
};

/** A room in which everything there is has been used once. */
const fill = async (): Promise<void> => {
  const [noor, tariq] = [await person('Noor'), await person('Tariq')];
  const [first, second, third, fourth, fifth, sixth] = await Promise.all(
    ['One?', 'Two?', 'Three?', 'Four?', 'Five?'].map((text) => ask(noor, text)).concat(ask(tariq, 'Six?', { anonymous: true })),
  );
  for (const [question = '', form] of [
    [first, { decision: 'reply', text: 'In public.' }],
    [second, { decision: 'reply', text: 'INTERN-ANTWORT', private: true }],
    [third, { decision: 'answering' }],
    [fourth, { decision: 'next' }],
    [fifth, { decision: 'hide', reason: 'GRUND' }],
    [sixth, { decision: 'label', labels: ['ETIKETT'] }],
    [sixth, { decision: 'assign', owner: 'BETREUER' }],
  ] as const)
    await decide(question, form);
  await ok(send(world, 'PUT', `${live}/questions/${sixth}/vote`, noor));
  await ok(
    post(
      world,
      `${team}/notes`,
      { text: 'The workbook.', url: 'https://example.com/w', label: 'Get it', until: '2027-06-19T00:00:00Z' },
      { cookie: host },
    ),
  );
  await ok(post(world, `${live}/chat`, { text: 'Hello all.' }, { cookie: noor }));
  await ok(post(world, `${team}/chat`, { text: 'Hello from the team.' }, { cookie: host }));
  for (const cookie of [noor, tariq]) {
    await ok(post(world, `${live}/presence`, { seconds: 60 }, { cookie }));
    await ok(post(world, `${live}/reactions`, { clap: 2 }, { cookie }));
  }
};
await fill();

describe('a feed of a room in which everything was used', () => {
  it('holds the keys that it may and no other, and nobody’s name, address, company or id', async () => {
    const { text, body } = await read();
    expect(body.now?.text).toBe('Three?');
    expect(body.next?.text).toBe('Four?');
    // A question that was asked in public and answered in private is settled, and that is all that is said.
    expect(body.answered.map(({ text: asked, answer }) => [asked, answer]).sort()).toEqual([
      ['One?', { text: 'In public.' }],
      ['Two?', undefined],
    ]);
    expect(body.notes).toHaveLength(1);
    expect(body.chat?.lines).toHaveLength(2);
    expect(body.reactions?.[0]).toBe(4);
    expect(body.present).toBe(2);
    expect(body.questions.find((one) => one.text === 'Six?')).toMatchObject({ by: 'Anonymous', votes: 1 });
    expect(text).not.toMatch(/geheim|werke|chefin|1234567|@example|intern|grund|etikett|betreuer|hanna\.secret|Five\?/i);
    const people = (await scan(world)).filter(({ pk }) => pk.startsWith('contact#')).map(({ pk }) => pk.slice('contact#'.length));
    expect(people.length).toBeGreaterThan(1);
    for (const contact of people) expect(text).not.toContain(contact);
  });

  it('tells of a poll of any kind how many, and never who', async () => {
    const [noor, tariq] = [await person('Mia'), await person('Ola')];
    for (const [form, answers] of [
      [{ kind: 'single', options: ['A', 'B'] }, [{ options: [0] }, { options: [1] }]],
      [{ kind: 'multiple', options: ['A', 'B'] }, [{ options: [0, 1] }, { options: [1] }]],
      [{ kind: 'rating' }, [{ options: [4] }, { options: [0] }]],
      [{ kind: 'words' }, [{ words: ['GEHEIMWORT'] }, { words: ['trust'] }]],
    ] as const) {
      const { id: made } = await ok(post(world, `${team}/polls`, { question: 'Which?', results: 'shown', ...form }, { cookie: host }));
      await ok(post(world, `${team}/polls/${made}/open`, {}, { cookie: host }));
      await put(`${live}/polls/${made}/answer`, answers[0], noor);
      await put(`${live}/polls/${made}/answer`, answers[1], tariq);
      const { text, body } = await read();
      expect(body.poll).toMatchObject({ id: made, answered: 2 });
      // A word that nobody let in is nobody's to read.
      expect(text).not.toMatch(/geheim/i);
      expect(body.poll?.words ?? []).toEqual([]);
    }
  });

  it('goes by the same keys in its list of all questions', async () => {
    const { items } = listed.parse(await (await get(world, `/feed/${webinar.id}/questions`)).json());
    expect(items.map(({ text }) => text)).toEqual(expect.arrayContaining(['One?', 'Six?']));
    expect(items.map(({ text }) => text)).not.toContain('Five?');
  });
});
