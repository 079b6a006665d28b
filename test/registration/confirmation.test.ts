import { beforeEach, describe, expect, it } from 'vitest';
import { createMailer } from '#functions/mailer.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, scan } from '../http/stored.ts';
import { openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
beforeEach(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  await world.settle();
});

const mailsTo = (email: string): number => world.mails.filter(({ mail }) => mail.to === email).length;
const resend = async (email: string) => {
  expect((await post(world, '/api/resend', { email, slug: webinar.slug })).status).toBe(202);
  world.tick(1_000);
  await world.settle();
};
const HOUR = 3_600_000;
const again = async (email: string, more = {}) => {
  await register(world, webinar.slug, email, more);
  await world.settle();
};

describe('the confirmation', () => {
  it('is one mail for a hundred people at once with the same address', async () => {
    const form = { email: 'anna@example.com', name: 'Anna Example', question: 'Sent a hundred times?' };
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(world, `/api/webinars/${webinar.slug}/registrations`, form)));
    const seen = new Set(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`)));
    expect([...seen]).toEqual(['202 {"status":"check-your-inbox"}']);
    await world.settle();
    expect(await itemsOf(world, `|registration#${webinar.id}`)).toHaveLength(1 + (await itemsOf(world, '|question#')).length);
    expect((await itemsOf(world, '|question#')).map(({ text }) => text)).toEqual(['Sent a hundred times?']);
    expect(mailsTo('anna@example.com')).toBe(1);
  });

  it('comes again after a day, not before, and not for the same form', async () => {
    const form = { key: 'a-key-of-a-form-0001' };
    await again('anna@example.com', form);
    world.tick(23 * HOUR);
    await again('anna@example.com', { name: 'Anna' });
    expect(mailsTo('anna@example.com')).toBe(1);
    world.tick(2 * HOUR);
    await again('anna@example.com', { name: 'Anna' });
    expect(mailsTo('anna@example.com')).toBe(2);
  });

  it('is sent again when asked for, three times a day', async () => {
    await again('anna@example.com');
    for (let i = 0; i < 5; i += 1) await resend('anna@example.com');
    expect(mailsTo('anna@example.com')).toBe(4);
    world.tick(25 * HOUR);
    await resend('anna@example.com');
    expect(mailsTo('anna@example.com')).toBe(5);
    const stored = await scan(world);
    await resend('stranger@example.com');
    expect(await scan(world)).toEqual(stored);
  });

  it('that was held back until there is nothing to lead to is not sent, and does not come back', async () => {
    await register(world, webinar.slug, 'anna@example.com');
    await world.settleStream();
    const cookie = await signedIn(world, ['host']);
    expect((await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie })).status).toBe(200);
    const held = world.queued.filter(({ message }) => message.kind === 'confirmation');
    expect(held).toHaveLength(1);
    const before = world.mails.length;
    await world.settle();
    expect(world.mails.slice(before).map(({ mail }) => mail.subject)).toEqual([]);
    const [registration] = (await itemsOf(world, `|registration#${webinar.id}`)).filter(({ row }) => row);
    expect(registration).toMatchObject({ mailDone: expect.any(String) });
  });

  it('goes to one address twenty times a day at most, over all webinars, also when all come in one instant', async () => {
    for (let i = 0; i < 23; i += 1) {
      const { slug } = await openWebinar(world, { title: `Webinar number ${i}` });
      await register(world, slug, 'anna@example.com');
    }
    await world.settle();
    expect(mailsTo('anna@example.com')).toBe(20);
    expect(await itemsOf(world, '|registration#')).toHaveLength(23);
    world.tick(24 * HOUR);
    await again('anna@example.com');
    expect(mailsTo('anna@example.com')).toBe(21);
  });
});

describe('a mailer whose table is away', () => {
  const cut = new Error('the answer was lost');
  /** The deed is done and its answer is lost, once. */
  const losing = <Args extends unknown[], Answer>(deed: (...args: Args) => Promise<Answer>) => {
    let lost = false;
    return async (...args: Args): Promise<Answer> => {
      const answer = await deed(...args);
      if (lost) return answer;
      lost = true;
      throw cut;
    };
  };
  const queueOne = async () => {
    await register(world, webinar.slug, 'anna@example.com');
    await world.settleStream();
    const [sent] = world.queued.splice(0);
    return { Records: [{ messageId: 'm1', body: JSON.stringify(sent?.message) }] } as never;
  };

  it('goes on at once when it did not hear that the lease is its own', async () => {
    const message = await queueOne();
    const registration = world.deps.registration;
    const mailer = createMailer({ ...world.deps, registration: { ...registration, lease: losing(registration.lease) } });
    expect((await mailer(message)).batchItemFailures).toHaveLength(1);
    expect(mailsTo('anna@example.com')).toBe(0);
    expect((await createMailer(world.deps)(message)).batchItemFailures, 'another mailer waits').toHaveLength(1);
    expect((await mailer(message)).batchItemFailures).toEqual([]);
    expect(mailsTo('anna@example.com')).toBe(1);
  });

  it('records later what it has handed over, and sends no second mail', async () => {
    const message = await queueOne();
    const registration = world.deps.registration;
    let away = true;
    const sent: typeof registration.sent = (...args) => (away ? Promise.reject(cut) : registration.sent(...args));
    const mailer = createMailer({ ...world.deps, registration: { ...registration, sent } });
    expect((await mailer(message)).batchItemFailures).toHaveLength(1);
    away = false;
    expect((await mailer(message)).batchItemFailures).toEqual([]);
    expect((await createMailer(world.deps)(message)).batchItemFailures).toEqual([]);
    expect(mailsTo('anna@example.com')).toBe(1);
  });
});

describe('consent', () => {
  it('goes to the ledger with its exact words, unconfirmed, once for each form', async () => {
    await again('anna@example.com', { consent: { marketing: true, research: false }, locale: 'de' });
    world.tick(1_000);
    await again('anna@example.com', { consent: { marketing: true, research: true } });
    world.tick(1_000);
    await again('anna@example.com', { consent: {} });
    const ledger = await itemsOf(world, '|consent#');
    const said = { kind: 'asked', method: 'form', textVersion: '2026-11', page: `/webinars/${webinar.slug}/` };
    expect(ledger).toMatchObject([
      { ...said, purpose: 'marketing', locale: 'de' },
      { ...said, purpose: 'marketing', locale: 'en' },
      { ...said, purpose: 'research', locale: 'en' },
    ]);
    for (const { textHash } of ledger) expect(textHash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('of a stranger never changes what the first form said', async () => {
    await again('anna@example.com', { name: 'Anna Example', company: 'Example Air' });
    await again('anna@example.com', { name: 'Mallory', company: 'Evil', consent: { marketing: true } });
    const [contact] = await itemsOf(world, '|contact');
    expect(contact).toMatchObject({ name: 'Anna Example', company: 'Example Air', address: 'anna@example.com' });
    expect((await itemsOf(world, `|registration#${webinar.id}`))[0]?.row).toMatchObject({ name: 'Anna Example', company: 'Example Air' });
  });
});

describe('the question of a form', () => {
  const texts = async () => (await itemsOf(world, '|question#')).map(({ text }) => text).sort();

  it('is asked once for the first form, the same form again, and a double click', async () => {
    const form = { name: 'Anna', question: 'One?' };
    await Promise.all([1, 2].map(() => register(world, webinar.slug, 'anna@example.com', { ...form, key: 'the-key-of-a-double-click' })));
    await world.settle();
    expect(await texts()).toEqual(['One?']);
    world.tick(5_000);
    await again('anna@example.com', form);
    expect(await texts()).toEqual(['One?']);
    world.tick(5_000);
    await again('anna@example.com', { ...form, question: 'Two?' });
    expect(await texts()).toEqual(['One?', 'Two?']);
  });

  it('of somebody else with this address is asked in the same instant too', async () => {
    await Promise.all(['One?', 'Two?'].map((question) => register(world, webinar.slug, 'anna@example.com', { question })));
    await world.settle();
    expect(await texts()).toEqual(['One?', 'Two?']);
  });
});
