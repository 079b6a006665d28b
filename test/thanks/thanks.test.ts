/** One thank-you to one person: a code or an invitation, given once, mailed lawfully, and gone with its person. */
import { beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '#functions/consent/rules.ts';
import { AddressRefused, CarrierAway, MailRefused } from '#functions/mail/carrier.ts';
import { createMailer } from '#functions/mailer.ts';
import type { CodesPage, GiftView } from '#shared/gift.ts';
import type { PersonPage } from '#shared/person-page.ts';
import type { ThanksView } from '#shared/thanks.ts';
import { itemsOf } from '../http/stored.ts';
import { addPerson, idOf, inviteLink } from '../invitation/segment.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const ANNA = 'anna@example.com';
const BELA = 'bela@example.com';
const NOON = '2027-06-18T10:00:00.000Z';

let world: World;
let cookies: Record<'marketer' | 'agent' | 'host', string>;
let press = 0;
beforeEach(async () => {
  world = await openWorld({ at: NOON });
  cookies = {
    marketer: await signedIn(world, ['marketer']),
    agent: await signedIn(world, ['agent']),
    host: await signedIn(world, ['host']),
  };
  await addPerson(world, ANNA, { name: 'Anna Example' });
  await addPerson(world, BELA, { locale: 'de' });
});

const ask = (method: string, path: string, body: unknown, cookie = cookies.marketer) =>
  world.request(`/api/console/${path}`, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: world.config.PARLEY_URL, cookie },
  });
const words = { en: 'It buys a ticket to our day in Vienna.', de: 'Er gilt für unseren Tag in Wien.' };
const form = { name: 'Day tickets', words, endsOn: '2027-12-31', budget: 10, perMonth: null, againMonths: 12 };
const codes = (count: number, name = 'TICKET') => Array.from({ length: count }, (_, n) => `${name}-${1000 + n}`);
const makeGift = async (count = 3, more: object = {}): Promise<GiftView> => {
  const made = (await (await ask('POST', 'gifts', { ...form, ...more })).json()) as GiftView;
  if (count > 0) expect((await ask('POST', `gifts/${made.id}/codes`, { codes: codes(count).join('\n') })).status).toBe(200);
  return made;
};
const look = async (id: string): Promise<GiftView | undefined> =>
  ((await (await get(world, '/api/console/gifts', cookies.agent)).json()) as { items: GiftView[] }).items.find((one) => one.id === id);
const thank = async (email: string, what: object, cookie = cookies.agent) => {
  press += 1;
  return ask('POST', `contacts/${idOf(world, email)}/thanks`, { key: `press-${press}-of-a-test`, ...what }, cookie);
};
const refused = async (answer: Response | Promise<Response>) => {
  const { status } = await answer;
  return { status, detail: ((await (await answer).json()) as { detail: string }).detail };
};
const view = async (email: string) =>
  (await (await get(world, `/api/console/contacts/${idOf(world, email)}/thanks`, cookies.agent)).json()) as ThanksView;
const mailsTo = (email: string) => world.mails.filter(({ mail }) => mail.to === email).map(({ mail }) => mail);
const codeIn = (text: string) => /TICKET-\d+/.exec(text)?.[0];
const touches = async (email: string) => itemsOf(world, `contact#${idOf(world, email)}|touch#`);
const swapMail = (by: (send: World['deps']['mail']) => World['deps']['mail']): (() => void) => {
  const send = world.deps.mail;
  Object.assign(world.deps, { mail: by(send) });
  return () => void Object.assign(world.deps, { mail: send });
};

describe('a code', () => {
  it('goes to one person by one mail, and stands with them alone', async () => {
    const gift = await makeGift();
    const answer = await thank(ANNA, { gift: gift.id });
    expect(answer.status).toBe(201);
    const said = await answer.text();
    expect(JSON.parse(said)).toMatchObject({ state: 'waiting', list: 'Day tickets' });
    await world.settle();
    const [mail, ...more] = mailsTo(ANNA);
    expect(more).toEqual([]);
    const code = codeIn(mail?.text ?? '');
    expect(code).toBe('TICKET-1000');
    for (const part of [mail?.text, mail?.html]) for (const one of [words.en, 'TICKET-1000', '31']) expect(part).toContain(one);
    expect(mail).toMatchObject({ purpose: 'marketing', headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } });
    expect(await look(gift.id)).toMatchObject({ codes: 3, given: 1, thisMonth: 1, left: 2 });
    expect((await view(ANNA)).last).toMatchObject({ state: 'sent', list: 'Day tickets' });
    // The team reads that it was given, and not which it was; the log neither.
    const page = await (await get(world, `/api/console/contacts/${idOf(world, ANNA)}`, cookies.agent)).text();
    expect((JSON.parse(page) as PersonPage).journey).toContainEqual(
      expect.objectContaining({ kind: 'thanked', state: 'sent', list: 'Day tickets' }),
    );
    const audit = JSON.stringify(await itemsOf(world, 'audit#'));
    expect(audit).toContain('thanks.given');
    for (const text of [said, page, audit, world.logged.join('')]) expect(text).not.toContain('TICKET-');
    // Their own copy holds it.
    await post(world, '/api/manage', { email: ANNA });
    await world.settle();
    const path = /\/me\/[A-Za-z0-9_.~-]+/.exec(mailsTo(ANNA).at(-1)?.text ?? '')?.[0] ?? '';
    const copy = (await (await get(world, `${path}/data`)).json()) as { acts: object[] };
    expect(copy.acts).toContainEqual(expect.objectContaining({ kind: 'thanks', event: 'sent', code: 'TICKET-1000', list: 'Day tickets' }));
    expect(await (await get(world, path)).text()).toContain('A code: TICKET-1000 (Day tickets)');
    await post(world, path, { act: 'erase' });
    await world.settle();
    expect(JSON.stringify(await itemsOf(world, `contact#${idOf(world, ANNA)}`))).not.toMatch(/TICKET|thanks/);
    expect(await look(gift.id)).toMatchObject({ given: 1, left: 2 });
  });

  it('is written about in the reader’s language, and once for the same press', async () => {
    const gift = await makeGift();
    const body = { key: 'one-press-twice', gift: gift.id };
    const path = `contacts/${idOf(world, BELA)}/thanks`;
    const [first, second] = [await ask('POST', path, body, cookies.agent), await ask('POST', path, body, cookies.agent)];
    expect([first.status, second.status]).toEqual([201, 201]);
    await world.settle();
    expect(await (await ask('POST', path, body, cookies.agent)).json()).toMatchObject({ state: 'sent' });
    expect(mailsTo(BELA)).toHaveLength(1);
    expect(mailsTo(BELA)[0]?.subject).toMatch(/^Ein Dankeschön von/);
    expect(mailsTo(BELA)[0]?.text).toContain(words.de);
    expect(await look(gift.id)).toMatchObject({ given: 1 });
  });

  it('is another one for each of two at the same moment, and one for a person whom two thank', async () => {
    const gift = await makeGift(3);
    const both = await Promise.all([thank(ANNA, { gift: gift.id }), thank(BELA, { gift: gift.id }, cookies.marketer)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    await world.settle();
    const given = [ANNA, BELA].map((email) => codeIn(mailsTo(email)[0]?.text ?? ''));
    expect(new Set(given).size).toBe(2);
    expect(given).not.toContain(undefined);
    await addPerson(world, 'cara@example.com');
    const two = await Promise.all([
      thank('cara@example.com', { gift: gift.id }),
      thank('cara@example.com', { gift: gift.id }, cookies.marketer),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = two.find(({ status }) => status === 409);
    expect(await lost?.json()).toHaveProperty('detail', 'They were thanked on 18 June 2027 already, and can be again from 18 June 2028.');
    await world.settle();
    expect(mailsTo('cara@example.com')).toHaveLength(1);
    expect(await look(gift.id)).toMatchObject({ given: 3, left: 0 });
    expect(await view(ANNA)).toMatchObject({ from: '2028-06-18', lists: [{ from: '2028-06-18', left: 0 }] });
  });

  it('is neither lost nor given twice by whatever is killed on the way', async () => {
    const gift = await makeGift(2);
    await thank(ANNA, { gift: gift.id });
    // Before the stream was read: nothing is queued yet.
    expect(world.queued).toEqual([]);
    await world.settleStream();
    const messages = world.queued.splice(0);
    expect(messages.map(({ message }) => message)).toEqual([expect.objectContaining({ kind: 'thanks' })]);
    const deliver = async (message: unknown) =>
      (await createMailer(world.deps)({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never)).batchItemFailures.length;
    // Killed while it holds the mail: another mailer finds the lease, and goes on once that is over.
    let deaths = 0;
    const restore = swapMail(() => async () => {
      deaths += 1;
      await new Promise(() => undefined);
    });
    void deliver(messages[0]?.message);
    await expect.poll(() => deaths, { timeout: 30_000 }).toBe(1);
    restore();
    expect(await deliver(messages[0]?.message)).toBe(1);
    world.tick(61_000);
    expect(await deliver(messages[0]?.message)).toBe(0);
    expect(await deliver(messages[0]?.message)).toBe(0);
    expect(mailsTo(ANNA).map(({ text }) => codeIn(text))).toEqual(['TICKET-1000']);
    await thank(BELA, { gift: gift.id });
    await world.settle();
    expect(codeIn(mailsTo(BELA)[0]?.text ?? '')).toBe('TICKET-1001');
  });

  it.each([
    ['an address that takes none', new AddressRefused('550'), 'bounced'],
    ['a mail that is refused', new MailRefused('554'), 'refused'],
  ])('comes back from %s, and the next person gets it', async (_, error, why) => {
    const gift = await makeGift(1);
    const restore = swapMail((send) => async (from, mail) => {
      if (mail.to === ANNA) throw error;
      return send(from, mail);
    });
    await thank(ANNA, { gift: gift.id });
    await world.settle();
    restore();
    expect(await look(gift.id)).toMatchObject({ given: 0, left: 1, thisMonth: 0 });
    expect(await touches(ANNA)).toEqual([expect.objectContaining({ kind: 'thanks', event: 'failed', why })]);
    expect(JSON.stringify(await touches(ANNA))).not.toContain('TICKET');
    await thank(BELA, { gift: gift.id });
    await world.settle();
    expect(codeIn(mailsTo(BELA)[0]?.text ?? '')).toBe('TICKET-1000');
  });

  it('waits for a mail server that is away, and comes back from whoever says no in between', async () => {
    const gift = await makeGift(1);
    const restore = swapMail(() => async () => {
      throw new CarrierAway('421');
    });
    await thank(ANNA, { gift: gift.id });
    await world.settle();
    expect(await touches(ANNA)).toEqual([expect.objectContaining({ event: 'waiting', code: 'TICKET-1000' })]);
    restore();
    const act = { method: 'one-click', locale: 'en', page: '/unsubscribe' } as const;
    await world.deps.contact.decide(idOf(world, ANNA), (known) => withdraw(known, ['marketing'], world.deps.now(), act));
    world.tick(120_000);
    await world.settle();
    expect(mailsTo(ANNA)).toEqual([]);
    expect((await touches(ANNA)).map(({ event, why }) => [event, why])).toEqual([['left', 'unsubscribed']]);
    expect(await look(gift.id)).toMatchObject({ given: 0, left: 1 });
    expect((await view(ANNA)).why).toBe('unsubscribed');
  });

  it('waits for the morning where it is night', async () => {
    const gift = await makeGift(1);
    await addPerson(world, 'kiri@example.com', { timeZone: 'Pacific/Auckland' });
    await thank('kiri@example.com', { gift: gift.id });
    await world.settle();
    expect(mailsTo('kiri@example.com')).toEqual([]);
    expect(await look(gift.id)).toMatchObject({ given: 1, left: 0 });
    world.tick(9 * 3_600_000);
    await world.journeys();
    await world.settle();
    expect(mailsTo('kiri@example.com')).toEqual([]);
    world.tick(2 * 3_600_000);
    await world.journeys();
    await world.settle();
    expect(mailsTo('kiri@example.com')).toHaveLength(1);
    await world.journeys();
    await world.settle();
    expect(mailsTo('kiri@example.com')).toHaveLength(1);
  });
});

describe('nobody is thanked', () => {
  it.each([
    ['who never agreed', { consent: {} }, /did not agree to such mail/],
    ['who paused', { preferences: { pausedUntil: '2027-07-01T00:00:00.000Z' } }, /paused such mail/],
    ['to whom we owe an answer', { owed: new Set(['q-1']) }, /owe them an answer/],
    ['who had enough this month', { preferences: { cap: 0 } }, /as many mails this month/],
  ])('%s', async (_, more, words) => {
    const gift = await makeGift(1);
    await addPerson(world, 'dora@example.com', more as never);
    const { status, detail } = await refused(thank('dora@example.com', { gift: gift.id }));
    expect(status).toBe(409);
    expect(detail).toMatch(words);
    expect(await look(gift.id)).toMatchObject({ given: 0 });
  });

  it('from a list that has ended, is empty, or whose budget is used up', async () => {
    for (const [more, count, words] of [
      [{ endsOn: '2027-06-17' }, 1, /has ended/],
      [{}, 0, /no code left/],
      [{ budget: 0 }, 1, /budget of this list is used up/],
      [{ perMonth: 0 }, 1, /budget of this month/],
    ] as const) {
      const gift = await makeGift(count, more);
      expect((await refused(thank(ANNA, { gift: gift.id }))).detail).toMatch(words);
    }
    expect((await refused(thank(ANNA, { gift: '0'.repeat(16) }))).detail).toMatch(/not here any more/);
    expect((await thank('nobody@example.com', { gift: '0'.repeat(16) })).status).toBe(404);
    expect((await thank(ANNA, {})).status).toBe(422);
    expect((await thank(ANNA, { gift: '0'.repeat(16) }, cookies.host)).status).toBe(403);
  });

  it('twice within the months of a list, also by another address of theirs', async () => {
    const [year, month] = [await makeGift(3), await makeGift(3, { name: 'Monthly', againMonths: 1 })];
    await thank(ANNA, { gift: year.id });
    await world.settle();
    const merged = await ask('POST', `contacts/${idOf(world, ANNA)}/merge`, { into: idOf(world, BELA) });
    expect(merged.status).toBe(200);
    await world.settle();
    expect((await refused(thank(BELA, { gift: month.id }))).detail).toMatch(/can be again from 18 July 2027/);
    world.tick(31 * 86_400_000);
    cookies.agent = await signedIn(world, ['agent']);
    expect((await refused(thank(BELA, { gift: year.id }))).detail).toMatch(/can be again from 18 June 2028/);
    expect((await thank(BELA, { gift: month.id })).status).toBe(201);
  });
});

describe('an invitation', () => {
  it('lets one person into a private webinar, and no stranger', async () => {
    const secret = await openWebinar(world, { title: 'Behind the door', admission: { invited: true, approval: false, domains: {} } });
    expect((await thank(ANNA, { webinar: secret.id })).status).toBe(201);
    await world.settle();
    expect(mailsTo(ANNA)[0]?.text).toContain('Behind the door');
    const link = inviteLink(world, ANNA);
    expect((await post(world, link, {})).status).toBe(303);
    await world.settle();
    const row = (await world.deps.registration.find(idOf(world, ANNA), secret.id, { strong: true }))?.row;
    expect(row).toMatchObject({ state: 'registered', confirmed: true });
    await expect(register(world, secret.slug, 'stranger@example.com')).rejects.toThrow('404');
    expect((await refused(thank(BELA, { webinar: '0000000000' }))).status).toBe(409);
    // It is an invitation like others: no second one follows, and it goes with its person.
    expect(await itemsOf(world, `contact#${idOf(world, ANNA)}|invited#`)).toHaveLength(1);
    world.tick(400 * 86_400_000);
    cookies.agent = await signedIn(world, ['agent']);
    expect((await refused(thank(ANNA, { webinar: secret.id }))).status).toBe(409);
  });

  it('is not for who is in its lists already', async () => {
    const webinar = await openWebinar(world);
    await register(world, webinar.slug, ANNA);
    await world.settle();
    expect((await refused(thank(ANNA, { webinar: webinar.id }))).detail).toMatch(/in the lists of this webinar already/);
  });
});

describe('a list of codes', () => {
  it('holds each once, shows them to who manages it, and changes by its version', async () => {
    const gift = await makeGift(0, { perMonth: 5 });
    const add = async (text: string) =>
      (await ask('POST', `gifts/${gift.id}/codes`, { codes: text })).json() as Promise<Record<string, unknown>>;
    expect(await add(codes(300).join('\n'))).toMatchObject({ added: 300, repeated: 0, gift: { codes: 300, left: 5 } });
    expect(await add(`${codes(301).join('\n')}\nTICKET-1000`)).toMatchObject({ added: 1, repeated: 301, gift: { codes: 301 } });
    expect(await add('=1+1\nTICKET-9999')).toMatchObject({ errors: [{ pointer: '#/codes' }] });
    expect(await add('')).toMatchObject({ errors: [{ detail: 'Please paste one code at least.' }] });
    const page = async (from: number, cookie = cookies.marketer) => get(world, `/api/console/gifts/${gift.id}/codes?from=${from}`, cookie);
    const first = (await (await page(0)).json()) as CodesPage;
    const rest = (await (await page(first.next ?? 0)).json()) as CodesPage;
    expect([first.items.length, rest.items.length, rest.next]).toEqual([250, 51, null]);
    expect([...first.items, ...rest.items].map(({ code }) => code)).toEqual(codes(301));
    expect((await page(0, cookies.agent)).status).toBe(403);
    await thank(ANNA, { gift: gift.id });
    expect(((await (await page(0)).json()) as CodesPage).items.slice(0, 2).map(({ given }) => given)).toEqual([true, false]);
    const changed = await ask('PATCH', `gifts/${gift.id}`, { ...form, name: 'Tickets', budget: 1, version: 1 });
    expect(await changed.json()).toMatchObject({ name: 'Tickets', version: 2, given: 1, left: 0, codes: 301 });
    expect((await ask('PATCH', `gifts/${gift.id}`, { ...form, version: 1 })).status).toBe(409);
    const audit = JSON.stringify(await itemsOf(world, 'audit#'));
    expect(audit).toContain('gift.filled');
    expect(audit).not.toContain('TICKET-');
  });

  it('takes ten thousand, and not one more', async () => {
    const gift = await makeGift(0, { budget: 10_000 });
    const all = codes(10_000, 'C');
    for (let at = 0; at < all.length; at += 1_000)
      expect((await ask('POST', `gifts/${gift.id}/codes`, { codes: all.slice(at, at + 1_000).join('\n') })).status).toBe(200);
    const more = await refused(ask('POST', `gifts/${gift.id}/codes`, { codes: 'ONE-MORE' }));
    expect(more.status).toBe(422);
    expect(await look(gift.id)).toMatchObject({ codes: 10_000, left: 10_000 });
    for (const wrong of [{ budget: -1 }, { budget: 1.5 }, { budget: 10_001 }, { againMonths: 0 }, { name: ' ' }, { endsOn: 'soon' }])
      expect([wrong, (await ask('POST', 'gifts', { ...form, ...wrong })).status]).toEqual([wrong, 422]);
  });
});
