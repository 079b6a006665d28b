/** The line holds: nobody overtakes it, and whatever opens the way again offers what became free meanwhile. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
let host: string;
beforeEach(async () => {
  // Two days before the start.
  world = await openWorld({ at: '2027-06-16T09:00:00.000Z' });
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { capacity: 1 });
});

/** Everything that follows has followed, and no process has an old copy. */
const settle = async () => {
  await world.settle();
  world.tick(5_001);
};
const come = async (...emails: string[]) => {
  for (const email of emails) {
    await register(world, webinar.slug, email);
    await settle();
  }
};
const idOf = (email: string) => addressToContact(world.config.CONTACT_KEY, email);
const stateOf = async (email: string) =>
  ((await itemsOf(world, `${idOf(email)}|registration#${webinar.id}`))[0] as unknown as { row: { state: string } }).row.state;
const mailsTo = (email: string) => world.mails.filter(({ mail }) => mail.to === email).map(({ mail }) => mail);
const pageOf = (email: string): string =>
  /\/waitlist\/[\w.~-]+/.exec(
    mailsTo(email)
      .map(({ text }) => text)
      .join('\n'),
  )?.[0] ?? '';
const press = (email: string, act: string) =>
  world.request(pageOf(email), {
    method: 'POST',
    body: new URLSearchParams({ act }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, accept: 'text/html' },
  });
const patch = async (change: object) => {
  const headers = { 'content-type': 'application/json', origin: BASE, cookie: host };
  const answer = await world.request(`/api/console/webinars/${webinar.id}`, { method: 'PATCH', body: JSON.stringify(change), headers });
  expect(answer.status).toBe(200);
};
const change = async (with_: object) => {
  await patch(with_);
  await settle();
};
const decide = (email: string, form: object) =>
  post(world, `/api/console/webinars/${webinar.id}/registrations/${idOf(email)}/decisions`, form, { cookie: host });
const counts = async () => (await world.deps.webinar.find(webinar.id))?.counts;
const shown = async () => (await (await get(world, `/api/webinars/${webinar.slug}`)).json()) as { full: boolean; byMail: boolean };

describe('a place that is free while somebody waits', () => {
  it('is not the next newcomer’s, who joins the line; once nobody waits it is', async () => {
    await come('anna@example.com', 'ben@example.com');
    // Two seats more; their offer is on its way, as in the second that a queue takes.
    await patch({ capacity: 3 });
    world.tick(5_001);
    expect(await shown()).toMatchObject({ full: true, byMail: true });
    expect(await register(world, webinar.slug, 'cleo@example.com')).toBe('');
    await settle();
    // Nobody stays behind in a line with a place free before it.
    expect([await stateOf('ben@example.com'), await stateOf('cleo@example.com')]).toEqual(['offered', 'offered']);
    expect(await counts()).toMatchObject({ registered: 1, offered: 2, waiting: 0 });
    await press('cleo@example.com', 'leave');
    await settle();
    expect(await shown()).toMatchObject({ full: false, byMail: false });
    expect(await register(world, webinar.slug, 'dora@example.com')).toContain('seat');
  });
});

describe('offers', () => {
  it('are not made past a host’s yes that was asked for later; one that was made stands, and the rest follow once it is not asked for', async () => {
    await come('anna@example.com', 'ben@example.com', 'cleo@example.com', 'dora@example.com');
    await change({ capacity: 2 });
    await change({ admission: { approval: true } });
    await change({ capacity: 3 });
    expect([await stateOf('ben@example.com'), await stateOf('cleo@example.com')]).toEqual(['offered', 'waiting']);
    expect((await press('ben@example.com', 'accept')).status).toBe(303);
    await settle();
    expect(await counts()).toMatchObject({ registered: 2, offered: 0, waiting: 2 });
    expect((await decide('dora@example.com', { decision: 'admit' })).status).toBe(200);
    await change({ capacity: 4 });
    expect(await stateOf('cleo@example.com')).toBe('waiting');
    await change({ admission: { approval: false } });
    expect(await stateOf('cleo@example.com')).toBe('offered');
    expect(mailsTo('cleo@example.com').at(-1)?.subject).toMatch(/^A place is yours/);
  });

  it('wait while the webinar is hidden, and are made when it is shown again', async () => {
    await come('anna@example.com', 'ben@example.com');
    await change({ hidden: true });
    await change({ capacity: 2 });
    expect(await stateOf('ben@example.com')).toBe('waiting');
    await change({ hidden: false });
    expect(await stateOf('ben@example.com')).toBe('offered');
    expect(mailsTo('ben@example.com').at(-1)?.subject).toMatch(/^A place is yours/);
  });
});

describe('a seat of another browser, without a personal link', () => {
  it('ends with the seat that its owner gives back by mail, also where it had written nothing, and comes back with it', async () => {
    await change({ capacity: 9 });
    const [asked, silent] = [
      await register(world, webinar.slug, 'anna@example.com'),
      await register(world, webinar.slug, 'anna@example.com'),
    ];
    await settle();
    const ask = async (cookie: string, text: string) =>
      (await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie })).status;
    expect(await ask(asked, 'Before?')).toBe(201);
    await settle();
    await press('anna@example.com', 'give-up');
    await settle();
    expect(await ask(asked, 'After?')).toBe(401);
    await ask(silent, 'The first of this browser?');
    await settle();
    expect(await ask(silent, 'The second of this browser?')).toBe(401);
    await press('anna@example.com', 'again');
    await settle();
    expect([await ask(asked, 'Back again?'), await ask(silent, 'Here as well?')]).toEqual([201, 201]);
  });
});

describe('a rush for the last places', () => {
  it('overruns them by nobody whom the stream has counted, whatever copy of the webinar is at hand', async () => {
    await change({ capacity: 3 });
    const seats: boolean[] = [];
    for (const name of ['anna', 'ben', 'cleo', 'dora', 'emil']) {
      seats.push((await register(world, webinar.slug, `${name}@example.com`)).includes('seat'));
      await world.settle();
    }
    expect(seats).toEqual([true, true, true, false, false]);
    expect(await counts()).toMatchObject({ registered: 3, waiting: 2 });
  });
});

describe('a mail', () => {
  it('comes to who registered while the webinar was public, hidden meanwhile or not; of a cancelled one they hear that it is', async () => {
    await register(world, webinar.slug, 'anna@example.com');
    await patch({ hidden: true });
    await settle();
    expect(mailsTo('anna@example.com').map(({ subject }) => subject.split(':')[0])).toEqual(['You have a seat']);
    await change({ hidden: false });
    await register(world, webinar.slug, 'ben@example.com');
    await post(world, `/api/console/webinars/${webinar.id}/cancel`, {}, { cookie: host });
    await settle();
    expect(mailsTo('ben@example.com').map(({ subject }) => subject.split(':')[0])).toEqual(['It was called off']);
  });

  it.each([
    ['cancelled', 'You are not registered any more'],
    ['left', 'You are not registered any more'],
    ['lapsed', 'The time of your offer is over'],
  ])('comes at once to who is %s and sends the form again, once; its button brings them back', async (state, subject) => {
    await come('anna@example.com', 'ben@example.com');
    const who = state === 'cancelled' ? 'anna@example.com' : 'ben@example.com';
    if (state === 'left') await press(who, 'leave');
    else await press('anna@example.com', 'give-up');
    await settle();
    if (state === 'lapsed') {
      world.tick(12 * 3_600_000);
      await world.journeys();
      await settle();
    }
    expect(await stateOf(who)).toBe(state);
    const before = mailsTo(who).length;
    for (let times = 0; times < 3; times += 1) await come(who);
    expect(
      mailsTo(who)
        .slice(before)
        .map((mail) => mail.subject.split(':')[0]),
    ).toEqual([subject]);
    expect(await stateOf(who)).toBe(state);
    expect((await press(who, 'again')).status).toBe(303);
    await settle();
    expect(['registered', 'waiting', 'offered']).toContain(await stateOf(who));
  });

  it('holds the link that works, which is all that the page of a broken one says', async () => {
    const words = await (await get(world, '/join/nonsense?lang=en')).text();
    expect(words).toContain('The newest email from us about this webinar holds the right one.');
    expect(words).not.toContain('we send you a new one');
  });
});
