/** Notes through the routes: what hosts write, what the room sees, and whose journey a press belongs to. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import type { Feed } from '#shared/feed.ts';
import type { Note } from '#shared/note.ts';
import { get, join, openWebinar, post, send, signedIn } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let notes: string;
beforeEach(async () => {
  room = await openRoom();
  notes = `/api/console/webinars/${room.webinar.id}/notes`;
});
const writing = (form: unknown, cookie = room.host) => post(room.world, notes, form, { cookie });
const write = async (form: unknown) => (await (await writing(form)).json()) as Note;
const list = async () => ((await (await get(room.world, notes, room.host)).json()) as { items: Note[] }).items;
const feed = async () => (await (await get(room.world, `/feed/${room.webinar.id}`)).json()) as Feed;
const offer = { text: 'The report we talk about', url: 'https://example.com/report', label: 'Read it' };
const press = (cookie: string, id: string, live = room.live) => send(room.world, 'POST', `${live}/notes/${id}/click`, cookie);
const touches = async (email: string) => {
  const contact = addressToContact(room.world.config.CONTACT_KEY, email);
  const found: Record<string, unknown>[] = [];
  for await (const item of room.world.deps.table.all({ pk: `contact#${contact}`, prefix: 'touch#', strong: true })) found.push(item);
  return found;
};

describe('a note', () => {
  it('is seen at once, without who wrote it and how often it was pressed', async () => {
    const answer = await writing({ ...offer, until: '2027-06-18T13:00:00+02:00' });
    const note = (await answer.json()) as Note;
    expect([answer.status, note]).toEqual([201, { ...note, ...offer, until: '2027-06-18T11:00:00.000Z', by: 'hanna', clicks: 0 }]);
    expect((await feed()).notes).toEqual([{ id: note.id, ...offer, until: '2027-06-18T11:00:00.000Z', at: note.at }]);
  });

  it('is an announcement without an address, and says “Open” where a button has no word', async () => {
    const plain = await write({ text: '  We go on in ten minutes.\r\nGet a coffee.  ' });
    expect(plain.text).toBe('We go on in ten minutes.\nGet a coffee.');
    expect(Object.keys(plain)).not.toContain('url');
    expect((await write({ text: 'Slides', url: offer.url })).label).toBe('Open');
  });

  it('leaves the room when it is taken down, twice as well as once, and stays in the list', async () => {
    const { id } = await write(offer);
    const down = (await (await send(room.world, 'DELETE', `${notes}/${id}`, room.host)).json()) as Note;
    expect(down.removedAt).toBeDefined();
    room.world.tick(1_000);
    expect(((await (await send(room.world, 'DELETE', `${notes}/${id}`, room.host)).json()) as Note).removedAt).toBe(down.removedAt);
    expect((await feed()).notes).toEqual([]);
    expect(await list()).toEqual([down]);
  });

  it('gives way to newer ones, of which the room sees three; one whose time is over takes no place', async () => {
    for (const text of ['First', 'Second', 'Third']) {
      await write({ text });
      room.world.tick(1_000);
    }
    await write({ text: 'Short', until: new Date(room.world.deps.now().getTime() + 60_000).toISOString() });
    expect((await feed()).notes.map(({ text }) => text)).toEqual(['Short', 'Third', 'Second']);
    room.world.tick(61_000);
    await room.world.deps.publishFeed(room.webinar.id);
    expect((await feed()).notes.map(({ text }) => text)).toEqual(['Third', 'Second', 'First']);
    expect((await list()).map(({ text }) => text)).toEqual(['Short', 'Third', 'Second', 'First']);
  });

  it('stands in the room without script as well, for as long', async () => {
    const cookie = await room.guest();
    const page = async () => (await get(room.world, `${room.live.replace('/api', '')}/page`, cookie)).text();
    await write({ ...offer, text: 'Read <this>', until: new Date(room.world.deps.now().getTime() + 60_000).toISOString() });
    expect(await page()).toContain('Read &lt;this&gt;');
    expect(await page()).toContain('href="https://example.com/report" target="_blank" rel="noopener noreferrer"');
    room.world.tick(61_000);
    expect(await page()).not.toContain('Read &lt;this&gt;');
  });

  it('is one of fifty', async () => {
    for (let i = 0; i < 50; i += 1) expect((await writing({ text: `Note ${i}` })).status).toBe(201);
    expect((await writing({ text: 'One more' })).status).toBe(409);
  });

  it.each([
    ['nothing', {}],
    ['only spaces', { text: ' \u200b ' }],
    ['a long one', { text: 'x'.repeat(281) }],
    ['an address that is a script', { text: 'x', url: 'javascript:alert(1)' }],
    ['an address without encryption', { text: 'x', url: 'http://example.com' }],
    ['an address with a password', { text: 'x', url: 'https://a:b@example.com' }],
    ['a button without an address', { text: 'x', label: 'Press' }],
    ['a button of two lines', { text: 'x', url: 'https://example.com', label: 'a\nb' }],
    ['a button that turns the writing', { text: 'x', url: 'https://example.com', label: 'a\u202eb' }],
    ['a time that is over', { text: 'x', until: '2027-06-18T09:00:00Z' }],
    ['a time that is no time', { text: 'x', until: 'soon' }],
    ['a month that is none', { text: 'x', until: '2027-13-01T00:00:00Z' }],
    ['clicks of its own', { text: 'x', clicks: 1_000 }],
  ])('is refused with %s', async (_, form) => {
    expect((await writing(form)).status).toBe(422);
    expect(await list()).toEqual([]);
  });

  it('is for those who change webinars', async () => {
    const agent = await signedIn(room.world, ['agent']);
    expect((await writing({ text: 'x' }, agent)).status).toBe(403);
    expect((await get(room.world, notes, agent)).status).toBe(403);
  });
});

describe('the press of its button', () => {
  it('counts a person once, and is a touch of those whom we know', async () => {
    const { world } = room;
    const { id } = await write(offer);
    const guest = await room.guest();
    await world.settle();
    const verified = await join(world, 'person1@example.com');
    world.tick(1_234);
    const at = world.deps.now().toISOString();
    expect([(await press(verified, id)).status, (await press(verified, id)).status]).toEqual([204, 204]);
    world.tick(5_000);
    expect((await press(verified, id)).status).toBe(204);
    expect((await press(guest, id)).status).toBe(204);
    await world.settle();
    expect(await list()).toMatchObject([{ id, clicks: 2 }]);
    expect(await touches('person1@example.com')).toMatchObject([{ sk: `touch#${at}#note-${id}`, note: id, webinar: room.webinar.id, at }]);
  });

  it('is one touch and one count when the stream brings it again', async () => {
    const { world } = room;
    const { id } = await write(offer);
    await room.guest();
    await world.settle();
    const verified = await join(world, 'person1@example.com');
    await press(verified, id);
    const contact = addressToContact(world.config.CONTACT_KEY, 'person1@example.com');
    const image = await world.deps.table.get({ pk: `contact#${contact}`, sk: `registration#${room.webinar.id}` }, { strong: true });
    await world.settle();
    const { [`n:${id}`]: _, ...before } = image ?? { pk: '', sk: '' };
    const { followClicks } = await import('#functions/note/reactions.ts');
    const fact = {
      kind: 'registration',
      pk: String(image?.pk),
      sk: String(image?.sk),
      before: before as never,
      after: image,
      sequence: '1',
    };
    await followClicks(world.deps, fact);
    expect(await touches('person1@example.com')).toHaveLength(1);
    expect(await list()).toMatchObject([{ clicks: 1 }]);
  });

  it('moves with “These are mine”: one count, and now a touch', async () => {
    const { world } = room;
    const { id } = await write(offer);
    const guest = await room.guest();
    await world.settle();
    const at = world.deps.now().toISOString();
    await press(guest, id);
    await world.settle();
    const verified = await join(world, 'person1@example.com', guest);
    await press(verified, id);
    await world.settle();
    expect(await list()).toMatchObject([{ clicks: 2 }]);
    expect((await post(world, `${room.live}/adopt`, {}, { cookie: verified })).status).toBe(200);
    await world.settle();
    expect(await list()).toMatchObject([{ clicks: 1 }]);
    const other = await room.guest();
    await press(other, id);
    await world.settle();
    await post(world, `${room.live}/adopt`, {}, { cookie: await join(world, 'person2@example.com', other) });
    await world.settle();
    expect(await list()).toMatchObject([{ clicks: 2 }]);
    expect(await touches('person2@example.com')).toHaveLength(1);
    expect(String((await touches('person1@example.com'))[0]?.at) >= at).toBe(true);
  });

  it('is of a button that is there, in this webinar', async () => {
    const seat = await room.guest();
    const plain = await write({ text: 'No button' });
    const other = await openWebinar(room.world, { title: 'Another one', live: true });
    const elsewhere = (await (
      await post(room.world, `/api/console/webinars/${other.id}/notes`, offer, { cookie: room.host })
    ).json()) as Note;
    for (const id of [plain.id, elsewhere.id, '0'.repeat(12), 'none', '..%2f..', 'x'.repeat(500)])
      expect([id, (await press(seat, id)).status]).toEqual([id, 404]);
    expect((await press('', plain.id)).status).toBe(401);
  });
});
