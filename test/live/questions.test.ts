/** The whole list of questions: more than one page of them, for those with script and those without. */
import { beforeAll, describe, expect, it } from 'vitest';
import { toQuestion } from '#functions/question/ask.ts';
import type { Feed } from '#shared/feed.ts';
import type { Page } from '#shared/page.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { problemOf } from '../http/stored.ts';
import { get } from '../support/people.ts';
import { openRoom } from '../support/room.ts';
import { BASE } from '../support/world.ts';

const MANY = 214;
const room = await openRoom();
const { world, webinar, host, guest, decide } = room;
const list = async (query = '') => (await (await get(world, `/feed/${webinar.id}/questions${query}`)).json()) as Page<PublicQuestion>;
const ids = ({ items }: Page<{ id: string }>) => items.map(({ id }) => id);
/** The copy of a room is a second old at most. */
const look = (query = '') => {
  world.tick(1_001);
  return list(query);
};
const asked: string[] = [];
let seat = '';

beforeAll(async () => {
  seat = await guest();
  const start = world.deps.now().getTime();
  const questions = Array.from({ length: MANY }, (_, n) =>
    toQuestion({
      ...{ id: world.deps.questionIds.make(webinar.id, 'asker', String(n)), webinar, text: `Question ${n}?`, asker: 'asker' },
      ...{ name: 'Noor Example', company: '', anonymous: false, confirmed: true, now: new Date(start + n * 1_000) },
    }),
  );
  // A few at a time: a busy machine refuses two hundred connections at once.
  for (let n = 0; n < MANY; n += 20) await Promise.all(questions.slice(n, n + 20).map((question) => world.deps.question.add(question)));
  asked.push(...questions.map(({ id }) => id));
  world.tick(MANY * 1_000);
  await decide(asked[3] ?? '', { decision: 'reply', text: `${'Step by step. '.repeat(60)}That is the end.` });
  await decide(asked[4] ?? '', { decision: 'answered' });
});

describe('all questions', () => {
  it('are counted in the feed, which carries some of them', async () => {
    const feed = (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed;
    expect(feed.totals).toEqual({ open: MANY - 2, answered: 2 });
    expect(feed.questions.length).toBeLessThan(MANY - 2);
  });

  it('come in two pages, in the order of asking, each once', async () => {
    const first = await look();
    const second = await list(`?cursor=${first.next}`);
    expect([first.items.length, second.next]).toEqual([200, undefined]);
    expect([...ids(first), ...ids(second)]).toEqual(asked);
    expect(first.items[3]).toMatchObject({ resolution: 'answered', answer: { more: true } });
  });

  it('are read once a second, whoever pages through them, and what was hidden is gone with the next reading', async () => {
    world.tick(1_001);
    world.takeUnits();
    const first = await list();
    expect(JSON.stringify(world.takeUnits())).toContain('read');
    const again = await get(world, `/feed/${webinar.id}/questions?cursor=${first.next}`);
    expect(world.takeUnits()).toEqual([]);
    const headers = { 'if-none-match': `W/${again.headers.get('etag')}` };
    expect((await world.request(`/feed/${webinar.id}/questions?cursor=${first.next}`, { headers })).status).toBe(304);
    expect((await world.request(`/feed/${webinar.id}/questions`, { headers })).status).toBe(200);
    await decide(asked[7] ?? '', { decision: 'hide' });
    expect(ids(await look())).not.toContain(asked[7]);
    await decide(asked[7] ?? '', { decision: 'approve' });
  });

  it('go on behind one that was hidden between two pages, with no hole and no double', async () => {
    const first = await look();
    await decide(first.next ?? '', { decision: 'hide' });
    expect([...ids(first), ...ids(await look(`?cursor=${first.next}`))]).toEqual(asked);
    expect(ids(await list())).toEqual([...asked.slice(0, 199), asked[200]]);
    await decide(first.next ?? '', { decision: 'approve' });
  });

  it.each(['', 'nonsense', 'f1ct10na1w-00000000000000000000'])('do not begin anywhere at the cursor %j', async (cursor) => {
    await problemOf(await get(world, `/feed/${webinar.id}/questions?cursor=${cursor}`), 'invalid');
    if (cursor === '') return;
    await problemOf(await get(world, `/live/${webinar.id}/questions?from=${cursor}`, seat), 'invalid');
    await problemOf(await get(world, `/api/console/webinars/${webinar.id}/questions?cursor=${cursor}`, host), 'invalid');
  });

  it('of the console go on where the last one left the filter between two pages', async () => {
    const page = async (cursor: string) =>
      (await (
        await get(world, `/api/console/webinars/${webinar.id}/questions?visibility=live&resolution=open&limit=2${cursor}`, host)
      ).json()) as Page<PublicQuestion>;
    const first = await page('');
    expect(ids(first)).toEqual([asked[0], asked[1]]);
    await decide(asked[1] ?? '', { decision: 'answered' });
    expect(ids(await page(`&cursor=${first.next}`))).toEqual([asked[2], asked[5]]);
    await decide(asked[1] ?? '', { decision: 'undo' });
  });
});

describe('without script', () => {
  const page = async (query = '', cookie = seat) => get(world, `/live/${webinar.id}/questions${query}`, cookie);
  const shown = (html: string) => [...html.matchAll(/id="question-([^"]+)"/g)].map(([, id]) => id);

  it('the room leads to all of them, fifty at a time, on pages that stand still', async () => {
    world.tick(1_001);
    const inRoom = await (await get(world, `/live/${webinar.id}/page`, seat)).text();
    expect(inRoom).toContain(`href="/live/${webinar.id}/questions">All ${MANY} questions</a>`);
    const found: (string | undefined)[] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const answer = await page(next);
      expect([answer.status, answer.headers.get('refresh')]).toEqual([200, null]);
      const html = await answer.text();
      found.push(...shown(html));
      next = /href="[^"?]*(\?from=[^"]+)">Show more/.exec(html)?.[1];
    }
    expect(found).toHaveLength(MANY);
    expect(new Set(found)).toEqual(new Set(asked));
    expect((await page('', '')).status).toBe(403);
    const lost = await world.request(`/live/${webinar.id}/questions?from=none`, { headers: { cookie: seat, accept: 'text/html' } });
    expect([lost.status, (await lost.text()).includes('Please start again from the first.')]).toEqual([422, true]);
  });

  it('an answer stands there whole, apart from what is open, at the address where the room leads to', async () => {
    const html = await (await page(`?from=${asked[3]}`)).text();
    expect(html).toContain('That is the end.');
    expect(shown(html).slice(-2)).toEqual([asked[3], asked[4]]);
    expect(html.indexOf('<h2>Answered</h2>')).toBeGreaterThan(html.indexOf(`question-${asked[5]}`));
  });

  it('a vote leads back to the page it was given on', async () => {
    const html = await (await page(`?from=${asked[50]}`)).text();
    expect(html).toContain(`name="from" value="${asked[50]}"`);
    const answer = await world.request(`/live/${webinar.id}/page`, {
      method: 'POST',
      body: new URLSearchParams({ question: asked[52] ?? '', vote: 'on', from: asked[50] ?? '' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: BASE, cookie: seat },
    });
    const back = `/live/${webinar.id}/questions?from=${asked[50]}#question-${asked[52]}`;
    expect([answer.status, answer.headers.get('location')]).toEqual([303, back]);
    const row = (await (await page(`?from=${asked[50]}`)).text()).split('<li').find((one) => one.includes(`question-${asked[52]}"`));
    expect(row).toContain('aria-pressed="true"');
  });
});
