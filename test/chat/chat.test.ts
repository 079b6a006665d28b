/** Chat through the room's routes: one line per key, at a human pace, gone once it is removed. */
import { describe, expect, it } from 'vitest';
import type { SeatLine } from '#shared/chat.ts';
import type { Mine } from '#shared/question.ts';
import { plant, pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, post, send } from '../support/people.ts';
import { BASE } from '../support/world.ts';
import { openChat, textsOf } from './room.ts';

const room = await openChat();
const { world, webinar, path, say, json, guest, line, feed, history, board, remove, host } = room;

describe('a line', () => {
  it('is seen by everybody with its writer’s short name, and with nothing more of them', async () => {
    const anna = await guest('Anna Example');
    const said = await line(anna, 'Good morning\nfrom Lisbon');
    expect(said).toEqual({ id: said.id, text: 'Good morning\nfrom Lisbon', by: 'Anna E.', at: said.id.slice(0, 24), own: true });
    const { chat } = await feed();
    expect(chat).toEqual({ state: 'open', lines: [{ id: said.id, text: said.text, by: 'Anna E.', at: said.at }], earlier: null });
    expect((await history(anna)).items).toEqual([said]);
    expect((await history(await guest())).items[0]).not.toHaveProperty('own');
    expect((await json<Mine>(get(world, `/api/live/${webinar.id}/mine`, anna))).lines).toEqual([said.id]);
  });

  it.each([
    [{}, ['#/text']],
    [{ text: ' \n ' }, ['#/text']],
    [{ text: '\u200b' }, ['#/text']],
    [{ text: 'x'.repeat(501) }, ['#/text']],
    [{ text: '👩‍👩‍👧‍👦'.repeat(61) }, ['#/text']],
    [{ text: 'Hi\u001b[31m' }, ['#/text']],
    [{ text: 'Hi \ud83d' }, ['#/text']],
    [{ text: 'abc \u202egnp.exe' }, ['#/text']],
    [{ text: `a${'\u0301'.repeat(300)}` }, ['#/text']],
    [{ text: 'Hi', team: true, by: 'Host', id: 'x' }, ['#/team', '#/by', '#/id']],
    [{ text: 'Hi', key: 'k'.repeat(101) }, ['#/key']],
  ])('is refused as %j, and nothing is stored', async (body, pointers) => {
    const cookie = await guest();
    expect(pointersOf(await problemOf(await writesNothing(world, () => say(cookie, body)), 'invalid'))).toEqual(pointers);
  });

  it.each([
    ['500 letters', 'é'.repeat(500)],
    ['a script from right to left', 'مرحبا بكم'],
    ['markup and a link', '<img src=x onerror=alert(1)> https://example.com/%%title%%'],
  ])('is kept letter by letter: %s', async (_, text) => {
    expect((await line(await guest(), text)).text).toBe(text);
  });

  it('is one line under one key, however often and however late it is sent, and another with another key', async () => {
    const cookie = await guest();
    world.tick(5_001);
    const both = await Promise.all([say(cookie, { text: 'Once', key: 'k1' }), say(cookie, { text: 'Once' }, { 'idempotency-key': 'k1' })]);
    world.tick(40_000);
    const ids = [...both, await say(cookie, { text: 'Once', key: 'k1' })].map((answer) => json<SeatLine>(answer));
    expect(new Set((await Promise.all(ids)).map(({ id }) => id)).size).toBe(1);
    const other = await json<SeatLine>(say(cookie, { text: 'Once', key: 'k2' }));
    expect((await history(cookie)).items.filter(({ own }) => own).map(({ id }) => id)).toEqual([other.id, (await ids[0])?.id]);
  });

  it('is written by the repeat where its writer’s ballot names it and the line is not there', async () => {
    const cookie = await guest('Bea Example');
    world.tick(5_001);
    const said = await json<SeatLine>(say(cookie, { text: 'Still here', key: 'k1' }));
    await world.deps.table.remove({ pk: `webinar#${webinar.id}`, sk: `chat#${said.id}` });
    expect(await json<SeatLine>(say(cookie, { text: 'Still here', key: 'k1' }))).toEqual(said);
    expect((await history(cookie)).items[0]).toEqual(said);
  });

  it('comes at a second’s distance, and six times in half a minute', async () => {
    const cookie = await guest();
    world.tick(5_001);
    expect((await say(cookie, { text: 'One' })).status).toBe(201);
    world.tick(999);
    const hasty = await writesNothing(world, () => say(cookie, { text: 'Two' }));
    await problemOf(hasty, 'too-many');
    expect(Number(hasty.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    for (let n = 2; n <= 6; n += 1) {
      world.tick(1_000);
      expect((await say(cookie, { text: `Number ${n}` })).status).toBe(201);
    }
    world.tick(1_000);
    const seventh = await writesNothing(world, () => say(cookie, { text: 'Number 7' }));
    expect((await problemOf(seventh, 'too-many')).detail).toMatch(/^You can write again in 2\d seconds\.$/);
    world.tick(23_001);
    expect((await say(cookie, { text: 'Number 7' })).status).toBe(201);
  });
});

describe('without script', () => {
  it('a line is written by a form on a page that stands still, and read as it was typed', async () => {
    const cookie = await guest();
    const page = async (query = '') => (await get(world, `/live/${webinar.id}/page${query}`, cookie)).text();
    expect(await page()).toContain(`href="/live/${webinar.id}/page?ask#chat"`);
    expect(await page('?ask')).toContain(`action="${path}"`);
    const send = (body: string) =>
      world.request(path, {
        method: 'POST',
        body,
        headers: { cookie, origin: BASE, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      });
    world.tick(5_001);
    const answer = await send('text=%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/live/${webinar.id}/page#chat`]);
    await feed();
    expect(await page()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(await (await writesNothing(world, () => send('text=+'))).text()).toContain('Please type a message.');
  });
});

describe('a line that is removed', () => {
  it('by a host is gone from feed and history, stands crossed out for the team, and its repeat does not bring it back', async () => {
    const cookie = await guest('Cem Example');
    world.tick(5_001);
    const said = await json<SeatLine>(say(cookie, { text: 'Buy my book', key: 'k1' }));
    expect(textsOf((await feed()).chat?.lines ?? [])).toContain('Buy my book');
    expect((await remove(said.id)).status).toBe(200);
    // A host's decision publishes by itself: nobody waits for the stream.
    expect(JSON.stringify(await json(get(world, `/feed/${webinar.id}`)))).not.toContain('Buy my book');
    expect(textsOf((await history(cookie)).items)).not.toContain('Buy my book');
    expect((await board()).items[0]).toMatchObject({
      text: 'Buy my book',
      by: 'Cem Example',
      company: 'Example Air',
      removed: { by: 'hanna' },
    });
    await problemOf(await writesNothing(world, () => say(cookie, { text: 'Buy my book', key: 'k1' })), 'refused');
    expect(((await (await remove(said.id)).json()) as { removed: unknown }).removed).toEqual((await board()).items[0]?.removed);
  });

  it('by its writer loses its words, and nobody else can take it back', async () => {
    const [writer, other] = [await guest('Dee Example'), await guest()];
    const said = await line(writer, 'My phone number is');
    await problemOf(await writesNothing(world, () => send(world, 'DELETE', `${path}/${said.id}`, other)), 'not-found');
    await problemOf(await writesNothing(world, () => send(world, 'DELETE', `${path}/none`, writer)), 'not-found');
    for (let again = 0; again < 2; again += 1) {
      const answer = await send(world, 'DELETE', `${path}/${said.id}`, writer);
      expect([answer.status, await answer.json()]).toEqual([200, { id: said.id, removed: true }]);
    }
    expect(JSON.stringify(await feed())).not.toContain('My phone number is');
    expect((await board()).items[0]).toMatchObject({ id: said.id, text: '', removed: { by: null } });
  });
});

describe('the history', () => {
  it('pages backwards without a gap or a repeat, and hides what was removed', async () => {
    const cookie = await guest();
    const many = await openChat();
    const writers = await Promise.all(Array.from({ length: 8 }, () => many.guest()));
    const said: string[] = [];
    for (let n = 0; n < 64; n += 1) said.push((await many.line(writers[n % 8] ?? '', `Line ${n}`)).id);
    await many.remove(said[20] ?? '');
    const shown = said.filter((id) => id !== said[20]).reverse();
    const { chat } = await many.feed();
    expect(chat?.lines.map(({ id }) => id)).toEqual(shown.slice(0, 50).reverse());
    const before = await many.history(writers[0] ?? '', `?cursor=${chat?.earlier}`);
    expect(before.items.map(({ id }) => id)).toEqual(shown.slice(50));
    expect(before.next).toBeUndefined();
    const first = await many.history(writers[0] ?? '', '?limit=30');
    const second = await many.history(writers[0] ?? '', `?limit=200&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(shown);
    expect((await many.board()).items).toHaveLength(50);
    for (const cursor of ['nonsense', btoa('2027'), '%23'])
      await problemOf(await get(world, `${path}?cursor=${cursor}`, cookie), 'invalid');
  });

  it('and the feed leave out an item that is no line', async () => {
    await plant(world, { pk: `webinar#${webinar.id}`, sk: 'chat#2099-01-01T00:00:00.000Z-aaaaaaaaaaaa', text: 5, id: 'x', v: 1 });
    const cookie = await guest();
    await line(cookie, 'Fine');
    expect((await feed()).chat?.lines.at(-1)?.text).toBe('Fine');
    expect((await history(cookie)).items[0]?.text).toBe('Fine');
    expect(world.logged.join()).toContain('left out of the feed');
  });
});

describe('the team', () => {
  it('writes with its name, once per key, and sees who wrote what', async () => {
    const answers = await Promise.all([room.teamSay({ text: 'Welcome', key: 't1' }), room.teamSay({ text: 'Hello', key: 't2' })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const again = await json<{ id: string }>(room.teamSay({ text: 'Welcome' }, { 'idempotency-key': 't1' }));
    const { items, state } = await board();
    expect(state).toBe('open');
    expect(items.filter(({ text }) => text === 'Welcome').map(({ id }) => id)).toEqual([again.id]);
    expect((await feed()).chat?.lines.find(({ text }) => text === 'Welcome')).toMatchObject({ by: 'Sam Example', team: true });
    await problemOf(await room.teamSay({ text: '' }), 'invalid');
    await problemOf(await room.turn(again.id), 'refused');
  });

  it('pauses a writer by one of their lines; they read and vote on', async () => {
    const cookie = await guest('Eve Example');
    const said = await line(cookie, 'Again and again');
    const silence = (silenced: boolean) =>
      post(world, `/api/console/webinars/${webinar.id}/silence`, { chat: said.id, silenced }, { cookie: host });
    expect((await silence(true)).status).toBe(200);
    world.tick(5_001);
    expect((await problemOf(await writesNothing(world, () => say(cookie, { text: 'And again' })), 'forbidden')).detail).toContain('listen');
    expect((await history(cookie)).items[0]?.id).toBe(said.id);
    expect((await board()).items[0]).toMatchObject({ id: said.id, silenced: true });
    await silence(false);
    expect((await say(cookie, { text: 'Thank you' })).status).toBe(201);
  });
});

describe('a chat that is not open', () => {
  it('says so after it was switched off, and shows nothing', async () => {
    const off = await openChat();
    const cookie = await off.guest();
    await off.line(cookie, 'Anybody here?');
    expect((await off.change({ room: { chat: 'off' } })).status).toBe(200);
    expect((await off.feed()).chat).toBeNull();
    off.world.tick(5_001);
    await problemOf(await writesNothing(off.world, () => off.say(cookie, { text: 'Hi' })), 'refused');
    await problemOf(await get(off.world, off.path, cookie), 'not-found');
    await problemOf(await off.teamSay({ text: 'Hi' }), 'refused');
    expect((await off.board()).state).toBe('off');
  });

  it('rests in a full room in favour of questions, and opens again below nine tenths of it', async () => {
    const full = await openChat({ chatMost: 10 });
    const cookie = await full.guest();
    const people = async (count: number) => {
      const window = Math.floor(full.world.deps.realNow().getTime() / 300_000);
      await plant(full.world, { pk: `webinar#${full.webinar.id}`, sk: `presence#${String(window).padStart(8, '0')}`, people: count, v: 1 });
      await plant(full.world, { pk: `webinar#${full.webinar.id}`, sk: `presence#${String(window - 1).padStart(8, '0')}`, people: 0, v: 1 });
      await full.world.deps.publishFeed(full.webinar.id);
      full.world.tick(5_001);
      return (await json<{ chat: { state: string } }>(get(full.world, `/feed/${full.webinar.id}`))).chat.state;
    };
    const states: string[] = [];
    for (const count of [10, 11, 9, 8, 10, 11]) states.push(await people(count));
    expect(states).toEqual(['open', 'too-many', 'too-many', 'open', 'open', 'too-many']);
    const refused = await problemOf(await writesNothing(full.world, () => full.say(cookie, { text: 'Hi' })), 'refused');
    expect(refused.detail).toBe('The chat rests while more than 10 people are here. Questions go on.');
    expect((await full.teamSay({ text: 'We read your questions' })).status).toBe(201);
    expect((await full.board()).state).toBe('too-many');
  });

  it('can be read after the end, and a line can still be taken back', async () => {
    const over = await openChat();
    const cookie = await over.guest();
    const said = await over.line(cookie, 'Thank you all');
    await post(over.world, `/api/console/webinars/${over.webinar.id}/end`, {}, { cookie: over.host });
    over.world.tick(5_001);
    expect((await over.feed()).chat?.state).toBe('over');
    await problemOf(await writesNothing(over.world, () => over.say(cookie, { text: 'Hi' })), 'refused');
    await problemOf(await over.teamSay({ text: 'Hi' }), 'refused');
    expect((await over.history(cookie)).items[0]?.id).toBe(said.id);
    expect((await send(over.world, 'DELETE', `${over.path}/${said.id}`, cookie)).status).toBe(200);
  });
});
