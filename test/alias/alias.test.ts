/** Two addresses of one person through the routes: joined, seen as one, parted, erased. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { part } from '#functions/alias/part.ts';
import { changedBy, join as joinTwo } from '#functions/alias/rules.ts';
import { toUnsubscribeToken } from '#functions/consent/links.ts';
import { confirm, standing } from '#functions/consent/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import type { Contact } from '#functions/contact/store.ts';
import type { PersonPage } from '#shared/person-page.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let marketer: string;
let first: Webinar;
let second: Webinar;
const OLD = 'sam@old.example.com';
const NEW = 'sam@new.example.com';
const idOf = (address: string) => addressToContact(world.config.CONTACT_KEY, address);
const own = (address: string) => world.deps.contact.own(idOf(address));
const page = async (address: string) => {
  const answer = await get(world, `/api/console/contacts/${idOf(address)}`, marketer);
  return answer.status === 200 ? ((await answer.json()) as PersonPage) : undefined;
};
const act = async (address: string, action: 'merge' | 'part', body: unknown) => {
  const answer = await post(world, `/api/console/contacts/${idOf(address)}/${action}`, body, { cookie: marketer });
  await world.settle();
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const agree = (address: string) =>
  world.deps.contact.decide(idOf(address), (known) =>
    confirm(known, ['marketing'], world.deps.now(), { method: 'manage-link', locale: 'en', page: '/me/' }, true),
  );
const people = async () => {
  const found = [];
  for await (const person of world.deps.person.walk({ of: 'registered', webinars: [first.id, second.id] })) found.push(person);
  return found.map(({ contact, parts }) => [contact.email, parts.map(({ webinar, asked }) => [webinar, asked])]);
};

beforeEach(async () => {
  world = await openWorld();
  marketer = await signedIn(world, ['marketer']);
  first = await openWebinar(world, { live: true });
  second = await openWebinar(world, { title: 'The second' });
  const seat = await register(world, first.slug, OLD, { name: 'Sam Example', company: 'Example Air' });
  await post(world, `/api/live/${first.id}/questions`, { text: 'Who answers the phone at night?' }, { cookie: seat });
  await register(world, second.slug, OLD, {});
  await register(world, second.slug, NEW, { name: 'Samuel Example', phone: '+43 1 234' });
  await world.settle();
  await agree(NEW);
  await world.settle();
});

describe('two addresses of one person', () => {
  it.each([
    ['goes', OLD, NEW],
    ['stays', NEW, OLD],
  ])('are one row of a webinar’s file and get one mail of a run, where the older one %s', async (_, from, into) => {
    await act(from, 'merge', { into });
    const rowsOf = async (webinar: Webinar, purpose: string) => {
      const form = { webinar: webinar.id, target: 'plain', purpose, columns: ['email', 'contact_id'], format: 'csv' };
      const { id } = (await (await post(world, '/api/console/exports', form, { cookie: marketer })).json()) as { id: string };
      await world.settle();
      const [, ...lines] = (world.objects.get(`exports/${id}/list.csv`) ?? '').trim().split('\r\n');
      return lines.map((line) => line.split(',').filter((cell) => cell.includes('@') || cell === idOf(into)));
    };
    // One of the two registered for the first with the old address only.
    for (const webinar of [first, second]) expect(await rowsOf(webinar, 'service')).toEqual([[into, idOf(into)]]);
    const agreed = (await own(into))?.consent?.marketing?.state === 'confirmed';
    expect(await rowsOf(second, 'marketing')).toHaveLength(agreed ? 1 : 0);
    world.mails.splice(0);
    world.tick(Date.parse(second.startsAt) - 3_600_000 - world.deps.now().getTime() + 1_000);
    await world.journeys();
    await world.settle();
    const reminders = world.mails.filter(({ mail }) => mail.subject.includes(second.title));
    expect(reminders.map(({ mail }) => mail.to)).toEqual([into]);
  });

  it('are one page, one person of each list, and one for every later form', async () => {
    const dry = await act(OLD, 'merge', { into: NEW, dryRun: true });
    expect(dry).toMatchObject({
      status: 200,
      body: { email: NEW, name: 'Samuel Example', company: 'Example Air', aliases: [{ email: OLD }] },
    });
    expect(await own(OLD)).not.toHaveProperty('mergedInto');
    expect((await act(OLD, 'merge', { into: idOf(NEW) })).status).toBe(200);
    const seen = await page(OLD);
    expect(seen).toMatchObject({
      id: idOf(NEW),
      email: NEW,
      name: 'Samuel Example',
      company: 'Example Air',
      aliases: [{ id: idOf(OLD), email: OLD }],
    });
    expect(seen?.webinars.map(({ title, questions }) => [title, questions.length])).toEqual([
      [first.title, 1],
      ['The second', 0],
    ]);
    expect(await page(NEW)).toEqual(seen);
    expect(await people()).toEqual([
      [
        NEW,
        [
          [first.id, 1],
          [second.id, 0],
        ],
      ],
    ]);

    const found = (await (await get(world, '/api/console/contacts?find=sam@old', marketer)).json()) as { items: { email: string }[] };
    expect(found.items.map(({ email }) => email)).toEqual([NEW]);

    const third = await openWebinar(world, { title: 'The third' });
    await register(world, third.slug, OLD, { name: 'Somebody Else', jobTitle: 'Pilot' });
    await world.settle();
    expect((await page(NEW))?.webinars.map(({ title }) => title)).toContain('The third');
    expect((await page(NEW))?.name).toBe('Samuel Example');
    // The link of the seat goes where it was asked for, and works.
    await join(world, OLD);
    // Nobody is joined with themselves, with nobody, or twice.
    expect((await act(NEW, 'merge', { into: NEW })).status).toBe(422);
    expect((await act(NEW, 'merge', { into: 'nobody@example.com' })).status).toBe(422);
    expect((await act(OLD, 'merge', { into: NEW })).status).toBe(404);
    expect((await act(OLD, 'merge', { into: NEW, consent: 'confirmed' })).status).toBe(422);
  });

  it('have the stricter consent and all suppressions, and a no by either address is a no of both', async () => {
    const suppress = { address: OLD, purposes: ['service'] };
    await post(world, '/api/console/suppressions', suppress, { cookie: marketer });
    await world.settle();
    await act(OLD, 'merge', { into: NEW });
    expect(await own(NEW)).toMatchObject({ consent: { marketing: { state: 'confirmed' } }, suppressed: { service: { why: 'manual' } } });
    const token = toUnsubscribeToken(world.deps.signer, idOf(OLD), 'marketing', world.deps.now());
    expect((await world.request(`/api/unsubscribe/${token}`, { method: 'POST' })).status).toBe(200);
    expect(await own(NEW)).toMatchObject({
      consent: { marketing: { state: 'withdrawn' } },
      suppressed: { marketing: { why: 'unsubscribed' } },
    });
    expect((await act(NEW, 'part', { alias: idOf(OLD) })).status).toBe(200);
    // Each has what it had, and both the no that came since.
    for (const address of [OLD, NEW]) expect(await own(address)).toMatchObject({ consent: { marketing: { state: 'withdrawn' } } });
    expect((await own(NEW))?.suppressed).toEqual({ marketing: expect.anything() });
    expect((await own(OLD))?.suppressed).toMatchObject({ service: { why: 'manual' }, marketing: { why: 'unsubscribed' } });
  });

  it('are two again as each was', async () => {
    const [old, fresh] = [await own(OLD), await own(NEW)];
    const before = await people();
    await act(OLD, 'merge', { into: NEW });
    await act(NEW, 'part', { alias: idOf(OLD) });
    const bare = ({ version: _, ...contact }: Contact) => contact;
    for (const [address, was] of [
      [OLD, old],
      [NEW, fresh],
    ] as const) {
      const is = await own(address);
      // Answers to the one that goes lie with who stayed, so it keeps who that was.
      const known = address === OLD ? { parted: [idOf(NEW)] } : {};
      expect(is && bare(is)).toEqual(was && { ...bare(was), ...known });
    }
    expect(await people()).toEqual(before);
    expect((await page(OLD))?.id).toBe(idOf(OLD));
    expect((await act(NEW, 'part', { alias: idOf(OLD) })).status).toBe(404);
    const admin = await signedIn(world, ['admin']);
    const audit = await (await get(world, `/api/console/audit?thing=${encodeURIComponent(`contact#${idOf(NEW)}`)}`, admin)).text();
    expect(audit.match(/contact\.(merged|parted)/g)).toEqual(['contact.parted', 'contact.merged']);
    expect(audit).not.toContain('sam@');
  });

  it('are erased together, whichever of them asks', async () => {
    await act(OLD, 'merge', { into: NEW });
    await post(world, '/api/manage', { email: OLD });
    await world.settle();
    const link =
      /\/me\/[A-Za-z0-9_.~-]+/.exec(world.mails.filter(({ mail }) => /\/me\//.test(mail.text)).at(-1)?.mail.text ?? '')?.[0] ?? '';
    expect(await (await get(world, `${link}/data`)).text()).toContain('Who answers the phone at night?');
    expect((await post(world, link, { act: 'erase' })).status).toBe(200);
    await world.settle();
    for (const address of [OLD, NEW]) {
      expect(await own(address)).toMatchObject({ erasedAt: expect.any(String) });
      expect(await own(address)).not.toHaveProperty('address');
      expect(await page(address)).toBeUndefined();
      const items = [];
      for await (const { sk } of world.deps.table.all({ pk: `contact#${idOf(address)}` })) items.push(sk);
      expect(items.filter((sk) => !/^(contact|erasure|suppression#.*)$/.test(sk))).toEqual([]);
    }
    expect(await people()).toEqual([]);
    expect([...(await world.deps.alias.all())]).toEqual([]);
  });

  it('never agree to more together than who stays did, and come apart as they were (property)', () => {
    const at = fc.constantFrom('2027-06-01T00:00:00.000Z', '2027-06-10T00:00:00.000Z', '2027-06-17T00:00:00.000Z');
    const state = fc.option(fc.record({ state: fc.constantFrom('asked', 'confirmed', 'withdrawn'), at }), { nil: undefined });
    const held = fc.option(fc.record({ why: fc.constantFrom('bounced', 'unsubscribed', 'manual', 'imported'), at }), { nil: undefined });
    const some = <T extends Record<string, unknown>>(record: T) =>
      Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
    const arbitrary = (id: string) =>
      fc
        .record({
          name: fc.constantFrom('', 'Ann'),
          company: fc.constantFrom('', 'Example Air'),
          labels: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }).map((labels) => labels.sort()),
          owed: fc.uniqueArray(fc.constantFrom(`${id}1`, `${id}2`), { minLength: 1 }).map((owed) => new Set(owed)),
          consent: fc.record({ marketing: state, research: state }).map(some),
          suppressed: fc.record({ marketing: held, service: held }).map(some),
          preferences: fc
            .record({ cap: fc.option(fc.constantFrom(1, 4), { nil: undefined }), pausedUntil: fc.option(at, { nil: undefined }) })
            .map(some),
          lastAt: at,
        })
        .map((one) => {
          const whole = {
            ...one,
            id,
            address: `${id}@example.com`,
            firstAt: '2027-01-01T00:00:00.000Z',
            mailDay: '',
            mails: [],
            version: 1,
          };
          return Object.fromEntries(
            Object.entries(whole).filter(
              ([field, value]) => !['consent', 'suppressed', 'preferences'].includes(field) || Object.keys(value as object).length > 0,
            ),
          ) as unknown as Contact;
        });
    const now = new Date('2027-06-18T00:00:00.000Z');
    const ranks: Readonly<Record<string, number>> = { confirmed: 0, asked: 1, withdrawn: 2 };
    fc.assert(
      fc.property(arbitrary('stays'), arbitrary('goes'), (stays, goes) => {
        const joined = joinTwo(stays, goes, now);
        for (const purpose of ['marketing', 'research'] as const) {
          const states = [stays, goes].map(({ consent }) => consent?.[purpose]?.state);
          if (joined.consent?.[purpose]?.state === 'confirmed') expect(states[0]).toBe('confirmed');
          if (states.includes('withdrawn')) expect(joined.consent?.[purpose]?.state).toBe('withdrawn');
          else if (states.every((one) => one === 'confirmed')) expect(joined.consent?.[purpose]?.state).toBe('confirmed');
          // Nothing that was said lets mail out; nothing that the other address said is no reason to hold it back.
          const strictness = (of: Contact, unsaid: number) => ranks[standing(of, purpose, now)?.state ?? ''] ?? unsaid;
          expect(strictness(joined, 1)).toBeGreaterThanOrEqual(Math.max(strictness(stays, 1), strictness(goes, 0)));
        }
        for (const { preferences } of [stays, goes]) {
          expect(joined.preferences?.cap ?? 99).toBeLessThanOrEqual(preferences?.cap ?? 99);
          expect(joined.preferences?.pausedUntil ?? '').toSatisfy((until: string) => until >= (preferences?.pausedUntil ?? ''));
        }
        for (const { suppressed } of [stays, goes])
          expect(Object.keys(joined.suppressed ?? {})).toEqual(expect.arrayContaining(Object.keys(suppressed ?? {})));
        const parted = part(joined, { ...goes, mergedInto: stays.id }, changedBy(stays, joined));
        expect(parted).toEqual({ stays, goes: { ...goes, parted: [stays.id] } });
      }),
    );
  });
});
