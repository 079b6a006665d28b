/** A webinar with few seats: who waits, who is offered one, and what becomes of the offer. */
import { beforeEach, describe, expect, it } from 'vitest';
import { recount } from '#functions/admission/counts.ts';
import { entryOf } from '#functions/admission/move.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { registrationKey } from '#functions/table/keys.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, plant, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;

let world: World;
let webinar: Webinar;
let host: string;
beforeEach(async () => {
  // Two days before the start.
  world = await openWorld({ at: '2027-06-16T09:00:00.000Z' });
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { capacity: 1, replay: '/media/replay.mp4' });
});

/** Everything that follows has followed, and no process has an old copy. */
const settle = async () => {
  await world.settle();
  world.tick(5_001);
};
const mailsTo = (email: string) => world.mails.filter(({ mail }) => mail.to === email).map(({ mail }) => mail);
const pageOf = (email: string): string =>
  /\/waitlist\/[\w.~-]+/.exec(
    mailsTo(email)
      .map(({ text }) => text)
      .join('\n'),
  )?.[0] ?? '';
const look = async (email: string, lang = 'en') => (await get(world, `${pageOf(email)}?lang=${lang}`)).text();
const press = (email: string, act: string) =>
  world.request(pageOf(email), {
    method: 'POST',
    body: new URLSearchParams({ act }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, accept: 'text/html' },
  });
const stored = async (email: string) =>
  (await itemsOf(world, `${addressToContact(world.config.CONTACT_KEY, email)}|registration#`))[0] as unknown as {
    row: { state: string; until?: string };
  };
const stateOf = async (email: string) => (await stored(email)).row.state;
const counts = async () => (await world.deps.webinar.find(webinar.id))?.counts;
const change = async (with_: Record<string, unknown>) => {
  const answer = await world.request(`/api/console/webinars/${webinar.id}`, {
    method: 'PATCH',
    body: JSON.stringify(with_),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
  expect(answer.status).toBe(200);
  await settle();
};
/** The one who has the seat, and others who wait, in this order. */
const fill = async (...waiting: string[]) => {
  for (const email of ['anna@example.com', ...waiting]) {
    await register(world, webinar.slug, email, { timeZone: 'Europe/Lisbon' });
    await settle();
  }
};
const holdsRecount = async () => {
  const items = await itemsOf(world, `registration#${webinar.id}`);
  expect(await counts()).toMatchObject(recount(items));
};

describe('a full webinar', () => {
  it('gives the next one no seat and no link, and says so by mail, not in its answer', async () => {
    await fill();
    const known = await post(world, `/api/webinars/${webinar.slug}/registrations`, { email: 'anna@example.com' });
    const fresh = await post(world, `/api/webinars/${webinar.slug}/registrations`, {
      email: 'ben@example.com',
      question: 'Is there room?',
    });
    expect([known.status, await known.text(), known.headers.getSetCookie()]).toEqual([
      fresh.status,
      await fresh.text(),
      fresh.headers.getSetCookie(),
    ]);
    expect([fresh.status, fresh.headers.getSetCookie()]).toEqual([202, []]);
    await settle();
    const [mail] = mailsTo('ben@example.com');
    expect(mail?.subject).toBe('You are on the waitlist: When marketing answers the phone');
    expect(mail?.text).not.toContain('/join/');
    expect(mail?.text).toContain('There is a recording afterwards');
    expect(mail).not.toHaveProperty('calendar');
    expect(await counts()).toMatchObject({ registered: 1, waiting: 1, offered: 0 });
    // What they asked waits with them.
    expect(await itemsOf(world, 'question#')).toEqual([]);
    const rows = async (query: string) =>
      (
        (await (await get(world, `/api/console/webinars/${webinar.id}/registrations${query}`, host)).json()) as {
          items: { email: string }[];
        }
      ).items.map(({ email }) => email);
    expect([await rows(''), await rows('?state=waiting')]).toEqual([['anna@example.com'], ['ben@example.com']]);
    await problemOf(await get(world, `/api/console/webinars/${webinar.id}/registrations?state=nobody`, host), 'invalid');
    await holdsRecount();
  });

  it('shows itself as full everywhere, has the site built anew, and is open again when it is not', async () => {
    const shown = async () =>
      ((await (await get(world, '/api/webinars')).json()) as { items: { full: boolean; byMail: boolean }[] }).items[0];
    expect(await shown()).toMatchObject({ full: false, byMail: false });
    const before = world.builds();
    await fill();
    expect(await shown()).toMatchObject({ full: true, byMail: true });
    expect(world.builds()).toBeGreaterThan(before);
    await change({ capacity: 2 });
    expect(await shown()).toMatchObject({ full: false, byMail: false });
    // Somebody more changes nothing that a page shows.
    const built = world.builds();
    await change({ capacity: 5 });
    await register(world, webinar.slug, 'ben@example.com');
    await settle();
    expect(world.builds()).toBeLessThanOrEqual(built + 1);
  });

  it('is never full as a recording, which has no seats', async () => {
    await fill();
    for (const action of ['start', 'end']) await post(world, `/api/console/webinars/${webinar.id}/${action}`, {}, { cookie: host });
    await settle();
    const answer = await post(world, `/api/webinars/${webinar.slug}/registrations`, { email: 'ben@example.com' });
    expect(answer.headers.getSetCookie().join()).toContain('seat');
    await settle();
    expect(mailsTo('ben@example.com')[0]?.subject).toMatch(/^Your link to the replay/);
  });
});

describe('a seat that gets free', () => {
  it('is offered to who waits longest, who takes it: a link, a question, a count', async () => {
    await fill('ben@example.com', 'cleo@example.com');
    expect(await look('ben@example.com')).toContain('You are on the waitlist');
    expect((await press('anna@example.com', 'give-up')).status).toBe(303);
    await settle();
    expect([await stateOf('ben@example.com'), await stateOf('cleo@example.com')]).toEqual(['offered', 'waiting']);
    expect(await counts()).toMatchObject({ registered: 0, waiting: 1, offered: 1 });
    const offer = mailsTo('ben@example.com').at(-1);
    expect(offer?.subject).toMatch(/^A place is yours/);
    expect(offer?.text).not.toContain('/join/');
    expect(offer?.text).toMatch(/It is held for you until:\n.*Berlin \(CEST, UTC\+2\)\n.*Lisbon.*your time/);
    expect(mailsTo('ben@example.com')).toHaveLength(2);
    // While it is held for him, the webinar is full for everybody else.
    await register(world, webinar.slug, 'dora@example.com');
    await settle();
    expect(await stateOf('dora@example.com')).toBe('waiting');

    await register(world, webinar.slug, 'ben@example.com', { question: 'Asked while waiting?' });
    await settle();
    const [one, two] = await Promise.all([press('ben@example.com', 'accept'), press('ben@example.com', 'accept')]);
    expect([one.status, two.status]).toEqual([303, 303]);
    await settle();
    expect((await press('ben@example.com', 'accept')).status).toBe(303);
    expect(await counts()).toMatchObject({ registered: 1, waiting: 2, offered: 0 });
    expect(mailsTo('ben@example.com').at(-1)?.subject).toMatch(/^You have a seat/);
    expect(mailsTo('ben@example.com').filter(({ subject }) => subject.startsWith('You have a seat'))).toHaveLength(1);
    expect(await join(world, 'ben@example.com')).toContain('seat');
    expect(await itemsOf(world, '|question#')).toMatchObject([{ text: 'Asked while waiting?' }]);
    expect(await look('ben@example.com')).toMatch(/You have a seat.*href="\/join\//s);
    await holdsRecount();
  });

  it('lapses after twelve hours, says so, and goes to the next; whoever was late can wait again', async () => {
    await fill('ben@example.com', 'cleo@example.com');
    const link = /\/join\/[\w.~-]+/.exec(mailsTo('anna@example.com')[0]?.text ?? '')?.[0] ?? '';
    await press('anna@example.com', 'give-up');
    await settle();
    // Her link leads to where she stands now.
    expect((await get(world, link)).headers.get('location')).toMatch(/^\/waitlist\//);
    expect(await look('anna@example.com')).toContain('Register again');
    world.tick(12 * HOUR);
    // Nobody has noted it yet: late is late.
    const late = await press('ben@example.com', 'accept');
    expect([late.status, (await late.text()).includes('That is not possible any more')]).toEqual([409, true]);
    await world.journeys();
    await settle();
    expect([await stateOf('ben@example.com'), await stateOf('cleo@example.com')]).toEqual(['lapsed', 'offered']);
    expect(mailsTo('ben@example.com')).toHaveLength(2);
    expect(await look('ben@example.com')).toContain('Wait again');
    await press('ben@example.com', 'again');
    await press('cleo@example.com', 'leave');
    await settle();
    expect([await stateOf('ben@example.com'), await stateOf('cleo@example.com')]).toEqual(['offered', 'left']);
    await holdsRecount();
  });

  it('is offered as soon as there are more seats, until the planned end and not beyond', async () => {
    await fill('ben@example.com', 'cleo@example.com', 'dora@example.com');
    await change({ capacity: 3 });
    expect(await counts()).toMatchObject({ registered: 1, offered: 2, waiting: 1 });
    world.tick(2 * 24 * HOUR);
    await world.journeys();
    await settle();
    expect(await counts()).toMatchObject({ registered: 1, offered: 1, waiting: 0 });
    // An hour before its end, twelve are not left.
    expect((await stored('dora@example.com')).row.until).toBe(webinar.endsAt);
    world.tick(8 * HOUR);
    host = await signedIn(world, ['host']);
    await change({ capacity: 9 });
    expect(await counts()).toMatchObject({ offered: 1 });
  });

  it('goes to one of two who are served at once, whatever two workers think', async () => {
    await fill('ben@example.com', 'cleo@example.com');
    await world.request(`/api/console/webinars/${webinar.id}`, {
      method: 'PATCH',
      body: '{"capacity":2}',
      headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
    });
    const work = () =>
      world.handlers.work({ Records: [{ messageId: 'm', body: JSON.stringify({ kind: 'offers', webinar: webinar.id }) }] } as never);
    const done = await Promise.all([work(), work(), work()]);
    expect(done.flatMap(({ batchItemFailures }) => batchItemFailures)).toEqual([]);
    expect(await counts()).toMatchObject({ offered: 1 });
    expect([await stateOf('ben@example.com'), await stateOf('cleo@example.com')]).toEqual(['offered', 'waiting']);
    await settle();
    await holdsRecount();
  });

  it('is offered from a long line by reading its beginning', async () => {
    await fill('ben@example.com');
    for (let n = 0; n < 300; n += 1) {
      const id = addressToContact(world.config.CONTACT_KEY, `crowd${n}@example.com`);
      const row = {
        id,
        email: `crowd${n}@example.com`,
        name: 'x'.repeat(400),
        company: '',
        state: 'waiting' as const,
        at: '2027-06-16T10:00:00.000Z',
      };
      await plant(world, { ...registrationKey(id, webinar.id), row, at: row.at, epoch: 1, v: 1, ...entryOf(webinar.id, row) });
    }
    await settle();
    await press('anna@example.com', 'give-up');
    await world.settleStream();
    world.takeUnits();
    await world.settle();
    // The webinar, one row of the list, the webinar once more; the list as a whole would be some 20 units.
    const reads = world.takeUnits().filter(({ operation }) => operation === 'query');
    expect(reads.length).toBeGreaterThan(0);
    for (const { read } of reads) expect(read).toBeLessThanOrEqual(1);
    expect(await stateOf('ben@example.com')).toBe('offered');
  }, 60_000);
});

describe('one’s own page', () => {
  it('is nobody else’s: another token, a token of another purpose, a hidden webinar', async () => {
    await fill('ben@example.com');
    const joinToken = /\/join\/([\w.~-]+)/.exec(mailsTo('anna@example.com')[0]?.text ?? '')?.[1];
    for (const path of ['/waitlist/nonsense', `/waitlist/${joinToken}`]) expect((await get(world, path)).status).toBe(403);
    expect((await get(world, pageOf('ben@example.com').replace('/waitlist/', '/join/'))).status).toBe(403);
    // Looking changes nothing, whoever looks.
    await writesNothing(world, () => look('ben@example.com'));
    for (const act of ['accept', 'watch', 'give-up']) expect((await press('ben@example.com', act)).status).toBe(409);
    for (const act of ['admit', '']) expect((await press('ben@example.com', act)).status).toBe(422);
    expect(await stateOf('ben@example.com')).toBe('waiting');
    await change({ hidden: true });
    expect((await get(world, pageOf('ben@example.com'))).status).toBe(404);
    expect((await press('ben@example.com', 'leave')).status).toBe(404);
  });

  it('leads to the recording, with a seat, once it is over; and says that it was called off', async () => {
    await fill('ben@example.com', 'cleo@example.com');
    const act = (action: string) => post(world, `/api/console/webinars/${webinar.id}/${action}`, {}, { cookie: host });
    for (const action of ['start', 'end']) await act(action);
    await settle();
    expect(await look('ben@example.com')).toContain('Watch the replay instead');
    expect((await press('ben@example.com', 'watch')).status).toBe(303);
    await settle();
    expect(await join(world, 'ben@example.com')).toContain('seat');
    expect(mailsTo('ben@example.com').at(-1)?.subject).toMatch(/^Your link to the replay/);
    // Asked for again, the mail of the other says the same.
    await post(world, '/api/resend', { email: 'cleo@example.com', slug: webinar.slug });
    await settle();
    expect(mailsTo('cleo@example.com').at(-1)?.subject).toMatch(/^The recording is there/);
    await change({ replay: null });
    expect(await look('cleo@example.com')).toContain('There is no recording');
    const other = await openWebinar(world, { title: 'Called off', capacity: 1 });
    for (const email of ['anna@example.com', 'emil@example.com']) {
      await register(world, other.slug, email);
      await settle();
    }
    await post(world, `/api/console/webinars/${other.id}/cancel`, {}, { cookie: host });
    await settle();
    expect(await look('emil@example.com')).toContain('was called off');
    expect((await press('emil@example.com', 'accept')).status).toBe(409);
  });

  it('speaks German, as its mail does', async () => {
    await fill();
    await register(world, webinar.slug, 'ben@example.com', { locale: 'de', timeZone: 'Europe/Lisbon' });
    await settle();
    expect(mailsTo('ben@example.com')[0]?.subject).toBe('Sie stehen auf der Warteliste: When marketing answers the phone');
    expect(await look('ben@example.com', 'de')).toContain('Sie stehen auf der Warteliste');
    await press('anna@example.com', 'give-up');
    await settle();
    expect(mailsTo('ben@example.com')[1]?.text).toMatch(
      /Er ist für Sie reserviert bis:\n.*Uhr Berlin \(MESZ, UTC\+2\)\n.*Uhr Lissabon|Lisbon/,
    );
    const page = await look('ben@example.com', 'de');
    expect(page).toContain('Ein Platz ist für Sie frei');
    expect(page).toContain('Platz annehmen');
  });
});
