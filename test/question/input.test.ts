/** Asking, voting and deciding: what is refused, and that a refusal writes nothing. */
import { describe, expect, it } from 'vitest';
import type { Mine, OwnQuestion } from '#shared/question.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, register } from '../support/people.ts';
import { openRoom } from '../support/room.ts';
import { BASE } from '../support/world.ts';

const { world, webinar, live, host, guest, asking } = await openRoom();
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
    // A wish for anonymity never turns into publication without a word: this room asks for names.
    [{ text: 'Why?', anonymous: true }, ['#/anonymous']],
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
    expect((await form('text=Without+script%3F')).status).toBe(303);
    const named = await writesNothing(world, () => form('text=Without+a+name%3F&anonymous=on'));
    expect((await named.text()).match(/role="alert"[^>]*><strong>([^<]*)/)?.[1]).toContain('carry a name');
    expect((await writesNothing(world, () => form('question=none&vote=on'))).status).toBe(422);
    expect((await writesNothing(world, () => form('question=none&vote=maybe'))).status).toBe(422);
  });
});
