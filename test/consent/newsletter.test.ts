/** The newsletter without a webinar: the same answer for everybody, and nothing kept that was not confirmed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { itemsOf, pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { openWebinar, post, register } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { contactOf, mailedLink, press } from './links.ts';

const DAY = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await openWorld({ settings: { NETWORK_LIMIT: '5' } });
});

const sign = (email: string, more: Record<string, unknown> = {}, headers = {}) =>
  post(world, '/api/newsletter', { email, consent: { marketing: true }, ...more }, headers);
const mailsTo = (email: string) => world.mails.filter(({ mail }) => mail.to === email).map(({ mail }) => mail);

describe('the newsletter', () => {
  it('answers the same whoever signs up, asks once, and keeps who confirms, with the words', async () => {
    const slug = (await openWebinar(world, { startsAt: '2028-06-18T13:00:00.000Z' })).slug;
    await register(world, slug, 'known@example.com');
    await world.settle();
    const form = { locale: 'de', page: '/articles/on-hold/', timeZone: 'Europe/Vienna' };
    const answers = [];
    for (const email of ['anna@example.com', 'known@example.com', 'anna@example.com']) {
      const answer = await sign(email, form);
      answers.push([answer.status, await answer.text()]);
      world.tick(1_000);
      await world.settle();
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    const [mail, ...others] = mailsTo('anna@example.com');
    expect([mail?.subject, mail?.purpose, others.length]).toEqual(['Bitte bestätigen Sie Ihre Anmeldung', 'service', 0]);
    expect(await itemsOf(world, '|find#mail'), 'in no list yet').toHaveLength(1);
    await press(world, mailedLink(world, 'anna@example.com', 'confirm'));
    const { contact, ledger } = await contactOf(world, 'anna@example.com');
    expect(contact).toMatchObject({ address: 'anna@example.com', locale: 'de', timeZone: 'Europe/Vienna' });
    expect(contact?.ttl).toBeUndefined();
    expect(ledger).toMatchObject([
      { kind: 'asked', method: 'newsletter', page: '/articles/on-hold/', locale: 'de' },
      { kind: 'asked', method: 'newsletter' },
      { kind: 'confirmed', method: 'mailed-button' },
    ]);
    expect(await itemsOf(world, '|find#mail')).toHaveLength(2);
    world.tick(8 * DAY);
    expect((await contactOf(world, 'anna@example.com')).ledger.map(({ kind }) => kind)).toEqual(['asked', 'confirmed']);
  });

  it('keeps nothing of who did not confirm, and begins anew with who comes back or registers', async () => {
    await sign('bert@example.com');
    await world.settle();
    world.tick(7 * DAY + 1_000);
    const gone = await contactOf(world, 'bert@example.com');
    expect([gone.contact, gone.ledger]).toEqual([undefined, []]);
    await sign('bert@example.com');
    await world.settle();
    expect(mailsTo('bert@example.com')).toHaveLength(2);
    const { slug } = await openWebinar(world, { startsAt: '2028-06-18T13:00:00.000Z', title: 'Another one' });
    await register(world, slug, 'bert@example.com', { name: 'Bert Example' });
    await world.settle();
    world.tick(30 * DAY);
    expect((await contactOf(world, 'bert@example.com')).contact).toMatchObject({ name: 'Bert Example', address: 'bert@example.com' });
  });

  it.each([
    [{ consent: {} }, '#/consent/marketing'],
    [{ consent: { marketing: false } }, '#/consent/marketing'],
    [{ consent: undefined }, '#/consent'],
    [{ email: 'nobody' }, '#/email'],
    [{ name: 'Buy now https://evil.example' }, '#/name'],
  ])('refuses %j', async (more, pointer) => {
    const problem = await problemOf(await writesNothing(world, () => sign('cara@example.com', more)), 'invalid');
    expect(pointersOf(problem)).toEqual([pointer]);
  });

  it('works as a plain form: back with what was typed where the box is not ticked, then to the page that says it', async () => {
    const send = (fields: Record<string, string>) => press(world, '/api/newsletter', fields);
    const again = await send({ email: 'dora@example.com', locale: 'de', page: '/' });
    const html = await again.text();
    expect([again.status, html.includes('value="dora@example.com"'), html.includes('Bitte setzen Sie das Häkchen')]).toEqual([
      422,
      true,
      true,
    ]);
    const done = await send({ email: 'dora@example.com', locale: 'de', page: '/', 'consent.marketing': 'on' });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/de/newsletter/#sent']);
    const evil = await send({ email: '"><script>', page: '"><script>', locale: 'de' });
    expect(await evil.text()).not.toContain('<script>');
  });

  it('tells a machine nothing, and slows a crowd down', async () => {
    await writesNothing(world, async () => expect((await sign('evan@example.com', { website: 'https://evil.example' })).status).toBe(202));
    const statuses = [];
    for (let n = 0; n < 7; n += 1)
      statuses.push((await sign(`many${n}@example.com`, {}, { 'x-viewer-address': '203.0.113.9', origin: BASE })).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 403, 403]);
  });
});
