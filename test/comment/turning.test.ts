/** A comment becomes a question of a webinar: asked by whoever wrote it, answered below the article, and taken away with its answer. */
import { describe, expect, it } from 'vitest';
import type { ConsoleComment } from '#shared/comment-desk.ts';
import type { Page } from '#shared/page.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { itemsOf, pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openThread } from './thread.ts';

const { world, write, act, confirm, rules, thread } = await openThread();
const host = await signedIn(world, ['host']);
const webinar = await openWebinar(world, { title: 'Answers that arrive' });
await rules();
const json = async <T>(answer: Response | Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;
const decide = (id: string, body: object) => post(world, `/api/console/comments/${id}/decisions`, body, { cookie: host });
const turn = (id: string, more: object = {}) => decide(id, { decision: 'question', webinar: webinar.id, ...more });
const answerIt = (question: string, body: object) =>
  post(world, `/api/console/webinars/${webinar.id}/questions/${question}/decisions`, body, { cookie: host });

/** Somebody confirms their first comment; hands back where the team finds it. */
const written = async (email: string, text: string) => {
  const { id } = await json<{ id: string }>(write({ text, email, name: 'Vera Visitor' }));
  const cookie = await confirm(email);
  await world.settle();
  const { items } = await json<Page<ConsoleComment>>(get(world, '/api/console/comments?list=public', host));
  const it = items.find((one) => one.text === text);
  if (!it) throw new Error('It is not in the list');
  return { id, it, cookie };
};
const repliesOf = async (id: string) =>
  (await thread()).items.find((one) => one.id === id)?.replies.map(({ text, by, team }) => ({ text, by, team }));

describe('a comment that becomes a question', () => {
  it('is asked once by whoever wrote it, and its public answer comes back below it and goes with it', async () => {
    const { id, it } = await written('vera@example.com', 'Who counts the quiet?');
    const turned = await json<ConsoleComment>(turn(it.id, { version: it.version }));
    expect(turned.question).toEqual({ id: expect.stringContaining(webinar.id), webinar: webinar.id });
    const question = turned.question?.id ?? '';
    for (let n = 0; n < 2; n += 1)
      expect((await json<ConsoleComment>(turn(it.id, { version: it.version }))).question?.id, 'a retry gives what stands').toBe(question);
    await problemOf(await writesNothing(world, () => decide(it.id, { decision: 'ask' })), 'refused');
    const seen = await json<ConsoleQuestion>(get(world, `/api/console/webinars/${webinar.id}/questions/${question}`, host));
    expect(seen).toMatchObject({
      text: 'Who counts the quiet?',
      asker: it.contact,
      by: 'Vera Visitor',
      confirmed: true,
      visibility: 'live',
    });

    await answerIt(question, { decision: 'reply', text: 'For you alone.', private: true });
    await world.settle();
    expect(await repliesOf(id)).toEqual([]);
    await answerIt(question, { decision: 'reply', text: 'We do, by one tap.' });
    await world.settle();
    expect(await repliesOf(id)).toEqual([{ text: 'We do, by one tap.', by: 'Parley', team: true }]);
    await answerIt(question, { decision: 'undo' });
    await world.settle();
    expect(await repliesOf(id), 'taken back').toEqual([]);
    await answerIt(question, { decision: 'reply', text: 'We do, by two taps.' });
    await answerIt(question, { decision: 'hide' });
    await world.settle();
    expect(await repliesOf(id), 'hidden').toEqual([]);
    await answerIt(question, { decision: 'approve' });
    await world.settle();
    expect(await repliesOf(id), 'shown again').toEqual([{ text: 'We do, by two taps.', by: 'Parley', team: true }]);
  });

  it('is said again where it is too long, and refused for a webinar that takes none', async () => {
    const { it } = await written('lars@example.com', `Long ${'x'.repeat(300)}`);
    expect(pointersOf(await problemOf(await writesNothing(world, () => turn(it.id)), 'invalid'))).toEqual(['#/text']);
    await problemOf(await writesNothing(world, () => turn(it.id, { webinar: '0000000000', text: 'Short?' })), 'refused');
    expect(pointersOf(await problemOf(await writesNothing(world, () => turn(it.id, { webinar: 'x' })), 'invalid'))).toEqual(['#/webinar']);
    const [first, second] = await Promise.all([turn(it.id, { text: 'Short?' }), turn(it.id, { text: 'Short?' })]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await itemsOf(world, '|question#').then((items) => items.filter(({ text }) => text === 'Short?'))).toHaveLength(1);
  });

  it('opens a case of its writer at the end, whose answer is mailed with a page that shows it', async () => {
    const { id, it } = await written('mia@example.com', 'What if nobody asks?');
    const { question } = await json<ConsoleComment>(turn(it.id));
    await post(world, `/api/console/webinars/${webinar.id}/start`, {}, { cookie: host });
    await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
    await world.settle();
    const agent = await signedIn(world, ['agent']);
    const found = await json<{ contact: { id: string; email?: string } }>(get(world, `/api/console/cases/${question?.id}`, agent));
    expect(found.contact).toMatchObject({ id: it.contact, email: 'mia@example.com' });
    const reply = { text: 'Then we ask.', private: false, key: 'one' };
    expect((await post(world, `/api/console/cases/${question?.id}/replies`, reply, { cookie: agent })).status).toBe(201);
    await world.settle();
    expect(await repliesOf(id)).toEqual([{ text: 'Then we ask.', by: 'Parley', team: true }]);
    const mail = world.mails.map((one) => one.mail).findLast(({ to, text }) => to === 'mia@example.com' && text.includes('Then we ask.'));
    expect(mail?.text).toContain('What if nobody asks?');
    const path = /\/answers\/[^\s?#]+/.exec(mail?.text ?? '')?.[0] ?? '';
    const page = await world.request(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Then we ask.');
  });

  it('stands among the questions of whoever has a seat there, and goes with whoever wrote it', async () => {
    const other = await openWebinar(world, { title: 'Another hour' });
    await register(world, other.slug, 'nora@example.com');
    const { it } = await written('nora@example.com', 'Nora asks this');
    const { question } = await json<ConsoleComment>(turn(it.id, { webinar: other.id }));
    const [seat] = (await itemsOf(world, `registration#${other.id}`)).filter(({ pk }) => pk === `contact#${it.contact}`);
    expect(seat && [...(seat.asked as Set<string>)]).toEqual([question?.id.slice(11, 23)]);
    const known = await world.deps.contact.find(it.contact);
    if (!known) throw new Error('Nobody is known');
    await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    const left = (await itemsOf(world, '|question#')).find(({ id }) => id === question?.id);
    expect(left).not.toMatchObject({ asker: it.contact });
    expect(left?.comment).toBeUndefined();
  });

  it('is taken back with a comment that its writer deletes, as long as nobody answered', async () => {
    const { id, it, cookie } = await written('olga@example.com', 'Never mind?');
    const { question } = await json<ConsoleComment>(turn(it.id));
    expect((await act(id, { act: 'delete' }, cookie)).status).toBe(200);
    await world.settle();
    expect((await itemsOf(world, '|question#')).find((one) => one.id === question?.id)).toMatchObject({ outcome: 'withdrawn' });
  });
});

describe('a case of no webinar', () => {
  it('has its public reply below the comment until it is taken off, and a retry of making it answers what stands', async () => {
    const { id, it } = await written('paul@example.com', 'Where is the price list?');
    const first = await json<ConsoleComment>(decide(it.id, { decision: 'ask', version: it.version }));
    expect((await json<ConsoleComment>(decide(it.id, { decision: 'ask', version: it.version }))).case).toBe(first.case);
    await problemOf(await writesNothing(world, () => turn(it.id)), 'refused');
    await world.settle();
    const marketer = await signedIn(world, ['marketer']);
    const { journey } = await json<{ journey: object[] }>(get(world, `/api/console/contacts/${it.contact}`, marketer));
    expect(journey).toContainEqual({ kind: 'commented', at: it.at, article: 'silence', text: 'Where is the price list?', state: 'public' });
    const agent = await signedIn(world, ['agent']);
    const path = `/api/console/cases/${first.case}/replies`;
    const sent = await json<{ replied: string }>(post(world, path, { text: 'In the menu.', private: false, key: 'k' }, { cookie: agent }));
    await world.settle();
    expect(await repliesOf(id)).toEqual([{ text: 'In the menu.', by: 'Parley', team: true }]);
    for (let n = 0; n < 2; n += 1) expect((await send(world, 'DELETE', `${path}/${sent.replied}`, agent)).status).toBe(200);
    await world.settle();
    expect(await repliesOf(id)).toEqual([]);
    const shown = await json<{ messages: { offAt?: string }[] }>(get(world, `/api/console/cases/${first.case}`, agent));
    expect(shown.messages.at(-1)?.offAt).toEqual(expect.any(String));
  });
});
