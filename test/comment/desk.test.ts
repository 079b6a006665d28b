/** Comments as the team decides about them, up to the case and its public answer. */
import { describe, expect, it } from 'vitest';
import type { ConsoleComment } from '#shared/comment-desk.ts';
import type { Page } from '#shared/page.ts';
import { itemsOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, post, signedIn } from '../support/people.ts';
import { openThread } from './thread.ts';

const { world, write, act, confirm, reader, thread } = await openThread();
const host = await signedIn(world, ['host']);
const json = async <T>(answer: Response | Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;
const pathOf = (list: string) => (list === 'waiting' ? '/api/console/moderation?kind=comment' : `/api/console/comments?list=${list}`);
const queue = async (list = 'waiting') => (await json<Page<ConsoleComment>>(get(world, pathOf(list), host))).items;
const decide = (id: string, body: object) => post(world, `/api/console/comments/${id}/decisions`, body, { cookie: host });
const newest = async (): Promise<ConsoleComment> => {
  const [first] = await queue();
  if (!first) throw new Error('Nothing waits');
  return first;
};

describe('before anything is set', () => {
  it('a confirmed comment waits for the team, is approved once, and taken out and back', async () => {
    await write({ text: 'May I?', email: 'anna@example.com', name: 'Anna Example' });
    expect(await queue()).toEqual([]);
    const cookie = await confirm('anna@example.com');
    expect((await thread('', cookie)).items).toEqual([]);
    const it = await newest();
    expect(it).toMatchObject({ text: 'May I?', state: 'held', title: 'Silence is an answer', version: 2 });
    expect((await decide(it.id, { decision: 'approve', version: 2 })).status).toBe(200);
    await problemOf(await writesNothing(world, () => decide(it.id, { decision: 'hide', version: 2 })), 'conflict');
    expect((await thread()).items[0]).toMatchObject({ text: 'May I?', by: 'Anna E.' });
    expect(await queue()).toEqual([]);
    await decide(it.id, { decision: 'hide' });
    expect((await thread()).items[0]).toMatchObject({ text: '', gone: 'removed' });
    await decide(it.id, { decision: 'approve' });
    expect((await thread()).items[0]?.text).toBe('May I?');
    expect((await itemsOf(world, 'audit#')).map(({ act: done }) => done)).toEqual(
      expect.arrayContaining(['comment.approved', 'comment.hidden']),
    );
  });
});

describe('the rules', () => {
  it('let comments appear at once, but for words and links, and close a thread', async () => {
    const admin = await signedIn(world, ['admin']);
    const set = (rules: object) =>
      world.request('/api/console/comments/rules', {
        method: 'PUT',
        body: JSON.stringify({ mode: 'after', words: ['Casino'], links: 'hold', closed: [], version: 0, ...rules }),
        headers: { 'content-type': 'application/json', origin: 'https://parley.example.com', cookie: admin },
      });
    expect((await set({})).status).toBe(200);
    await problemOf(await writesNothing(world, () => set({})), 'conflict');
    const cookie = await reader('Bea Example');
    for (const text of ['See www.example.com', 'The best ｃａｓｉｎｏs']) expect((await write({ text }, cookie)).status).toBe(202);
    // Written in the same instant: neither is before the other.
    expect((await queue()).map(({ why }) => why).toSorted()).toEqual(['link', 'word: Casino']);
    expect((await write({ text: 'Nothing to see' }, cookie)).status).toBe(201);
    await set({ version: 1, closed: ['silence'] });
    await problemOf(await writesNothing(world, () => write({ text: 'Late' }, cookie)), 'refused');
    await set({ version: 2 });
  });
});

describe('a decision', () => {
  it('is taken back: what was let in waits again, and its words leave the thread', async () => {
    const cookie = await reader('Emil Example');
    const { id } = await json<{ id: string }>(write({ text: 'Too early' }, cookie));
    const found = async (list: string) => (await queue(list)).find(({ text }) => text === 'Too early') ?? { id: '', version: 0 };
    const it = await found('public');
    expect((await decide(it.id, { decision: 'hold', version: it.version })).status).toBe(200);
    const waiting = await found('waiting');
    expect(waiting).toMatchObject({ state: 'held' });
    expect((await thread()).items.find((one) => one.id === id)).toMatchObject({ text: '', gone: 'waiting' });
    await decide(waiting.id, { decision: 'approve', version: waiting.version });
    expect((await thread()).items.find((one) => one.id === id)).toMatchObject({ text: 'Too early' });
  });
});

describe('a report', () => {
  it('brings a public comment back to the queue, once a reader', async () => {
    const [anna, bea] = [await reader('Anna Example'), await reader('Bea Example')];
    const { id } = await json<{ id: string }>(write({ text: 'Rude' }, anna));
    for (let n = 0; n < 2; n += 1) expect((await act(id, { act: 'report' }, bea)).status).toBe(200);
    const it = await newest();
    expect(it).toMatchObject({ text: 'Rude', state: 'public', reports: 1 });
    await decide(it.id, { decision: 'approve', version: it.version });
    expect((await queue()).map(({ text }) => text)).not.toContain('Rude');
  });
});

describe('from a comment to a case and back', () => {
  it('shows the public answer of the desk under the comment, once', async () => {
    const cookie = await reader('Carl Example');
    const { id } = await json<{ id: string }>(write({ text: 'What does it cost?' }, cookie));
    await world.settle();
    const it = (await queue('public')).find(({ text }) => text === 'What does it cost?');
    const asked = await json<ConsoleComment>(decide(it?.id ?? '', { decision: 'ask' }));
    expect(asked.case).toBe(it?.id);
    expect((await json<ConsoleComment>(decide(it?.id ?? '', { decision: 'ask' }))).case).toBe(it?.id);
    await world.settle();
    const agent = await signedIn(world, ['agent']);
    const found = await json<{ source: string; question: { text: string } }>(get(world, `/api/console/cases/${asked.case}`, agent));
    expect(found).toMatchObject({ source: 'comment', question: { text: 'What does it cost?' } });
    const reply = (text: string, isPrivate: boolean) =>
      post(world, `/api/console/cases/${asked.case}/replies`, { text, private: isPrivate, key: text }, { cookie: agent });
    expect((await reply('For you: nothing.', true)).status).toBe(201);
    expect((await reply('It is free for everybody.', false)).status).toBe(201);
    await world.settle();
    const shown = (await thread()).items.find((one) => one.id === id);
    expect(shown?.replies).toEqual([expect.objectContaining({ text: 'It is free for everybody.', by: 'Parley', team: true })]);
    const mailed = world.mails.map(({ mail }) => mail.text).filter((text) => text.includes('It is free for everybody.'));
    expect(mailed).toHaveLength(1);
    expect(mailed[0]).toContain('What does it cost?');
  });

  it('lets the team answer in the thread with its badge, once a press', async () => {
    const cookie = await reader('Dora Example');
    const { id } = await json<{ id: string }>(write({ text: 'Anybody there?' }, cookie));
    const it = (await queue('public')).find(({ text }) => text === 'Anybody there?');
    for (let n = 0; n < 2; n += 1) {
      expect((await decide(it?.id ?? '', { decision: 'answer', text: 'We are.', key: 'press' })).status).toBe(201);
      world.tick(1_000);
    }
    expect((await thread()).items.find((one) => one.id === id)?.replies).toEqual([
      expect.objectContaining({ text: 'We are.', by: 'Sam Example', team: true }),
    ]);
  });
});
