/** The room without script: what its list shows that the feed cannot. */
import { describe, expect, it } from 'vitest';
import { refreshAfter } from '#functions/live/page.ts';
import type { Feed } from '#shared/feed.ts';
import type { Mine, OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openRoom } from '../support/room.ts';
import { BASE, openWorld } from '../support/world.ts';

it('gives an answer in full that the feed had to cut, where the room links to', async () => {
  const world = await openWorld();
  const webinar = await openWebinar(world, { live: true });
  const host = await signedIn(world, ['host']);
  const seat = await register(world, webinar.slug, 'anna@example.com');
  const asked = (await (await post(world, `/api/live/${webinar.id}/questions`, { text: 'How?' }, { cookie: seat })).json()) as OwnQuestion;
  const text = `${'Step by step. '.repeat(60)}That is the end.`;
  await post(world, `/api/console/webinars/${webinar.id}/questions/${asked.id}/decisions`, { decision: 'reply', text }, { cookie: host });
  await world.settle();

  const feed = (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed;
  expect(feed.answered).toMatchObject([{ id: asked.id, answer: { more: true } }]);

  const other = await register(world, webinar.slug, 'ben@example.com');
  const page = await (await get(world, `/live/${webinar.id}/page`, other)).text();
  expect(page).toContain(`<li class="question" id="question-${asked.id}">`);
  expect(page).toContain(text);
});

describe('the room without script', async () => {
  const { world, webinar, guest, ask, asking, decide, host } = await openRoom();
  const address = `/live/${webinar.id}/page`;
  const page = async (cookie: string, query = '') => (await get(world, address + query, cookie)).text();
  const send = (cookie: string, fields: Record<string, string>) =>
    world.request(address, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: BASE, cookie },
    });

  it('looks for news by itself, but never while somebody may be typing', async () => {
    const cookie = await guest();
    const [list, form] = [await get(world, address, cookie), await get(world, `${address}?ask`, cookie)];
    expect([list.headers.get('refresh'), form.headers.get('refresh')]).toEqual(['30', null]);
    expect([(await list.text()).includes('<textarea'), (await form.text()).includes('<textarea')]).toEqual([false, true]);
    const refused = await send(cookie, { text: 'x'.repeat(300) });
    expect([refused.status, refused.headers.get('refresh'), (await refused.text()).includes('x'.repeat(300))]).toEqual([422, null, true]);
    expect((await send(cookie, { text: 'By form?' })).headers.get('location')).toBe(address);
    expect(await page(cookie)).toContain('By form?');
  });

  it.each([
    [null, '', 30],
    [{ state: 'open', kind: 'single' }, '', 90],
    [{ state: 'open', kind: 'single' }, 'answered', 30],
    [{ state: 'open', kind: 'words' }, '', undefined],
    [{ state: 'open', kind: 'words' }, 'answered', undefined],
    [{ state: 'closed', kind: 'words' }, '', 30],
  ])('with the poll %j %s looks for news after %j seconds', (poll, answered, seconds) => {
    const feed = { poll: poll && { ...poll, id: 'p' } } as Feed;
    const mine = { polls: answered ? { p: { options: [0] } } : {} } as unknown as Mine;
    const wait = (state: string, page = {}) => refreshAfter({ state } as Webinar, feed, mine, page);
    expect([wait('live'), wait('scheduled'), wait('ended'), wait('live', { asks: true })]).toEqual([
      seconds,
      seconds,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['no', []],
    ['yes', ['Hosts see who asks.']],
    ['truly', ['Without a name we can only answer in public.']],
  ])('where asking without a name is %s, says before what that means', async (anonymous, said) => {
    const quiet = await openWebinar(world, { title: `Names: ${anonymous}`, live: true, questions: { anonymous } });
    const seat = await register(world, quiet.slug, 'anna@example.com');
    const html = await (await get(world, `/live/${quiet.id}/page?ask`, seat)).text();
    expect([...html.matchAll(/aria-describedby="promise">.*id="promise">([^<]+)/g)].map(([, words]) => words)).toEqual(said);
    expect(html.includes('Without my name')).toBe(said.length > 0);
  });

  it('counts a vote by a button, and takes it back by the same', async () => {
    const { id } = await ask(await guest(), 'Worth a vote?');
    const cookie = await guest();
    const row = async () => (await page(cookie)).split('<li').find((one) => one.includes(`question-${id}"`)) ?? '';
    for (const [vote, pressed, votes] of [
      ['on', 'true', 1],
      ['off', 'false', 0],
    ] as const) {
      const answer = await send(cookie, { question: id, vote });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, address]);
      await world.settle();
      world.tick(3_000);
      expect(await row()).toContain(`aria-pressed="${pressed}"`);
      const feed = (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed;
      expect(feed.questions.find((one) => one.id === id)?.votes).toBe(votes);
    }
  });

  it('takes a question back by a button, once, and only one’s own', async () => {
    const cookie = await guest();
    const { id } = await ask(cookie, 'To be <b>withdrawn</b>?');
    expect(await page(cookie)).toContain('Withdraw<span class="visually-hidden">: To be &lt;b&gt;withdrawn&lt;/b&gt;?');
    expect((await send(await guest(), { question: id, withdraw: 'on' })).status).toBe(422);
    expect((await send(cookie, { question: id, withdraw: 'on' })).status).toBe(303);
    const html = await page(cookie);
    expect([html.includes('Yours, withdrawn'), html.includes(`id="question-${id}"`)]).toEqual([true, false]);
  });

  it('says where a question went, and that its asker was asked to listen', async () => {
    const cookie = await guest();
    const [one, two] = [await ask(cookie, 'One way?'), await ask(await guest(), 'Another way?')];
    await decide(one.id, { decision: 'merge', into: two.id });
    world.tick(3_000);
    expect(await page(cookie)).toMatch(/Yours, joined with another question<\/p><p class="meta">Joined with: Another way\?/);
    await post(world, `/api/console/webinars/${webinar.id}/silence`, { question: one.id, silenced: true }, { cookie: host });
    const html = await page(cookie, '?ask');
    expect([html.includes('asked you to listen'), html.includes('<textarea')]).toEqual([true, false]);
    expect((await asking(cookie, { text: 'Louder?' })).status).toBe(403);
  });
});
