/** What is kept for a while only: it goes by itself when its time is over, and no figure of the past moves by it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { toMeToken } from '#functions/me/link.ts';
import type { MyData } from '#functions/me/record.ts';
import { firstKeptDay, lastAct, nextLook, overRequests, sweepAt } from '#functions/retention/rules.ts';
import type { ExportView } from '#shared/export.ts';
import type { Webinar } from '#shared/webinar.ts';
import { mailedLink, press } from '../consent/links.ts';
import { contactOf, form, live, open, tracesOf } from '../erasure/person.ts';
import { itemsOf } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
const soon = () => new Date(world.deps.now().getTime() + HOUR).toISOString();
const act = async (id: string, name: string) => {
  await post(world, `/api/console/webinars/${id}/${name}`, {}, { cookie: await signedIn(world, ['host']) });
  await world.settle();
};
const pass = async (ms: number) => {
  world.tick(ms);
  await world.journeys();
  await world.settle();
};
const find = async (id: string) => (await world.deps.webinar.find(id)) as Webinar;

describe('the times', () => {
  it.each([
    ['2027-03-31T12:00:00.000Z', 1, '2027-03-03'],
    ['2027-06-18T00:00:00.000Z', 24, '2025-06-18'],
    ['2027-01-01T23:59:59.999Z', 12, '2026-01-01'],
  ])('on %s people of %i months are kept from %s', (now, months, day) => {
    expect(firstKeptDay(new Date(now), months)).toBe(day);
  });

  it.each([
    ['ended', '2027-06-18T14:00:00.000Z', '2027-06-25T14:00:00.000Z'],
    ['archived', '2027-06-18T14:00:00.000Z', '2027-06-25T14:00:00.000Z'],
    ['cancelled', null, '2027-06-27T09:00:00.000Z'],
    ['live', null, undefined],
    ['scheduled', null, undefined],
  ] as const)('who did not confirm goes a week after a webinar that is %s', (state, endedAt, at) => {
    const webinar = { state, endedAt, endsAt: '2027-06-20T09:00:00.000Z' };
    expect(sweepAt(webinar)).toBe(at);
    expect(nextLook(webinar, new Date('2027-09-18T14:00:00.000Z')), 'nobody waits for ever').toBeUndefined();
  });

  it('requests of a week ago are over, also where nobody looked for some days', () => {
    expect(overRequests(new Date('2027-03-08T23:59:59.999Z'))).toEqual({ from: '2027-02-22', before: '2027-03-01' });
  });

  it('the last act is the latest of all that a partition holds', () => {
    const items = [
      { sk: 'registration#w', at: '2025-01-01', lastAt: '2025-03-01' },
      { sk: 'touch#2026-02-02T10:00:00.000Z#x' },
      { sk: 'find#mail' },
    ];
    expect(lastAct(items)).toBe('2026-02-02T10:00:00.000Z');
    expect(lastAct([])).toBe('');
  });

  it.each([
    ['delivered', false],
    ['opened', false],
    ['bounced', false],
    ['complained', false],
    ['clicked', true],
  ])('a mail that was %s is an act of the person: %s', (event, isAct) => {
    const [registered, later] = ['2025-01-01T00:00:00.000Z', '2026-02-02T10:00:00.000Z'];
    const items = [
      { sk: 'registration#w', at: registered },
      { sk: `touch#${later}#mail-x`, at: later, kind: 'mail', event },
    ];
    expect(lastAct(items)).toBe(isAct ? later : registered);
  });

  it('what we wrote to them or hold back is no act of theirs', () => {
    const at = '2026-02-02T10:00:00.000Z';
    expect(
      lastAct([
        { sk: 'suppression#marketing', at },
        { sk: 'letter#consent', at },
      ]),
    ).toBe('');
  });

  it.each(['complaint', 'manual'])('a consent that is taken back by %s is no act of the person', (method) => {
    const at = '2026-02-02T10:00:00.000Z';
    expect(lastAct([{ sk: `consent#${at}#marketing`, at, kind: 'withdrawn', method }])).toBe('');
  });
});

describe('a week after the end', () => {
  it('they go who never confirmed, and guests; who confirmed stays, and so do the figures', async () => {
    const webinar = await openWebinar(world, { live: true, startsAt: soon(), ...open });
    await live(world, webinar, 'ottokarl');
    await register(world, webinar.slug, 'petronella@example.com', { ...form('petronella'), question: 'Never confirmed?' });
    await world.settle();
    await act(webinar.id, 'end');
    await act(webinar.id, 'resume');
    await act(webinar.id, 'end');
    const past = (await find(webinar.id)).counts;
    expect([past.registered, past.attended]).toEqual([2, 1]);
    await pass(7 * DAY - 2 * HOUR);
    expect(await tracesOf(world, 'petronella')).not.toEqual([]);
    // Their questions are owed an answer: for that they stay, and are looked at once a week.
    await pass(3 * HOUR);
    expect(await itemsOf(world, `${contactOf(world, 'petronella@example.com')}|registration#`)).toHaveLength(1);
    for (const question of (await world.deps.question.room(webinar.id)).questions)
      await post(
        world,
        `/api/console/webinars/${webinar.id}/questions/${question.id}/decisions`,
        { decision: 'reply', text: 'Yes.' },
        { cookie: await signedIn(world, ['host']) },
      );
    await pass(7 * DAY);
    expect(await itemsOf(world, `${contactOf(world, 'petronella@example.com')}|registration#`)).toEqual([]);
    expect((await itemsOf(world, 'registration#')).filter((item) => item.for !== undefined)).toEqual([]);
    expect(await itemsOf(world, `${contactOf(world, 'ottokarl@example.com')}|registration#`)).toHaveLength(1);
    expect((await world.deps.question.room(webinar.id)).questions.map(({ text }) => text)).toContain('Never confirmed?');
    await pass(26 * HOUR);
    expect(await tracesOf(world, 'petronella'), 'not even the address').toEqual([]);
    expect((await find(webinar.id)).counts).toEqual(past);
    expect(await itemsOf(world, '|run#sweep')).toEqual([]);
  });

  it('moves with the webinar: a later end is a later week', async () => {
    const webinar = await openWebinar(world, { live: true, startsAt: soon() });
    await register(world, webinar.slug, 'quirinus@example.com', form('quirinus'));
    await world.settle();
    await pass(3 * DAY);
    const { endedAt } = await find(webinar.id);
    expect(endedAt, 'ended by itself').not.toBeNull();
    await pass(6 * DAY);
    expect(await tracesOf(world, 'quirinus')).not.toEqual([]);
    await pass(2 * DAY);
    await pass(26 * HOUR);
    expect(await tracesOf(world, 'quirinus')).toEqual([]);
  });
});

it('who asked for our mail is kept while the request can be confirmed, and goes when nobody did', async () => {
  const webinar = await openWebinar(world, { live: true, startsAt: soon() });
  const both = ['ulrich', 'valeska'];
  for (const who of both) await register(world, webinar.slug, `${who}@example.com`, { name: `${who} Traceable` });
  await world.settle();
  await act(webinar.id, 'end');
  await pass(6 * DAY);
  for (const who of both) await post(world, '/api/newsletter', { email: `${who}@example.com`, consent: { marketing: true } });
  await world.settle();
  await pass(2 * DAY);
  expect(await itemsOf(world, `${contactOf(world, 'ulrich@example.com')}|registration#`), 'the webinar is swept').toEqual([]);
  expect(await tracesOf(world, 'ulrich'), 'the request is two days old').not.toEqual([]);
  expect((await press(world, mailedLink(world, 'valeska@example.com', 'confirm'))).status).toBe(303);
  for (let day = 0; day < 8; day += 1) await pass(DAY);
  // The request itself is over by its own time to live, and read by nobody.
  expect((await tracesOf(world, 'ulrich')).filter((trace) => !trace.endsWith('newsletter'))).toEqual([]);
  expect((await world.deps.contact.find(contactOf(world, 'valeska@example.com')))?.consent).toMatchObject({
    marketing: { state: 'confirmed' },
  });
});

it('a request that nobody confirmed leaves the contact and the copy of their data, and the person stays', async () => {
  const webinar = await openWebinar(world, { live: true, startsAt: soon() });
  const [email, id] = ['wendelin@example.com', contactOf(world, 'wendelin@example.com')];
  const consentNow = async () => (await world.deps.contact.find(id))?.consent;
  const dataOf = async () => (await get(world, `/me/${toMeToken(world.deps.signer, id, world.deps.now())}/data`)).json() as Promise<MyData>;
  await register(world, webinar.slug, email, form('wendelin'));
  await world.settle();
  await post(world, `/api/live/${webinar.id}/presence`, { seconds: 0 }, { cookie: await join(world, email) });
  await world.settle();
  expect(await dataOf()).toMatchObject({ consent: { marketing: { state: 'asked' } } });
  world.tick(7 * DAY);
  const data = await dataOf();
  expect(data.consent, 'before anybody looked').toEqual({});
  expect(data.webinars[0]?.form.consent, 'the form as it was sent').toEqual({ marketing: true, research: true });
  const other = await openWebinar(world, { live: true, startsAt: soon(), title: 'Another one' });
  await register(world, other.slug, email, { name: 'Wendelin', consent: { research: true } });
  await world.settle();
  expect(await consentNow(), 'by the next form').toEqual({ research: expect.objectContaining({ state: 'asked' }) });
  for (let day = 0; day < 9; day += 1) await pass(DAY);
  expect(await consentNow(), 'by the look of the day').toEqual({});
  expect((await dataOf()).webinars).not.toEqual([]);
});

describe('after two years', () => {
  it('people go of whom nothing was heard; who did something since stays, and who must not be mailed stays so by hash', async () => {
    const webinar = await openWebinar(world, { live: true, startsAt: soon() });
    for (const who of ['rosamunde', 'sigismund', 'theobald']) {
      await register(world, webinar.slug, `${who}@example.com`, form(who));
      await world.settle();
      await post(world, `/api/live/${webinar.id}/presence`, { seconds: 0 }, { cookie: await join(world, `${who}@example.com`) });
    }
    await world.settle();
    await act(webinar.id, 'end');
    const past = (await find(webinar.id)).counts;
    const id = contactOf(world, 'theobald@example.com');
    await world.deps.contact.decide(id, (contact) => ({
      contact: { ...contact, suppressed: { marketing: { why: 'manual', at: world.deps.now().toISOString() } } },
      entries: [],
    }));
    await pass(300 * DAY);
    const later = world.deps.now().toISOString();
    await world.deps.table.put({
      pk: `contact#${contactOf(world, 'sigismund@example.com')}`,
      sk: `touch#${later}#note-x`,
      at: later,
      kind: 'note',
    });
    await pass(435 * DAY);
    await pass(26 * HOUR);
    await pass(26 * HOUR);
    expect(await tracesOf(world, 'rosamunde')).toEqual([]);
    expect(await tracesOf(world, 'theobald')).toEqual([]);
    expect(await world.deps.contact.find(contactOf(world, 'rosamunde@example.com'))).toBeUndefined();
    expect((await world.deps.contact.find(id))?.suppressed).toMatchObject({ marketing: { why: 'manual' } });
    expect((await world.deps.contact.find(contactOf(world, 'sigismund@example.com')))?.lastAt).toBe(later);
    expect((await find(webinar.id)).counts).toEqual(past);
  });
});

it('the file of an export is gone a day later, also where nobody looks', async () => {
  const webinar = await openWebinar(world, { live: true, startsAt: soon() });
  const cookie = await signedIn(world, ['host']);
  const { id } = (await (
    await post(world, '/api/console/exports', { webinar: webinar.id, target: 'plain', purpose: 'service' }, { cookie })
  ).json()) as ExportView;
  await world.settle();
  expect(world.objects.has(`exports/${id}/list.csv`)).toBe(true);
  await pass(2 * DAY);
  expect(world.objects.has(`exports/${id}/list.csv`)).toBe(false);
});
