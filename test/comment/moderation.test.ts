/** One queue of what waits for the team: questions in review, whatever was reported, and comments. */
import { describe, expect, it } from 'vitest';
import type { Waiting } from '#shared/moderation.ts';
import type { Page } from '#shared/page.ts';
import type { OwnQuestion } from '#shared/question.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openThread } from './thread.ts';

const { world, write, act, reader, confirm, rules } = await openThread();
const host = await signedIn(world, ['host']);
const webinar = await openWebinar(world, {
  title: 'Read first',
  live: true,
  questions: { mode: 'approve', anonymous: 'no', votes: 'everyone' },
  room: { chat: 'on', chatMost: 500, reactions: 'on' },
});
const json = async <T>(answer: Response | Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;
const page = (query = '', who = host) => json<Page<Waiting>>(get(world, `/api/console/moderation${query}`, who));
const told = async (query = '', who = host) => {
  await world.settle();
  return (await page(query, who)).items.map(({ kind, text }) => `${kind}: ${text}`);
};
const anna = await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example' });
const bert = await register(world, webinar.slug, 'bert@example.com', { name: 'Bert Example' });
await world.settle();
const live = (path: string, body: object, cookie: string) => post(world, `/api/live/${webinar.id}/${path}`, body, { cookie });
const ask = (text: string, cookie = anna) => json<OwnQuestion>(live('questions', { text }, cookie));
const decideQuestion = (id: string, body: object) =>
  post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, body, { cookie: host });
const keep = (kind: string, id: string, reports: number) =>
  post(world, '/api/console/moderation/keep', { kind, webinar: webinar.id, id, reports }, { cookie: host });

describe('what waits', () => {
  it('is in one order over all kinds: what was reported first, then what waits longest', async () => {
    const { id } = await ask('Is this read first?');
    world.tick(60_000);
    const line = await json<{ id: string }>(live('chat', { text: 'Buy my things' }, anna));
    await live('reports', { chat: line.id }, bert);
    world.tick(60_000);
    await write({ text: 'May I comment?', email: 'carl@example.com' });
    await confirm('carl@example.com');
    expect(await told()).toEqual(['chat: Buy my things', 'question: Is this read first?', 'comment: May I comment?']);
    for (const kind of ['question', 'chat', 'comment']) expect(await told(`?kind=${kind}`)).toHaveLength(1);

    const first = await page('?limit=1');
    const second = await page(`?limit=1&cursor=${first.next}`);
    const third = await page(`?limit=1&cursor=${second.next}`);
    expect([first, second, third].map(({ items }) => items[0]?.kind)).toEqual(['chat', 'question', 'comment']);
    expect(third.next).toBeUndefined();
    world.takeUnits();
    await page();
    expect(world.takeUnits().reduce((sum, { read = 0 }) => sum + read, 0)).toBeLessThanOrEqual(8);

    expect((await decideQuestion(id, { decision: 'approve' })).status).toBe(200);
    expect(await told()).toEqual(['chat: Buy my things', 'comment: May I comment?']);
    await decideQuestion(id, { decision: 'undo' });
    expect(await told('?kind=question'), 'taken back, it waits again').toHaveLength(1);
    await decideQuestion(id, { decision: 'approve' });
    await send(world, 'DELETE', `/api/console/webinars/${webinar.id}/chat/${encodeURIComponent(line.id)}`, host);
    expect(await told()).toEqual(['comment: May I comment?']);
  });

  it('leaves when the team lets it stand, and comes back when it is reported anew', async () => {
    const { id } = await ask('Is this rude?', bert);
    await decideQuestion(id, { decision: 'approve' });
    await live('reports', { question: id }, anna);
    expect(await told('?kind=question')).toEqual(['question: Is this rude?']);
    expect((await keep('question', id, 1)).status).toBe(200);
    expect(await told('?kind=question')).toEqual([]);
    expect((await keep('question', id, 0)).status).toBe(200);
    expect(await told('?kind=question'), 'taken back').toEqual(['question: Is this rude?']);
    await keep('question', id, 1);
    await decideQuestion(id, { decision: 'label', labels: ['price'] });
    expect(await told('?kind=question'), 'a decision keeps what was seen').toEqual([]);
    const cora = await register(world, webinar.slug, 'cora@example.com', { name: 'Cora Example' });
    await world.settle();
    await live('reports', { question: id }, cora);
    expect(await told('?kind=question')).toEqual(['question: Is this rude?']);
  });

  it('counts each report of a comment, also of two readers at once', async () => {
    await rules();
    const [one, two, three] = [await reader('One Example'), await reader('Two Example'), await reader('Three Example')];
    const { id } = await json<{ id: string }>(write({ text: 'Loud' }, one));
    const both = await Promise.all([act(id, { act: 'report' }, two), act(id, { act: 'report' }, three)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await page('?kind=comment')).items[0]).toMatchObject({ text: 'Loud', reports: 2 });
  });
});

describe('who decides', () => {
  it('sees what the role may decide about', async () => {
    const marketer = await signedIn(world, ['marketer']);
    const kinds = new Set((await page('', marketer)).items.map(({ kind }) => kind));
    expect([...kinds]).toEqual(['comment']);
    await problemOf(await get(world, '/api/console/moderation?kind=chat', marketer), 'forbidden');
    const [it] = (await page('?kind=comment', marketer)).items;
    const turned = { decision: 'question', webinar: webinar.id };
    await problemOf(
      await writesNothing(world, () => post(world, `/api/console/comments/${it?.id}/decisions`, turned, { cookie: marketer })),
      'forbidden',
    );
  });

  it.each([
    [{ kind: 'comment', id: 'x', reports: 1 }, ['#/kind']],
    [{ kind: 'chat', id: 'x', reports: -1 }, ['#/reports']],
  ])('is refused as %j', async (body, pointers) => {
    const refused = await writesNothing(world, () =>
      post(world, '/api/console/moderation/keep', { webinar: webinar.id, ...body }, { cookie: host }),
    );
    expect(pointersOf(await problemOf(refused, 'invalid'))).toEqual(pointers);
  });

  it('keeps nothing that is not there', async () => {
    await problemOf(await writesNothing(world, () => keep('question', `${webinar.id}-00000000000000000000`, 1)), 'not-found');
    await problemOf(await writesNothing(world, () => keep('chat', '2027-01-01T00:00:00.000Z-000000000000', 1)), 'not-found');
    for (const cursor of ['abc', Buffer.from('999#\u0000bad').toString('base64url')])
      await problemOf(await get(world, `/api/console/moderation?cursor=${cursor}`, host), 'invalid');
  });
});
