/** Saying no: by the mail program's button, by the page, by the preferences. At once, for one purpose, once. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listUnsubscribe, preferencesUrl, unsubscribeUrl } from '#functions/consent/links.ts';
import { mayMail } from '#functions/contact/may.ts';
import type { Webinar } from '#shared/webinar.ts';
import { problemOf, writesNothing } from '../http/stored.ts';
import { openWebinar, register } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { contactOf, mailedLink, press, read } from './links.ts';

let world: World;
let webinar: Webinar;
let anna: string;
let id: string;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { startsAt: '2028-06-18T13:00:00.000Z' });
  await world.settle();
});
beforeEach(async () => {
  count += 1;
  anna = `anna${count}@example.com`;
  await register(world, webinar.slug, anna, { consent: { marketing: true, research: true } });
  await world.settle();
  await press(world, mailedLink(world, anna, 'confirm'));
  id = (await contactOf(world, anna)).id;
});

const path = (url: string): string => new URL(url).pathname;
const oneClickPath = (purpose: 'service' | 'marketing'): string =>
  path(/<(.+)>/.exec(listUnsubscribe(world.deps, id, purpose)['List-Unsubscribe'] ?? '')?.[1] ?? '');
/** As a mail provider's server does it: no cookie, no origin, nothing that a page of ours would send. */
const oneClick = (purpose: 'service' | 'marketing', body: string | FormData = 'List-Unsubscribe=One-Click', headers = {}) =>
  world.request(oneClickPath(purpose), {
    method: 'POST',
    body,
    headers: typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded', ...headers } : headers,
  });
const may = async (purpose: 'service' | 'marketing') => mayMail((await contactOf(world, anna)).contact, purpose, world.deps.now(), 'UTC');

describe('one click', () => {
  it('unsubscribes at once, from that purpose alone, and twice is once', async () => {
    expect(await may('marketing')).toBe('yes');
    const answer = await oneClick('marketing');
    expect([answer.status, await answer.json(), answer.headers.getSetCookie()]).toEqual([200, { status: 'unsubscribed' }, []]);
    expect([await may('marketing'), await may('service')]).toEqual(['no', 'yes']);
    await writesNothing(world, async () => expect((await oneClick('marketing')).status).toBe(200));
    const { contact, ledger } = await contactOf(world, anna);
    expect(ledger.at(-1)).toMatchObject({ kind: 'withdrawn', purpose: 'marketing', method: 'one-click' });
    expect(contact?.suppressed?.marketing?.why).toBe('unsubscribed');
    expect(contact?.consent?.research?.state, 'the other purpose stays').toBe('confirmed');
  });

  it.each([
    [
      'a form of parts, as RFC 8058 prefers',
      () => {
        const form = new FormData();
        form.set('List-Unsubscribe', 'One-Click');
        return form;
      },
    ],
    ['nothing at all', () => ''],
    [
      'a page of a mail provider',
      () => 'List-Unsubscribe=One-Click',
      { origin: 'https://mail.example.org', 'sec-fetch-site': 'cross-site' },
    ],
  ] as [string, () => string | FormData, Record<string, string>?][])('takes %s', async (_, body, headers) => {
    expect((await oneClick('marketing', body(), headers)).status).toBe(200);
    expect(await may('marketing')).toBe('no');
  });

  it('refuses any other body', async () => {
    await writesNothing(world, async () => {
      for (const body of [
        'List-Unsubscribe=Two-Clicks',
        'List-Unsubscribe=One-Click&List-Unsubscribe=One-Click',
        'x=1',
        'List-Unsubscribe',
      ])
        await problemOf(await oneClick('marketing', body), 'unparsable');
      for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x'])
        await problemOf(await oneClick('marketing', '{"List-Unsubscribe":"One-Click"}', { 'content-type': type }), 'unparsable');
    });
  });

  it('by GET or HEAD does nothing: it leads to the page with one button', async () => {
    await writesNothing(world, async () => {
      for (let n = 0; n < 5; n += 1)
        for (const method of ['GET', 'HEAD']) {
          const answer = await world.request(oneClickPath('marketing'), { method });
          expect([answer.status, answer.headers.get('location')]).toEqual([303, oneClickPath('marketing').slice('/api'.length)]);
          expect((await world.request(answer.headers.get('location') ?? '', { method })).status).toBe(200);
        }
    });
    expect(await may('marketing')).toBe('yes');
  });

  it('is no way in for other routes of another site', async () => {
    const evil = { origin: 'https://evil.example', 'content-type': 'application/json' };
    for (const target of [`/api/webinars/${webinar.slug}/registrations`, path(unsubscribeUrl(world.deps, id, 'marketing'))])
      await problemOf(await world.request(target, { method: 'POST', body: '{}', headers: evil }), 'unknown-origin');
  });
});

describe('the page', () => {
  it('stops mails about webinars, says what that means, and keeps what somebody asks for', async () => {
    const link = path(unsubscribeUrl(world.deps, id, 'service'));
    expect(await read(world, link)).toMatch(/Stop mails about your webinars\?.*a•••@example\.com/);
    expect((await press(world, link)).headers.get('location')).toBe(link);
    expect(await read(world, link)).toContain('You are unsubscribed');
    expect([await may('service'), await may('marketing')]).toEqual(['no', 'yes']);
    const before = world.mails.length;
    world.tick(25 * 3_600_000);
    await register(world, webinar.slug, anna);
    await world.settle();
    expect(world.mails.slice(before).map(({ mail }) => mail.subject)).toEqual(['You have a seat: When marketing answers the phone']);
  });

  it('is the same plain one for a link of somebody who is gone', async () => {
    const { contact } = await contactOf(world, anna);
    const links = [
      path(unsubscribeUrl(world.deps, id, 'marketing')),
      path(preferencesUrl(world.deps, id)),
      mailedLink(world, anna, 'confirm'),
    ];
    if (contact) await world.deps.contact.store({ ...contact, erasedAt: world.deps.now().toISOString() }, contact);
    const pages = await Promise.all(links.map((link) => read(world, link)));
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('This link leads nowhere any more');
    await writesNothing(world, async () => {
      for (const link of links) expect((await press(world, link)).status).toBe(410);
      expect((await oneClick('marketing')).status).toBe(200);
    });
  });
});

describe('preferences', () => {
  const save = async (fields: Record<string, string>) => press(world, path(preferencesUrl(world.deps, id)), fields);

  it('show what is sent, and change what was chosen and nothing else', async () => {
    const link = path(preferencesUrl(world.deps, id));
    expect(await read(world, link)).toMatch(/You have agreed to them since .* 2027\..*Reminders.*We may quote them/);
    await writesNothing(world, async () => expect((await save({})).status).toBe(303));
    expect((await save({ pause: '3', cap: '1', locale: 'de', timeZone: 'Asia/Tokyo' })).headers.get('location')).toBe(
      `${link}?saved=1&lang=de`,
    );
    const { contact } = await contactOf(world, anna);
    expect(contact?.preferences).toMatchObject({ cap: 1, locale: 'de', timeZone: 'Asia/Tokyo' });
    expect(await may('marketing')).toBe('later');
    expect(await may('service'), 'a pause is for invitations').toBe('yes');
    await writesNothing(world, () => save({ locale: 'de', timeZone: 'Asia/Tokyo', cap: '1' }));
    await save({ pause: 'none', cap: 'none' });
    expect((await contactOf(world, anna)).contact?.preferences).toEqual({ locale: 'de', timeZone: 'Asia/Tokyo' });
  });

  it('withdraw each purpose, for good, and give none back', async () => {
    await save({ 'stop.marketing': 'on', 'stop.research': 'on' });
    const { contact, ledger } = await contactOf(world, anna);
    expect(contact?.consent).toMatchObject({ marketing: { state: 'withdrawn' }, research: { state: 'withdrawn' } });
    expect(ledger.slice(-2)).toMatchObject([
      { kind: 'withdrawn', method: 'preferences' },
      { kind: 'withdrawn', method: 'preferences' },
    ]);
    const evils: readonly Record<string, string>[] = [
      { 'stop.marketing': 'off' },
      { 'grant.marketing': 'on' },
      { consent: 'on' },
      { cap: '99' },
      { timeZone: '../etc' },
      { locale: 'xx' },
    ];
    for (const evil of evils) await save(evil);
    expect((await contactOf(world, anna)).contact).toEqual(contact);
  });

  it('choose the language and zone of the mails that follow', async () => {
    await save({ locale: 'de', timeZone: 'Asia/Tokyo' });
    world.tick(25 * 3_600_000);
    await register(world, webinar.slug, `b${anna}`);
    await world.settle();
    const { letterTo } = await import('#functions/mail/reader.ts');
    const { contact } = await contactOf(world, anna);
    expect(contact && (await letterTo(world.deps, contact))).toMatchObject({ locale: 'de', readerZone: 'Asia/Tokyo' });
  });
});
