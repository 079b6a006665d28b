/** Comments as readers write and read them. */
import { describe, expect, it } from 'vitest';
import { itemsOf, pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, post } from '../support/people.ts';
import { openThread, PATH } from './thread.ts';

const { world, form, write, act, links, confirm, reader, thread, rules } = await openThread();
await rules();

describe('a first comment', () => {
  it('waits for its address, is mailed without a word of it, and appears once that is confirmed', async () => {
    const sent = await write({ text: 'Who counts the quiet ones?', email: 'anna@example.com', name: 'Anna Example', key: 'first' });
    expect([sent.status, (await sent.json()) as object]).toEqual([202, expect.objectContaining({ status: 'check-your-inbox' })]);
    expect((await thread()).items).toEqual([]);
    await world.settle();
    expect(world.mails.at(-1)?.mail.text).not.toContain('quiet ones');
    const [link = ''] = links('anna@example.com');
    const looked = await writesNothing(world, () => get(world, link));
    expect(await looked.text()).toContain('Who counts the quiet ones?');
    const cookie = await confirm('anna@example.com');
    expect((await thread('', cookie)).items).toEqual([
      expect.objectContaining({ text: 'Who counts the quiet ones?', by: 'Anna E.', own: true, likes: 0, replies: [] }),
    ]);
    expect((await form(link, { act: 'yes' })).status).toBe(303);
    expect((await form(link, { act: 'no' })).status).toBe(410);
    expect((await thread()).items).toHaveLength(1);
    await world.settle();
    const [contact] = (await itemsOf(world, '|contact')).filter(({ address }) => address === 'anna@example.com');
    expect(contact).toMatchObject({ did: ['comment:silence'] });
    expect(contact).not.toHaveProperty('ttl');
  });

  it('is one comment and one mail under one key, and says the same to every address', async () => {
    const body = { text: 'Once', email: 'bea@example.com', key: 'one-press' };
    const answers = await Promise.all([write(body), write(body), write(body)]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    await world.settle();
    expect(links('bea@example.com')).toHaveLength(1);
    await confirm('bea@example.com');
    expect(((await (await write(body)).json()) as { status: string }).status).toBe('check-your-inbox');
  });

  it('goes where its address says no, and by itself after seven days', async () => {
    await write({ text: 'Not mine', email: 'carl@example.com' });
    await confirm('carl@example.com', 'no');
    await write({ text: 'Too late', email: 'dora@example.com' });
    await world.settle();
    world.tick(8 * 86_400_000);
    expect((await form(links('dora@example.com').at(-1) ?? '', { act: 'yes' })).status).toBe(403);
    expect((await thread('?limit=200')).items.map(({ text }) => text)).not.toContain('Too late');
  });

  it('is not written where the honeypot is filled', async () => {
    const answer = await writesNothing(world, () => write({ text: 'Buy', email: 'bot@example.com', website: 'x' }));
    expect(answer.status).toBe(202);
  });
});

describe('what is sent', () => {
  it.each([
    [{}, ['#/text']],
    [{ text: '\u200b' }, ['#/text']],
    [{ text: 'x'.repeat(2_001) }, ['#/text']],
    [{ text: `a${'\u0301'.repeat(300)}` }, ['#/text']],
    [{ text: 'abc \u0000' }, ['#/text']],
    [{ text: 'Hi', team: true, state: 'public' }, ['#/team', '#/state']],
    [{ text: 'Hi', email: undefined }, ['#/email']],
    [{ text: 'Hi', to: 'somewhere' }, ['#/to']],
  ])('is refused as %j, and nothing is stored', async (body, pointers) => {
    const refused = await writesNothing(world, () => write({ email: 'eve@example.com', ...body }));
    expect(pointersOf(await problemOf(refused, 'invalid'))).toEqual(pointers);
  });

  it('is shown as it was typed, whatever it holds', async () => {
    const cookie = await reader('<b>Mallory</b> Example');
    const text = '<img src=x onerror=alert(1)> مرحبا\n%%title%% </textarea>';
    await write({ text }, cookie);
    expect((await thread()).items[0]?.text).toBe(text);
    const html = await (await world.request(PATH, { headers: { accept: 'text/html', cookie } })).text();
    expect(html).not.toContain('<img src=x');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<b>Mallory');
  });

  it('has a thread only where there is an article', async () => {
    for (const slug of ['nowhere', '__proto__', 'constructor'])
      await problemOf(
        await writesNothing(world, () => post(world, `/api/articles/${slug}/comments`, { text: 'Hi', email: 'eve@example.com' })),
        'not-found',
      );
  });

  it('stands in its form again where it cannot be taken', async () => {
    const answer = await form(PATH, { text: 'x'.repeat(2_001), email: 'eve@example.com', name: 'Eve' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('x'.repeat(2_001));
  });

  it('slows down after five in ten minutes of one address', async () => {
    const cookie = await reader();
    for (let n = 0; n < 4; n += 1) expect((await write({ text: `Number ${n}` }, cookie)).status).toBe(201);
    const refused = await write({ text: 'And another' }, cookie);
    await problemOf(refused, 'proof-needed');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1);
    world.tick(600_001);
    expect((await write({ text: 'Later' }, cookie)).status).toBe(201);
  });

  it('slows down in a storm of many addresses of one network', async () => {
    const answers: number[] = [];
    for (let n = 0; n < 22; n += 1) {
      const headers = { 'x-viewer-address': '203.0.113.7' };
      answers.push((await post(world, PATH, { text: 'Storm', email: `storm-${n}@example.com` }, headers)).status);
    }
    expect(answers.filter((status) => status === 202)).toHaveLength(20);
    expect(answers.slice(20)).toEqual([403, 403]);
  });
});

describe('a comment that is there', () => {
  it('is answered one level deep, liked once a person, and keeps its place when it is deleted', async () => {
    const [anna, bea] = [await reader('Anna Example'), await reader('Bea Example')];
    const { id } = (await (await write({ text: 'Root' }, anna)).json()) as { id: string };
    const reply = (await (await write({ text: 'Leaf', to: id }, bea)).json()) as { id: string };
    await problemOf(await write({ text: 'Deeper', to: reply.id }, anna), 'not-found');
    for (let n = 0; n < 2; n += 1) expect((await act(id, { act: 'like' }, bea)).status).toBe(200);
    expect((await act(reply.id, { act: 'like', to: id }, anna)).status).toBe(200);
    const pressed = await form(`${PATH}/${id}`, { act: 'like' }, bea);
    expect(pressed.headers.get('location'), 'without script as well one is where one was').toBe(`${PATH}#c-${id.replaceAll(/[:.]/g, '')}`);
    const [root] = (await thread('', bea)).items;
    expect(root).toMatchObject({ id, likes: 1, liked: true, replies: [{ id: reply.id, text: 'Leaf', likes: 1, own: true }] });
    await act(id, { act: 'unlike' }, bea);
    expect((await act(id, { act: 'delete' }, anna)).status).toBe(200);
    const [gone] = (await thread('', anna)).items;
    expect(gone).toMatchObject({ id, text: '', by: '', gone: 'deleted', likes: 0, replies: [{ text: 'Leaf' }] });
    expect(gone).not.toHaveProperty('own');
    await problemOf(await write({ text: 'To nobody', to: id }, bea), 'refused');
  });

  it('is changed by its writer for a quarter of an hour, and by nobody else', async () => {
    const [anna, bea] = [await reader(), await reader('Bea Example')];
    const { id } = (await (await write({ text: 'Teh' }, anna)).json()) as { id: string };
    await problemOf(await writesNothing(world, () => act(id, { act: 'edit', text: 'Mine now' }, bea)), 'not-found');
    await problemOf(await writesNothing(world, () => act(id, { act: 'delete' }, bea)), 'not-found');
    await problemOf(await writesNothing(world, () => act(id, { act: 'delete' })), 'no-seat');
    world.tick(14 * 60_000);
    await act(id, { act: 'edit', text: 'The' }, anna);
    expect((await thread()).items[0]).toMatchObject({ text: 'The', editedAt: expect.any(String) });
    world.tick(2 * 60_000);
    await problemOf(await writesNothing(world, () => act(id, { act: 'edit', text: 'Then' }, anna)), 'refused');
  });

  it('is no way around the rules: a link that is added later waits', async () => {
    const anna = await reader();
    const { id } = (await (await write({ text: 'Harmless' }, anna)).json()) as { id: string };
    await act(id, { act: 'edit', text: 'See https://example.com/sale' }, anna);
    expect((await thread()).items[0]).toMatchObject({ id, text: '', gone: 'waiting' });
  });

  it('goes with its writer, and leaves its place', async () => {
    const cookie = await reader('Gone Example');
    const { id } = (await (await write({ text: 'Forget me' }, cookie)).json()) as { id: string };
    await world.settle();
    const [item] = await itemsOf(world, `|comment#${id.slice(25)}`);
    const known = await world.deps.contact.find(item?.pk.slice('contact#'.length) ?? '');
    if (!known) throw new Error('Nobody is known');
    await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    expect((await thread('', cookie)).items[0]).toMatchObject({ id, text: '', by: '', gone: 'deleted' });
    expect(JSON.stringify(await itemsOf(world, ''))).not.toContain('Forget me');
    await problemOf(await write({ text: 'Still here' }, cookie), 'invalid');
  });
});

describe('a long thread', () => {
  it('pages in both orders without reading what lies before', async () => {
    const put = (n: number) => {
      const at = new Date(Date.parse('2026-01-01T00:00:00.000Z') + n * 1_000).toISOString();
      const id = `${at}-${String(n).padStart(12, '0')}`;
      return { pk: 'thread#other', sk: `comment#${id}`, id, at, text: `Number ${n}`, by: 'Anna E.', v: 1 };
    };
    for (let from = 0; from < 2_000; from += 25) await world.deps.table.batchPut(Array.from({ length: 25 }, (_, n) => put(from + n)));
    const page = async (query: string) =>
      (await (await get(world, `/api/articles/other/comments${query}`)).json()) as { items: { id: string; text: string }[]; next?: string };
    world.takeUnits();
    const first = await page('?limit=20');
    expect(first.items.map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, n) => `Number ${1_999 - n}`));
    const read = world.takeUnits().reduce((sum, { read = 0 }) => sum + read, 0);
    expect(read).toBeLessThanOrEqual(2);
    expect((await page(`?limit=20&cursor=${encodeURIComponent(first.next ?? '')}`)).items[0]?.text).toBe('Number 1979');
    expect((await page('?order=oldest&limit=1')).items[0]?.text).toBe('Number 0');
    const texts = new Set<string>();
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const { items, next }: Awaited<ReturnType<typeof page>> = await page(
        `?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      for (const { text } of items) texts.add(text);
      cursor = next;
    }
    expect(texts.size).toBe(2_000);
  });
});
