/** One mail, one button: what was ticked in a form counts once its owner confirms it. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unsubscribeUrl } from '#functions/consent/links.ts';
import { confirm } from '#functions/consent/rules.ts';
import { mayMail } from '#functions/contact/may.ts';
import type { Webinar } from '#shared/webinar.ts';
import { writesNothing } from '../http/stored.ts';
import { get, openWebinar, register } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { contactOf, mailedLink, press, read } from './links.ts';

const DAY = 86_400_000;
let world: World;
let webinar: Webinar;
/** Somebody else in each test. */
let anna: string;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { startsAt: '2028-06-18T13:00:00.000Z' });
  await world.settle();
});
beforeEach(() => {
  count += 1;
  anna = `anna${count}@example.com`;
});

const tick = async (email: string, consent: Record<string, boolean>, more = {}) => {
  await register(world, webinar.slug, email, { consent, ...more });
  await world.settle();
};
const asks = (email: string): number => world.mails.filter(({ mail }) => mail.to === email && mail.text.includes('/confirm/')).length;

describe('double opt-in', () => {
  it('keeps who, what, in which words, where, when and how, and asks by one mail', async () => {
    await tick(anna, { marketing: true, research: true }, { locale: 'de', timeZone: 'Europe/Vienna' });
    expect(asks(anna)).toBe(1);
    const asked = { textVersion: '2026-11', locale: 'de', page: `/webinars/${webinar.slug}/`, method: 'form' };
    const before = await contactOf(world, anna);
    expect(before.ledger).toMatchObject([
      { kind: 'asked', purpose: 'marketing', ...asked },
      { kind: 'asked', purpose: 'research', ...asked },
    ]);
    expect(before.contact?.consent).toMatchObject({ marketing: { state: 'asked' }, research: { state: 'asked' } });
    expect(mayMail(before.contact, 'marketing', world.deps.now(), 'UTC'), 'nothing counts yet').toBe('no');

    world.tick(3_600_000);
    const link = mailedLink(world, anna, 'confirm');
    // The page speaks as its mail did, whatever the browser's list says, unless its reader chose another.
    expect(await read(world, link)).toContain('Willigen Sie ein?');
    expect(await read(world, `${link}?lang=en`)).toContain('Do you agree?');
    expect((await press(world, link)).status).toBe(303);
    const { contact, ledger } = await contactOf(world, anna);
    const at = world.deps.now().toISOString();
    const proof = { at, asks: ledger[0]?.at, method: 'mailed-button', locale: 'de', textVersion: '2026-11' };
    expect(ledger).toMatchObject([{ kind: 'asked' }, { kind: 'asked' }, { kind: 'confirmed', ...proof }, { kind: 'confirmed', ...proof }]);
    expect(ledger.slice(0, 2)).toEqual(before.ledger);
    expect(contact?.consent).toMatchObject({ marketing: { state: 'confirmed', ...proof }, research: { state: 'confirmed', ...proof } });
    expect(mayMail(contact, 'marketing', world.deps.now(), 'UTC')).toBe('yes');
    expect(contact).toMatchObject({ locale: 'de', timeZone: 'Europe/Vienna' });
  });

  it('survives five scanners that GET and HEAD before the person presses, and a second press', async () => {
    await tick(anna, { marketing: true });
    const link = mailedLink(world, anna, 'confirm');
    await writesNothing(world, async () => {
      for (let n = 0; n < 5; n += 1) for (const method of ['GET', 'HEAD']) expect((await world.request(link, { method })).status).toBe(200);
    });
    expect(await read(world, link)).toContain('Yes, I agree');
    expect((await press(world, link)).headers.get('location')).toBe(link);
    await writesNothing(world, () => press(world, link));
    expect(await read(world, link)).toContain('Thank you, you have agreed');
    expect((await contactOf(world, anna)).ledger).toHaveLength(2);
  });

  it('agrees to one of two where only that is pressed', async () => {
    await tick(anna, { marketing: true, research: true });
    const link = mailedLink(world, anna, 'confirm');
    expect((await press(world, link, { purpose: 'research' })).status).toBe(303);
    expect((await contactOf(world, anna)).contact?.consent).toMatchObject({
      marketing: { state: 'asked' },
      research: { state: 'confirmed' },
    });
    expect((await press(world, link, { purpose: 'service' })).status).toBe(422);
    expect((await press(world, link, { evil: '1' })).status).toBe(422);
  });

  it('asks once in 24 hours, never what is confirmed, and never beyond the day’s limit', async () => {
    await tick(anna, { marketing: true });
    world.tick(3 * 3_600_000);
    await tick(anna, { marketing: true, research: true });
    expect(asks(anna)).toBe(1);
    world.tick(22 * 3_600_000);
    await tick(anna, { research: true });
    expect(asks(anna)).toBe(2);
    await press(world, mailedLink(world, anna, 'confirm'));
    world.tick(2 * DAY);
    await tick(anna, { marketing: true, research: true });
    expect(asks(anna), 'both are confirmed').toBe(2);
    world.tick(2 * DAY);
    await tick(`bert-${anna}`, {});
    const { contact } = await contactOf(world, `bert-${anna}`);
    const mails = Array.from({ length: 20 }, (_, n) => `00:00:00.0${n}webinar`);
    if (contact) await world.deps.contact.store({ ...contact, mails }, contact);
    world.tick(1_000);
    await tick(`bert-${anna}`, { marketing: true });
    expect(asks(`bert-${anna}`)).toBe(0);
    expect((await contactOf(world, `bert-${anna}`)).contact?.consent).toMatchObject({ marketing: { state: 'asked' } });
  });

  it('is over after seven days: the request is gone, and its link says so', async () => {
    await tick(anna, { marketing: true });
    const link = mailedLink(world, anna, 'confirm');
    world.tick(7 * DAY + 1_000);
    const answer = await get(world, link);
    expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('This request is over')]);
    expect((await press(world, link)).status).toBe(410);
    const { contact, ledger } = await contactOf(world, anna);
    expect(ledger).toEqual([]);
    const act = { method: 'mailed-button', locale: 'en', page: '/confirm/' } as const;
    expect(contact && confirm(contact, ['marketing'], world.deps.now(), act)).toBeUndefined();
    // Confirmed in time it stays, with the request that it confirms.
    await tick(`bert-${anna}`, { marketing: true });
    await press(world, mailedLink(world, `bert-${anna}`, 'confirm'));
    world.tick(30 * DAY);
    expect((await contactOf(world, `bert-${anna}`)).ledger.map(({ kind }) => kind)).toEqual(['asked', 'confirmed']);
  });

  it('does not undo a no that was said since', async () => {
    await tick(anna, { marketing: true });
    const link = mailedLink(world, anna, 'confirm');
    await press(world, link);
    const { id } = await contactOf(world, anna);
    await press(world, new URL(unsubscribeUrl(world.deps, id, 'marketing')).pathname);
    await writesNothing(world, () => press(world, link));
    expect(await read(world, link)).toContain('You have taken this back');
    // A new form and its own mail may.
    world.tick(DAY);
    await tick(anna, { marketing: true });
    await press(world, mailedLink(world, anna, 'confirm'));
    const { contact } = await contactOf(world, anna);
    expect(contact?.consent?.marketing?.state).toBe('confirmed');
    expect(contact?.suppressed?.marketing).toBeUndefined();
  });

  it('is not asked of an address that bounced, or that the team does not write to', async () => {
    for (const [email, suppressed] of [
      ['one@example.com', { service: { why: 'bounced', at: '2027-01-01T00:00:00.000Z' } }],
      ['two@example.com', { marketing: { why: 'imported', at: '2027-01-01T00:00:00.000Z' } }],
    ] as const) {
      await tick(email, {});
      const { contact } = await contactOf(world, email);
      if (contact) await world.deps.contact.store({ ...contact, suppressed }, contact);
      world.tick(60_000);
      await tick(email, { marketing: true });
      expect(asks(email), email).toBe(0);
    }
  });
});
