/** What each action costs, in DynamoDB's units, against the table of DESIGN section 4. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toConfirmToken, toUnsubscribeToken } from '#functions/consent/links.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { keepPictures } from '#functions/http/pictures.ts';
import { findAfter } from '#functions/question/letters.ts';
import type { Note } from '#shared/note.ts';
import type { PreviewLink } from '#shared/preview.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { StageLink } from '#shared/stage.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { draft, get, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { pngHead } from '../upload/headers.ts';

let world: World;
let webinar: Webinar;
let host: string;
let seat: string;
let question: OwnQuestion;

beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { live: true });
  seat = await register(world, webinar.slug, 'first@example.com', { name: 'First Example', company: 'Example Air' });
  question = (await (
    await post(world, `/api/live/${webinar.id}/questions`, { text: 'The first?' }, { cookie: seat })
  ).json()) as OwnQuestion;
  await decide({ decision: 'approve' });
  await world.settle();
});

const decide = (form: Record<string, unknown>) =>
  post(world, `/api/console/webinars/${webinar.id}/questions/${question.id}/decisions`, form, { cookie: host });

const total = () => {
  const units = world.takeUnits();
  return { write: units.reduce((sum, { write }) => sum + write, 0), read: units.reduce((sum, { read }) => sum + read, 0) };
};
const ask = (cookie: string, text: string) => post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie });
const beat = (cookie: string, form: Record<string, unknown>) => post(world, `/api/live/${webinar.id}/presence`, form, { cookie });
const vote = (cookie: string) => send(world, 'PUT', `/api/live/${webinar.id}/questions/${question.id}/vote`, cookie);

describe('the meter', () => {
  beforeEach(async () => {
    // The copies of webinar, question and session that each action may use are warm, as in a room with people in it.
    await world.settle();
    world.tick(61_000);
    await get(world, '/api/console/me', host);
    await get(world, `/api/webinars/${webinar.slug}`);
    await vote(seat);
    world.takeUnits();
  });

  it('charges a new registration 2 writes and no read', async () => {
    await register(world, webinar.slug, 'new@example.com', {
      name: 'New Example',
      company: 'Example Air',
      question: 'Does this fit into a kilobyte?',
    });
    expect(total()).toEqual({ write: 2, read: 0 });
  });

  it('charges joining a waitlist and asking for a yes what a seat costs; an offer 2 for the webinar and 2 for the person', async () => {
    const small = await openWebinar(world, { title: 'Small', capacity: 1 });
    const asked = await openWebinar(world, { title: 'Asked for', admission: { approval: true } });
    await register(world, small.slug, 'seated@example.com');
    await world.settle();
    world.tick(5_001);
    for (const { slug } of [small, asked]) {
      await get(world, `/api/webinars/${slug}`);
      world.takeUnits();
      await register(world, slug, 'waits@example.com', { name: 'Waits Example', company: 'Example Air' });
      expect(total()).toEqual({ write: 2, read: 0 });
    }
    await world.settle();
    await world.request(`/api/console/webinars/${small.id}`, {
      method: 'PATCH',
      body: '{"capacity":2}',
      headers: { cookie: host, origin: BASE, 'content-type': 'application/json' },
    });
    await world.settleStream();
    world.queued.splice(0);
    world.takeUnits();
    await world.handlers.work({ Records: [{ messageId: 'm', body: JSON.stringify({ kind: 'offers', webinar: small.id }) }] } as never);
    // The webinar (strong), the beginning of the list, both again to see that nobody else waits.
    expect(total()).toEqual({ write: 4, read: 2.5 });
    await world.settle();
  });

  it('charges a new registration for one of the last places a read of the webinar besides', async () => {
    const few = await openWebinar(world, { title: 'Few places', capacity: 15 });
    await get(world, `/api/webinars/${few.slug}`);
    world.takeUnits();
    await register(world, few.slug, 'early@example.com', { name: 'Early Example', company: 'Example Air' });
    expect(total()).toEqual({ write: 2, read: 0.5 });
  });

  it('charges a registration again 1 write and no read', async () => {
    await register(world, webinar.slug, 'first@example.com', { name: 'First Example' });
    expect(total()).toEqual({ write: 1, read: 0 });
  });

  it('charges asking 2 writes: the ballot with the limit, then the question', async () => {
    await ask(seat, 'What does this one cost?');
    expect(total()).toEqual({ write: 2, read: 0 });
  });

  it('charges a vote 1 write, and taking it back 1', async () => {
    await vote(seat);
    expect(total()).toEqual({ write: 1, read: 0 });
    await send(world, 'DELETE', `/api/live/${webinar.id}/questions/${question.id}/vote`, seat);
    expect(total()).toEqual({ write: 1, read: 0 });
  });

  it('charges changing one’s question 1 write and withdrawing it 1; publishing the feed is 1 per kilobyte on top', async () => {
    const asked = (await (await ask(seat, 'To be withdrawn?')).json()) as OwnQuestion;
    const path = `/api/live/${webinar.id}/questions/${asked.id}`;
    const headers = { cookie: seat, origin: BASE, 'content-type': 'application/json' };
    const writes = () => world.takeUnits().flatMap(({ operation, write }) => (write > 0 ? [`${operation} ${write}`] : []));
    world.takeUnits();
    await world.request(path, { method: 'PATCH', headers, body: '{"text":"To be withdrawn soon?"}' });
    expect(writes()[0]).toBe('change 1');
    await send(world, 'DELETE', path, seat);
    expect(writes()[0]).toBe('change 1');
  });

  it('charges a report 1 write, and silencing 1 with 1 for each question that it marks', async () => {
    const other = await register(world, webinar.slug, 'reporter@example.com');
    await vote(other);
    world.takeUnits();
    await post(world, `/api/live/${webinar.id}/reports`, { question: question.id }, { cookie: other });
    expect(total()).toEqual({ write: 1, read: 0 });
    const theirs = (await (await ask(other, 'Loud?')).json()) as OwnQuestion;
    world.takeUnits();
    await post(world, `/api/console/webinars/${webinar.id}/silence`, { question: theirs.id, silenced: true }, { cookie: host });
    expect(total()).toEqual({ write: 2, read: 1 });
  });

  it('charges “a colleague is replying” 1 write', async () => {
    await post(world, `/api/console/webinars/${webinar.id}/questions/${question.id}/replying`, { open: true }, { cookie: host });
    expect(total()).toEqual({ write: 1, read: 2 });
  });

  it('charges a merge 4 writes, and its walk 1 for each vote that moves', async () => {
    const into = (await (await ask(seat, 'The same?')).json()) as OwnQuestion;
    await vote(seat);
    await world.settle();
    world.takeUnits();
    await decide({ decision: 'merge', into: into.id });
    expect(world.takeUnits().find(({ operation }) => operation === 'transact')?.write).toBe(4);
    await world.settleStream();
    world.tick(5_000);
    world.takeUnits();
    const [{ message } = {}] = world.queued.splice(0);
    await world.handlers.work({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never);
    const moved = (await itemsOf(world, `registration#${webinar.id}`)).filter((item) => item.moved instanceof Set).length;
    expect([moved > 0, total().write]).toEqual([true, moved]);
    await decide({ decision: 'undo' });
    await world.settle();
  });

  it('charges a line of chat 2 writes, one of more than a kilobyte 3, a guest’s first 1 more, and its removal 1', async () => {
    const chatty = await openWebinar(world, { title: 'With a chat', live: true, room: { chat: 'on' } });
    const chat = `/api/live/${chatty.id}/chat`;
    const writer = await register(world, chatty.slug, 'writes@example.com', { name: 'Writer Example' });
    const say = async (text: string) => {
      world.tick(1_000);
      return (await (await post(world, chat, { text }, { cookie: writer })).json()) as { id: string };
    };
    await get(world, `/api/webinars/${chatty.slug}`);
    world.takeUnits();
    await say('The first');
    // The copy of the feed that the first line of each process reads.
    expect(total()).toEqual({ write: 3, read: 0.5 });
    const { id } = await say('The second, and all that come after it');
    expect(total()).toEqual({ write: 2, read: 0 });
    await say('é'.repeat(500));
    expect(total()).toEqual({ write: 3, read: 0 });
    await send(world, 'DELETE', `${chat}/${id}`, writer);
    expect(total()).toEqual({ write: 1, read: 0 });
  });

  it('charges the first write of a guest 2, for its place in the list of guests', async () => {
    const guest = await register(world, webinar.slug, 'guest@example.com');
    world.takeUnits();
    await vote(guest);
    expect(total()).toEqual({ write: 2, read: 0 });
  });

  it('charges an answer to a poll 1 write, its change 1, and a guest’s first write 2; counting is 2 per poll and batch and 2 for the mark', async () => {
    const form = { question: 'Which?', kind: 'single', options: ['One', 'The other'] };
    const polls = `/api/console/webinars/${webinar.id}/polls`;
    const { id } = (await (await post(world, polls, form, { cookie: host })).json()) as { id: string };
    await post(world, `${polls}/${id}/open`, {}, { cookie: host });
    const answer = (cookie: string, place: number) =>
      world.request(`/api/live/${webinar.id}/polls/${id}/answer`, {
        method: 'PUT',
        body: JSON.stringify({ options: [place] }),
        headers: { 'content-type': 'application/json', origin: BASE, cookie },
      });
    const guest = await register(world, webinar.slug, 'answers@example.com');
    await world.settle();
    await get(world, `/api/webinars/${webinar.slug}`);
    await answer(seat, 1);
    world.takeUnits();
    await answer(seat, 0);
    expect(total()).toEqual({ write: 1, read: 0 });
    await answer(guest, 0);
    expect(total()).toEqual({ write: 2, read: 0 });
    await world.settle();
    expect(world.takeUnits().filter(({ operation }) => operation === 'transact')).toEqual([{ operation: 'transact', read: 0, write: 4 }]);
    await post(world, `${polls}/${id}/close`, {}, { cookie: host });
  });

  it('charges a beacon 1 write, one that comes too soon as much as the write that it was', async () => {
    await beat(seat, { seconds: 0 });
    expect(total()).toEqual({ write: 1, read: 0 });
    await beat(seat, { seconds: 1, leaving: true });
    expect(total()).toEqual({ write: 1, read: 0 });
    const guest = await register(world, webinar.slug, 'beating@example.com');
    world.takeUnits();
    await beat(guest, { seconds: 0 });
    expect(total()).toEqual({ write: 2, read: 0 });
    await beat(guest, { seconds: 0 });
    expect(total()).toEqual({ write: 1, read: 0 });
  });

  it('charges a bundle of signs 1 write, and the press of a note’s button 1', async () => {
    await post(world, `/api/live/${webinar.id}/reactions`, { clap: 3, heart: 1 }, { cookie: seat });
    expect(total()).toEqual({ write: 1, read: 0 });
    const note = (await (
      await post(world, `/api/console/webinars/${webinar.id}/notes`, { text: 'Look', url: 'https://example.com' }, { cookie: host })
    ).json()) as Note;
    const press = () => send(world, 'POST', `/api/live/${webinar.id}/notes/${note.id}/click`, seat);
    world.takeUnits();
    await press();
    // The copy of the note that the first press of each process reads.
    expect(total()).toEqual({ write: 1, read: 0.5 });
    await press();
    expect(total()).toEqual({ write: 1, read: 0 });
  });

  it('charges a picture 1 write to announce and 1 to check, and naming it 1 more and a strong read', async () => {
    const announce = { purpose: 'photo', type: 'image/png', size: 33 };
    const { id } = (await (await post(world, '/api/console/uploads', announce, { cookie: host })).json()) as { id: string };
    expect(total()).toEqual({ write: 1, read: 0 });
    world.pictures.set(id, pngHead(10, 10));
    await post(world, `/api/console/uploads/${id}/check`, {}, { cookie: host });
    expect(total()).toEqual({ write: 1, read: 1 });
    await keepPictures(world.deps, [{ id, pointer: '#' }], 'photo', { email: 'host@example.com', name: '', roles: ['host'] });
    expect(total()).toEqual({ write: 1, read: 1 });
    // Another webinar with the same speaker.
    await keepPictures(world.deps, [{ id, pointer: '#' }], 'photo', { email: 'other@example.com', name: '', roles: ['host'] });
    expect(total()).toEqual({ write: 0, read: 1 });
  });

  it('charges an open console 1 write and half a read each 30 s, and a look at the stage no write', async () => {
    await send(world, 'PUT', `/api/console/webinars/${webinar.id}/here`, host);
    expect(total()).toEqual({ write: 1, read: 0.5 });
    const made = await post(world, `/api/console/webinars/${webinar.id}/stage`, { name: 'Ada Example' }, { cookie: host });
    const { url } = (await made.json()) as StageLink;
    world.takeUnits();
    const look = async () => expect((await get(world, new URL(url).pathname)).status).toBe(200);
    await look();
    // The feed, and the settings, whose copy lasts for five seconds.
    expect(total()).toEqual({ write: 0, read: 1 });
    await look();
    expect(total()).toEqual({ write: 0, read: 0.5 });
  });

  it('charges a look at a preview one strong read, and for five seconds nothing for what a page leads to', async () => {
    const related = [webinar.id];
    const made = await post(world, '/api/console/webinars', { ...draft, title: 'Not yet', related }, { cookie: host });
    const { id } = (await made.json()) as Webinar;
    const { url } = (await (await post(world, `/api/console/webinars/${id}/preview`, {}, { cookie: host })).json()) as PreviewLink;
    const look = async (path: string) => expect((await get(world, path)).status).toBe(200);
    await look(new URL(url).pathname);
    world.takeUnits();
    await look(new URL(url).pathname);
    expect(total()).toEqual({ write: 0, read: 1 });
    const leading = await openWebinar(world, { title: 'Leads on', related });
    await look(`/webinars/${leading.slug}/`);
    world.takeUnits();
    await look(`/webinars/${leading.slug}/`);
    expect(total()).toEqual({ write: 0, read: 0 });
  });

  it('charges the feed one GetItem, whoever asks', async () => {
    await get(world, `/feed/${webinar.id}`);
    expect(world.takeUnits().map(({ operation, read, write }) => ({ operation, read, write }))).toEqual([
      { operation: 'get', read: 0.5, write: 0 },
    ]);
  });

  it('charges a decision 1 write; publishing the feed is 1 per kilobyte on top', async () => {
    await decide({ decision: 'next' });
    const writes = world.takeUnits().filter(({ write }) => write > 0);
    expect(writes.map(({ write }) => write)).toEqual([1, 1]);
  });

  it('charges what follows a registration as the page says: contact 2, ledger 1 per purpose, pointer 2, each mail 2', async () => {
    await register(world, webinar.slug, 'followed@example.com', { consent: { marketing: true } });
    world.takeUnits();
    await world.settle();
    // contact 2, pointer 2, ledger 1, lease and record of the confirmation and of the double opt-in 4, count and mark in one transaction 4
    expect(total().write).toBe(13);
  });

  it('charges a request for the newsletter 1 write and no read, a yes or a no 1 read and 2 for each item of its transaction', async () => {
    await world.deps.setting.recent();
    world.takeUnits();
    await post(world, '/api/newsletter', { email: 'letter@example.com', consent: { marketing: true } });
    expect(total()).toEqual({ write: 1, read: 0 });
    await world.settle();
    const { signer, config, now } = world.deps;
    const contact = addressToContact(config.CONTACT_KEY, 'letter@example.com');
    const cause = String((await itemsOf(world, '|newsletter'))[0]?.at);
    const press = async (path: string, body = '') =>
      (await world.request(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status;
    world.takeUnits();
    expect(await press(`/confirm/${toConfirmToken(signer, { contact, cause, purposes: ['marketing'] })}`)).toBe(303);
    // The contact, its entry, the request that it confirms, the pointer by address; read for the page and for the change.
    expect(total()).toEqual({ write: 8, read: 2 });
    expect(await press(`/api/unsubscribe/${toUnsubscribeToken(signer, contact, 'marketing', now())}`)).toBe(200);
    expect(total()).toEqual({ write: 4, read: 1 });
    expect(await press(`/api/unsubscribe/${toUnsubscribeToken(signer, contact, 'marketing', now())}`), 'again').toBe(200);
    expect(total()).toEqual({ write: 0, read: 1 });
  });

  it('charges a registration for a series of four the same 2 writes, and 2 for each other date in what follows', async () => {
    const { id } = (await (
      await post(world, '/api/console/series', { title: 'Four dates', registration: 'all' }, { cookie: host })
    ).json()) as Webinar;
    const parts: Webinar[] = [];
    for (const title of ['One', 'Two', 'Three', 'Four']) parts.push(await openWebinar(world, { title, series: id }));
    await world.settle();
    world.tick(5_001);
    const warm = [...parts.map(({ slug }) => `/api/webinars/${slug}`), `/api/series/${id}`];
    for (const path of warm) await get(world, path);
    world.takeUnits();
    await register(world, parts[0]?.slug ?? '', 'series@example.com', { name: 'Series Example' });
    expect(total()).toEqual({ write: 2, read: 0 });
    await world.settle();
    // What one registration costs (contact 2, ways by address, name and last name 2 each, confirmation 2, count and mark 4), then 2 for each other date, and their counts with a mark.
    expect(total().write).toBe(10 + 2 * 2 + 3 * 2 + 3 * 2 + 2);
  });

  it('charges what the mail after a webinar tells one person 1 read, 1 for a guest of theirs, 2 for a question that was answered', async () => {
    const other = await openWebinar(world, { live: true });
    const found = (email: string) => {
      const contact = addressToContact(world.deps.config.CONTACT_KEY, email);
      return findAfter(world.deps, { webinar: other.id, contact, until: world.deps.now().toISOString() });
    };
    await register(world, other.slug, 'silent@example.com');
    const cookie = await register(world, other.slug, 'asker@example.com');
    const asked = (await (
      await post(world, `/api/live/${other.id}/questions`, { text: 'Who answers?' }, { cookie })
    ).json()) as OwnQuestion;
    const answer = { decision: 'reply', text: 'An answer.' };
    await post(world, `/api/console/webinars/${other.id}/questions/${asked.id}/decisions`, answer, { cookie: host });
    await world.settle();
    world.takeUnits();
    expect(await found('silent@example.com')).toMatchObject({ attended: false, answered: [], owed: [] });
    expect(total()).toEqual({ write: 0, read: 1 });
    expect(await found('asker@example.com')).toMatchObject({ attended: false, answered: [{ onAir: false }], owed: [] });
    expect(total()).toEqual({ write: 0, read: 4 });
  });

  it('charges a page of a run 2 writes whoever is on it, and a list without people 1', async () => {
    const told = await openWebinar(world, { title: 'Told', startsAt: new Date(world.deps.now().getTime() + 7_200_000).toISOString() });
    await register(world, told.slug, 'told@example.com');
    await world.settle();
    const [list] = (await itemsOf(world, `|registration#${told.id}`)).map(({ listPk }) => Number(String(listPk).split('#').at(-1)));
    world.tick(3_600_000);
    const send = async (at: number) => {
      const body = JSON.stringify({ kind: 'run', webinar: told.id, step: 'remind-60', plan: 1, list: at });
      world.takeUnits();
      await world.handlers.mailer({ Records: [{ messageId: 'm', body }] } as never);
      return total().write;
    };
    expect([await send(list ?? 0), await send(((list ?? 0) + 1) % 16)]).toEqual([2, 1]);
    expect(await send(list ?? 0), 'the same page again').toBe(0);
  });

  it('counts a batch of votes with 2 units per target and 2 for the mark', async () => {
    const others = await Promise.all(['a', 'b', 'c'].map((name) => register(world, webinar.slug, `${name}@example.com`)));
    await world.settle();
    await get(world, `/api/webinars/${webinar.slug}`);
    for (const other of others) await vote(other);
    world.takeUnits();
    await world.settle();
    expect(world.takeUnits().filter(({ operation }) => operation === 'transact')).toEqual([{ operation: 'transact', read: 0, write: 4 }]);
  });
});
