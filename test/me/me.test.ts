/** One's own data behind a mailed link: who gets the link, what it shows, what it does, and what scanners cannot do with it. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toAnswersToken } from '#functions/me/answers-link.ts';
import { toMeToken } from '#functions/me/link.ts';
import type { Webinar } from '#shared/webinar.ts';
import { contactOf, form, live, open } from '../erasure/person.ts';
import { itemsOf, scan, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
let world: World;
let webinar: Webinar;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  const startsAt = new Date(world.deps.now().getTime() + HOUR).toISOString();
  webinar = await openWebinar(world, { live: true, startsAt, ...open });
  await world.settle();
});

const manage = (body: unknown, headers: Record<string, string> = {}) => post(world, '/api/manage', body, headers);
const mailsTo = (email: string) => world.mails.filter(({ mail }) => mail.to === email && mail.text.includes('/me/'));
const linkOf = (email: string): string => /\/me\/[A-Za-z0-9_.~-]+/.exec(mailsTo(email).at(-1)?.mail.text ?? '')?.[0] ?? '';
/** A fresh link, as the mail would hold it. */
const linkFor = (email: string): string => `/me/${toMeToken(world.deps.signer, contactOf(world, email), world.deps.now())}`;
const press = (link: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  world.request(link, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, ...headers },
  });
const read = async (link: string, lang = 'en'): Promise<string> => (await get(world, `${link}?lang=${lang}`)).text();

describe('asking for the link', () => {
  it('answers everybody alike, writes nothing for strangers, and mails who is known three times a day', async () => {
    await register(world, webinar.slug, 'ingmar@example.com', form('ingmar'));
    await world.settle();
    const known = await manage({ email: 'ingmar@example.com' });
    const answers = [
      await writesNothing(world, () => manage({ email: 'stranger@example.com' })),
      await writesNothing(world, () => manage({ email: 'ingmar@example.com', website: 'spam' })),
      known,
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(202);
      expect(await answer.json()).toEqual({ status: 'check-your-inbox' });
    }
    for (let n = 0; n < 5; n += 1) {
      world.tick(1_000);
      await manage({ email: 'ingmar@example.com' });
      await world.settle();
    }
    expect(mailsTo('ingmar@example.com')).toHaveLength(3);
    world.tick(25 * HOUR);
    await manage({ email: 'ingmar@example.com' });
    await world.settle();
    expect(mailsTo('ingmar@example.com')).toHaveLength(4);
    expect(mailsTo('ingmar@example.com').at(-1)?.mail.text).not.toContain('Traceable');
    expect((await get(world, linkOf('ingmar@example.com'))).status).toBe(200);
    world.tick(HOUR);
    expect((await get(world, linkOf('ingmar@example.com'))).status, 'after an hour').toBe(403);
  });

  it('works without script, in the language of its page', async () => {
    const answer = await world.request('/api/manage', {
      method: 'POST',
      body: 'email=nobody%40example.com&locale=de',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, accept: 'text/html' },
    });
    expect(answer.status).toBe(202);
    expect(await answer.text()).toContain('Bitte sehen Sie in Ihren Posteingang');
  });
});

describe('the page', () => {
  it.each(['manual', 'imported'] as const)('says that the team stopped mails about webinars (%s)', async (why) => {
    const email = `${why}@example.com`;
    await register(world, webinar.slug, email, { name: 'Kim Example' });
    await world.settle();
    const suppressed = { service: { why, at: world.deps.now().toISOString() } };
    await world.deps.contact.decide(contactOf(world, email), (contact) => ({ contact: { ...contact, suppressed }, entries: [] }));
    expect(await read(linkFor(email))).toContain('The team has taken this address off its list');
  });

  it('holds what became of mails, and the request for the newsletter as it was sent', async () => {
    const [email, at] = ['kunigunde@example.com', world.deps.now().toISOString()];
    await register(world, webinar.slug, email, form('kunigunde'));
    await post(world, '/api/newsletter', { email, consent: { marketing: true }, locale: 'de', page: '/articles/on-hold/' });
    await world.settle();
    const touch = { pk: `contact#${contactOf(world, email)}`, sk: `touch#${at}#mail-x`, at, kind: 'mail', v: 1 };
    const fate = { event: 'clicked', purpose: 'service', link: 'https://parley.example.com/' };
    await world.deps.table.put({ ...touch, ...fate });
    expect(await (await get(world, `${linkFor(email)}/data`)).json()).toMatchObject({
      acts: [{ at, kind: 'mail', ...fate }],
      newsletter: { address: email, locale: 'de', page: '/articles/on-hold/' },
    });
  });

  it('shows what is kept, in both languages, escaped; looking and downloading write nothing', async () => {
    const email = 'jonathan@example.com';
    await register(world, webinar.slug, email, { name: '<b>Jon</b>', company: 'A & B' });
    await world.settle();
    await live(world, webinar, 'jonathan');
    const link = linkFor(email);
    const [page, german] = await writesNothing(world, async () => {
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'GET']) await world.request(link, { method });
      return [await read(link), await read(link, 'de')] as const;
    });
    for (const words of [
      'Does the form of jonathan ask?',
      'What does a known person ask?',
      'What does a guest ask?',
      'jonathan says hello',
    ])
      expect(page).toContain(words);
    expect(page).toContain('&lt;b&gt;Jon&lt;/b&gt;');
    expect(page).not.toContain('<b>Jon');
    expect(page).toContain('You asked for it on');
    expect(german).toContain('Alles über mich löschen');

    const file = await writesNothing(world, () => get(world, `${link}/data`));
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="my-data-\d{4}-\d\d-\d\d\.json"$/);
    const data = (await file.json()) as Record<string, unknown>;
    expect(data).toMatchObject({
      address: email,
      consent: { marketing: { state: 'asked' }, research: { state: 'asked' } },
      webinars: [{ id: webinar.id, state: 'registered', registration: { email }, form: { phone: '+49 30 1234567' } }],
      ledger: [
        { kind: 'asked', text: expect.stringContaining('invitations') },
        { kind: 'asked', text: expect.stringContaining('quote') },
      ],
    });
  });

  it('takes a yes to the words that stand there, and takes it back; the ledger tells of both', async () => {
    const email = 'karolina@example.com';
    await register(world, webinar.slug, email);
    await world.settle();
    const [link, contact] = [linkFor(email), contactOf(world, email)];
    for (const purpose of ['marketing', 'research', 'marketing']) expect((await press(link, { act: 'grant', purpose })).status).toBe(303);
    expect((await world.deps.contact.find(contact))?.consent).toMatchObject({ marketing: { state: 'confirmed', method: 'manage-link' } });
    expect(await read(link)).toContain('You agreed on');
    world.tick(1_000);
    await press(link, { act: 'withdraw', purpose: 'marketing' });
    await press(link, { act: 'withdraw', purpose: 'marketing' });
    await press(link, { act: 'stop' });
    const after = await world.deps.contact.find(contact);
    expect(after).toMatchObject({ consent: { marketing: { state: 'withdrawn' } }, suppressed: { service: { why: 'unsubscribed' } } });
    world.tick(1_000);
    await press(link, { act: 'resume' });
    await press(link, { act: 'grant', purpose: 'marketing' });
    expect((await world.deps.contact.find(contact))?.suppressed).toEqual({});
    const ledger = await world.deps.contact.ledger(contact);
    expect(ledger.map(({ kind, purpose, method }) => `${kind} ${purpose} ${method}`).sort()).toEqual([
      'confirmed marketing manage-link',
      'confirmed marketing manage-link',
      'confirmed research manage-link',
      'confirmed service manage-link',
      'withdrawn marketing my-data',
      'withdrawn service my-data',
    ]);
  });

  it('cancels a registration once, and leaves the others', async () => {
    const email = 'leopold@example.com';
    const other = await openWebinar(world, { title: 'Another one', startsAt: webinar.startsAt });
    for (const { slug } of [webinar, other]) await register(world, slug, email);
    await world.settle();
    const link = linkFor(email);
    for (let n = 0; n < 2; n += 1) expect((await press(link, { act: 'cancel', webinar: webinar.id })).status).toBe(303);
    const states = (await itemsOf(world, `contact#${contactOf(world, email)}|registration#`)).map(({ row, sk }) => [
      sk.slice(13),
      (row as { state: string }).state,
    ]);
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        [webinar.id, 'cancelled'],
        [other.id, 'registered'],
      ]),
    );
    expect((await press(link, { act: 'cancel', webinar: '0000000000' })).status).toBe(303);
  });

  it('erases after one more press; every link of the person leads nowhere then, and pressing twice is pressing once', async () => {
    const email = 'magdalena@example.com';
    const { guest } = await live(world, webinar, 'magdalena');
    const link = linkFor(email);
    const links = world.mails.flatMap(({ mail }) =>
      mail.to === email
        ? [...mail.text.matchAll(/\/(?:join|waitlist|preferences|confirm|unsubscribe)\/[A-Za-z0-9_.~-]+/g)].map(([it]) => it)
        : [],
    );
    expect(links.length).toBeGreaterThan(2);
    world.tick(3_000);
    const done = await press(link, { act: 'erase' }, { cookie: guest, accept: 'text/html' });
    expect(done.status).toBe(200);
    expect(done.headers.getSetCookie().join()).toContain(`seat-${webinar.id}=;`);
    await world.settle();
    expect((await press(link, { act: 'erase' })).status).toBe(200);
    expect((await press(link, { act: 'grant', purpose: 'marketing' })).status).toBe(410);
    for (const path of [link, `${link}/data`, ...new Set(links)])
      expect([path, (await get(world, path)).status]).toEqual([path, expect.toBeOneOf([403, 410])]);
    expect((await scan(world)).filter((item) => JSON.stringify(item).includes(email))).toEqual([]);
    const mails = world.mails.length;
    await manage({ email });
    await world.settle();
    expect(world.mails).toHaveLength(mails);
  });

  it.each<Record<string, string>>([
    { act: 'everything' },
    {},
    { act: 'grant' },
    { act: 'grant', purpose: 'service' },
    { act: 'erase', really: 'yes' },
  ])('refuses %j, and changes nothing', async (fields) => {
    await register(world, webinar.slug, 'norbert@example.com');
    await world.settle();
    const link = linkFor('norbert@example.com');
    expect((await writesNothing(world, () => press(link, fields))).status).toBe(422);
  });

  it('is nobody else’s: a host’s session does not open it', async () => {
    const cookie = await signedIn(world, ['admin']);
    expect((await get(world, '/me/x', cookie)).status).toBe(403);
  });
});

describe('one’s own questions of one webinar', () => {
  const answersOf = (email: string) =>
    `/answers/${toAnswersToken(world.deps.signer, { contact: contactOf(world, email), webinar: webinar.id }, webinar.endsAt)}`;
  const host = async () => ({ cookie: await signedIn(world, ['host']) });

  it('say where each stands, what was answered, and what is owed by when; looking writes nothing', async () => {
    const email = 'oswald@example.com';
    const { asked } = await live(world, webinar, 'oswald');
    const link = answersOf(email);
    expect(await read(link)).toContain('Waits for its answer.');
    const decide = `/api/console/webinars/${webinar.id}/questions/${asked}/decisions`;
    await post(world, decide, { decision: 'reply', text: 'An answer & more', private: true }, await host());
    await post(world, `/api/console/webinars/${webinar.id}/end`, {}, await host());
    await world.settle();
    const page = await writesNothing(world, () => read(link));
    expect(page).toContain('An answer &amp; more');
    expect(page).toContain('Answered in writing.');
    expect(page).toContain('Not answered yet: we owe you an answer in writing.');
    expect(page).toContain('We answer in writing by:');
    expect(await read(link, 'de')).toContain('Noch nicht beantwortet: Wir schulden Ihnen eine schriftliche Antwort.');
    world.tick(31 * 60_000);
    await world.journeys();
    await world.settle();
    const mailed = world.mails.find(({ mail }) => mail.to === email && mail.text.includes('/answers/'))?.mail.text ?? '';
    expect((await get(world, /\/answers\/[A-Za-z0-9_.~-]+/.exec(mailed)?.[0] ?? '/answers/x')).status).toBe(200);
    await press(linkFor(email), { act: 'erase' });
    expect((await get(world, link)).status).toBe(410);
  });
});
