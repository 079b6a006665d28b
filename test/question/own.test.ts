/** One's own question: changed or taken back for as long as nobody answered it, and by nobody else. */
import { describe, expect, it } from 'vitest';
import { itemBytes } from '#functions/table/units.ts';
import type { Feed } from '#shared/feed.ts';
import type { ConsoleQuestion, Mine, OwnQuestion } from '#shared/question.ts';
import { itemsOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register } from '../support/people.ts';
import { openRoom } from '../support/room.ts';
import { BASE } from '../support/world.ts';

const { world, webinar, live, guest, ask, deciding, decide, host } = await openRoom();
const acting = (method: string, id: string, cookie: string, text?: string, at = live) =>
  world.request(`${at}/questions/${id}`, {
    method,
    headers: { origin: BASE, cookie, ...(text === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(text === undefined ? {} : { body: JSON.stringify({ text }) }),
  });
const change = (id: string, cookie: string, text: string, at?: string) => acting('PATCH', id, cookie, text, at);
const withdraw = (id: string, cookie: string) => acting('DELETE', id, cookie);
const feedOf = async (id = webinar.id) => (await (await get(world, `/feed/${id}`)).json()) as Feed;
const shown = async (id: string) => (await feedOf()).questions.find((question) => question.id === id)?.text;
const whole = async (id: string, at = webinar.id) =>
  (await (await get(world, `/api/console/webinars/${at}/questions/${id}`, host)).json()) as ConsoleQuestion;

describe('one’s own question', () => {
  it('is changed and withdrawn at once for everybody, and both stand in its history', async () => {
    const cookie = await guest();
    const { id } = await ask(cookie, 'Frist?');
    expect(await (await change(id, cookie, '  First?  ')).json()).toMatchObject({ id, text: 'First?', editable: true });
    expect(await shown(id)).toBe('First?');
    const gone = await withdraw(id, cookie);
    expect([gone.status, ((await gone.json()) as OwnQuestion).outcome]).toEqual([200, 'withdrawn']);
    expect(await shown(id)).toBeUndefined();
    expect((await whole(id)).history.map(({ did }) => did)).toEqual(['asked', 'changed', 'withdrawn']);
    expect(((await (await get(world, `${live}/mine`, cookie)).json()) as Mine).questions).toMatchObject([
      { id, resolution: 'closed', outcome: 'withdrawn', editable: false },
    ]);
    // Twice is once.
    expect((await writesNothing(world, () => withdraw(id, cookie))).status).toBe(200);
    await problemOf(await writesNothing(world, () => deciding(id, { decision: 'reopen' })), 'refused');
  });

  it('is a 404 for everybody else, invented, or of another webinar', async () => {
    const { id } = await ask(await guest(), 'Whose?');
    const other = await openWebinar(world, { title: 'Elsewhere', live: true, questions: { mode: 'open' } });
    const stranger = await guest();
    const elsewhere = await register(world, other.slug, 'else@example.com');
    await writesNothing(world, async () => {
      for (const wrong of [id, `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`, 'none', '__proto__']) {
        await problemOf(await change(wrong, stranger, 'Mine now?'), 'not-found');
        await problemOf(await withdraw(wrong, stranger), 'not-found');
      }
      await problemOf(await change(id, elsewhere, 'Mine now?', `/api/live/${other.id}`), 'not-found');
    });
  });

  it.each([{}, { text: '' }, { text: ' ' }, { text: 'x'.repeat(281) }, { text: 'ok', votes: 9 }])('never becomes %j', async (body) => {
    const cookie = await guest();
    const { id } = await ask(cookie, 'Fine?');
    const send = () =>
      world.request(`${live}/questions/${id}`, {
        method: 'PATCH',
        headers: { origin: BASE, cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await problemOf(await writesNothing(world, send), 'invalid');
  });

  it('stays as it is once somebody answers, and says so with the question as it is now', async () => {
    const cookie = await guest();
    const { id } = await ask(cookie, 'Answered?');
    await decide(id, { decision: 'answering' });
    const problem = await problemOf(await writesNothing(world, () => change(id, cookie, 'Something else?')), 'refused');
    expect(problem).toMatchObject({
      detail: 'It is being answered right now, so it stays as it is.',
      current: { id, resolution: 'answering', editable: false },
    });
    await problemOf(await writesNothing(world, () => withdraw(id, cookie)), 'refused');
  });

  it('in a race with an answer keeps its words or loses them, and never both', async () => {
    for (const n of [1, 2, 3]) {
      const cookie = await guest();
      const { id } = await ask(cookie, 'Race?');
      const [mine, theirs] = await Promise.all([
        withdraw(id, cookie),
        deciding(id, { decision: 'reply', text: `Answer ${n}`, version: 1 }),
      ]);
      const { resolution, outcome, given } = await whole(id);
      expect([mine.status, theirs.status].sort()).toEqual([200, 409]);
      expect([resolution, outcome, given.length]).toEqual(mine.status === 200 ? ['closed', 'withdrawn', 0] : ['answered', 'text', 1]);
    }
  });

  it('that was let in by a moderator goes back to review when it is changed', async () => {
    const other = await openWebinar(world, { title: 'With a gate', live: true, questions: { mode: 'approve' } });
    const at = `/api/live/${other.id}`;
    const cookie = await register(world, other.slug, 'gate@example.com');
    const { id } = (await (await post(world, `${at}/questions`, { text: 'Nice?' }, { cookie })).json()) as OwnQuestion;
    await deciding(id, { decision: 'next' }, other.id);
    expect((await feedOf(other.id)).next?.id).toBe(id);
    expect(await (await change(id, cookie, 'Not nice?', at)).json()).toMatchObject({ visibility: 'in-review', text: 'Not nice?' });
    expect(await feedOf(other.id)).toMatchObject({ next: null, questions: [] });
    await problemOf(await deciding(id, { decision: 'undo' }, other.id), 'refused');
  });

  it('of the form belongs to whoever opens the mailed link as well', async () => {
    const first = await register(world, webinar.slug, 'form@example.com', { name: 'Form Example', question: 'From the form?' });
    await world.settle();
    const verified = await join(world, 'form@example.com');
    const [question] = ((await (await get(world, `${live}/mine`, verified)).json()) as Mine).questions;
    expect(await (await change(question?.id ?? '', verified, 'From the link?')).json()).toMatchObject({ text: 'From the link?' });
    expect(await (await withdraw(question?.id ?? '', first)).json()).toMatchObject({ outcome: 'withdrawn' });
  });
});

describe('a question’s whole history', () => {
  it('is there however long it grows, oldest first, and the question stays a small item', async () => {
    const { id } = await ask(await guest(), 'How often?');
    for (let n = 0; n < 45; n += 1) await deciding(id, { decision: 'label', labels: [`label ${n}`] });
    const { history, earlier } = await decide(id, { decision: 'answered' });
    expect([history.length, earlier]).toEqual([27, 20]);
    const all = await whole(id);
    expect([all.history.length, all.earlier]).toEqual([47, 0]);
    expect([all.history[0]?.did, all.history.at(-1)?.did]).toEqual(['asked', 'answered']);
    expect(await itemsOf(world, `past#${id}`)).toHaveLength(1);
  });

  it('keeps a much decided question of 280 letters under a kilobyte, so that a vote costs one unit', async () => {
    const cookie = await register(world, webinar.slug, 'long@example.com', { name: 'Maximilian Example', company: 'Example Airlines Ltd' });
    const { id } = await ask(cookie, 'A question as long as it may be, '.repeat(9).slice(0, 280));
    for (const form of [
      { decision: 'label', labels: ['pricing'] },
      { decision: 'assign', owner: 'hanna@example.com' },
      { decision: 'next' },
      { decision: 'answering' },
      { decision: 'reply', text: 'In writing.' },
    ])
      await deciding(id, form);
    const [item] = await itemsOf(world, `question#${id}`);
    expect(itemBytes(item)).toBeLessThan(1_024);
  });

  it('of another webinar is a 404', async () => {
    const other = await openWebinar(world, { title: 'Another', live: true });
    const { id } = await ask(await guest(), 'Where?');
    await problemOf(await get(world, `/api/console/webinars/${other.id}/questions/${id}`, host), 'not-found');
  });
});
