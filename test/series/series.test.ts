/** One registration for a series: what the page says, who is registered for what, and that nobody is mailed twice. */
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Series } from '#shared/series.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, scan } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { readStreamOnce } from '../support/stream.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const page = '<p>%%series%%</p><!--each:parts--><li>%%title%%: %%date%%</li><!--/each:parts--><b>%%also%%</b>';
const pages = { '/shell/en/webinar/': page, '/shell/de/webinar/': page };

let world: World;
let host: string;
beforeEach(async () => {
  world = await openWorld({ pages });
  host = await signedIn(world, ['host']);
});

const makeSeries = async (registration: Series['registration'] = 'all') =>
  (await (await post(world, '/api/console/series', { title: 'Care and marketing', registration }, { cookie: host })).json()) as Series;
const START = Date.parse('2027-06-18T13:00:00.000Z');
/** Webinars of a series, a week apart. */
const openParts = async (series: string, count = 3, more: Record<string, unknown> = {}): Promise<Webinar[]> => {
  const parts: Webinar[] = [];
  for (let n = 0; n < count; n += 1) {
    const startsAt = new Date(START + n * WEEK).toISOString();
    parts.push(await openWebinar(world, { title: `Part ${n + 1}`, startsAt, series, ...(n === count - 1 ? more : {}) }));
  }
  await world.settle();
  // Copies of the series live for five seconds.
  world.tick(5_001);
  return parts;
};
const registrations = async (webinar: Webinar) => (await itemsOf(world, `|registration#${webinar.id}`)).filter(({ row }) => row);
const statesOf = async (webinars: readonly Webinar[]) =>
  Promise.all(webinars.map(async (one) => (await registrations(one)).map(({ row }) => (row as { state: string }).state)));
const mailsTo = (email: string) => world.mails.flatMap(({ mail }) => (mail.to === email ? [mail] : []));
const change = (id: string, form: unknown) =>
  world.request(`/api/console/webinars/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(form),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
const patch = (series: Series, form: unknown) =>
  world.request(`/api/console/series/${series.id}`, {
    method: 'PATCH',
    body: JSON.stringify(form),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
const unfold = (file = ''): string[] => file.replaceAll('\r\n ', '').split('\r\n');

describe('one registration for all', () => {
  it('is one form, one mail with every date, a personal link and a calendar entry for each, and one consent', async () => {
    const parts = await openParts((await makeSeries()).id);
    const [first, second, third] = parts as [Webinar, Webinar, Webinar];
    await register(world, first.slug, 'anna@example.com', { name: 'Anna Example', question: 'Once?', consent: { marketing: true } });
    await world.settle();
    expect(await statesOf(parts)).toEqual([['registered'], ['registered'], ['registered']]);
    const [mail, ...others] = mailsTo('anna@example.com');
    expect(others.map(({ subject }) => subject)).toEqual(['Please confirm your consent']);
    for (const words of ['Part 1', 'Part 2', 'Part 3', 'Fri 18 June 2027', 'Fri 25 June 2027', 'Fri 2 July 2027'])
      expect(mail?.text).toContain(words);
    const links = [...new Set(mail?.text.match(/\/join\/[A-Za-z0-9_.~-]+/g))];
    const rooms = await Promise.all(links.map(async (link) => (await get(world, link)).headers.get('location')));
    expect(rooms).toEqual([first, second, third].map(({ slug }) => `/webinars/${slug}/room/`));
    const file = unfold(mail?.calendar?.content);
    expect(mail?.calendar?.method).toBe('PUBLISH');
    expect(file.filter((line) => /^(METHOD|ATTENDEE)/.test(line))).toEqual(['METHOD:PUBLISH']);
    const contact = (await registrations(first))[0]?.pk.slice('contact#'.length);
    const uids = file.filter((line) => line.startsWith('UID:'));
    expect(uids).toEqual(parts.map(({ id }) => `UID:${id}-${contact}@parley.example.com`));
    expect(await itemsOf(world, '|consent#')).toHaveLength(1);
    expect((await itemsOf(world, '|question#')).map(({ pk, text }) => [pk, text])).toEqual([[`webinar#${first.id}`, 'Once?']]);
    // A link of its own leads in as ever, and counts tell of each.
    await join(world, 'anna@example.com');
    const counts = await Promise.all(parts.map(async ({ id }) => (await world.deps.webinar.find(id))?.counts.registered));
    expect(counts).toEqual([1, 1, 1]);
  });

  it('would mail twice, and does not: a double click, two pages at once, a redelivered stream', async () => {
    const parts = await openParts((await makeSeries()).id);
    const [first, second, third] = parts as [Webinar, Webinar, Webinar];
    const form = { key: 'a-key-of-a-form-0001' };
    await Promise.all([1, 2, 3].map(() => register(world, first.slug, 'anna@example.com', form)));
    // Before anything followed: the second page is somebody's own form there.
    world.tick(10);
    await register(world, second.slug, 'anna@example.com', { key: 'a-key-of-a-form-0002' });
    await world.settle();
    world.tick(60_000);
    await register(world, third.slug, 'anna@example.com', { key: 'a-key-of-a-form-0003' });
    await world.settle();
    expect(mailsTo('anna@example.com').map(({ subject }) => subject)).toEqual(['You have a seat: Part 1']);
    expect(await statesOf(parts)).toEqual([['registered'], ['registered'], ['registered']]);
    const quiet = async () => (await scan(world)).filter(({ sk, pk }) => sk !== 'feed' && pk !== 'setting#site');
    const before = await quiet();
    const records: DynamoDBRecord[] = await readStreamOnce(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '', world.config.TABLE_NAME).next();
    for (const Records of [records, records.slice(5), [...records].reverse(), ...records.map((record) => [record])]) {
      await world.handlers.counts({ Records, shardId: 'shard-1' });
      world.tick(1_001);
      expect(await world.handlers.reactions({ Records })).toEqual({ batchItemFailures: [] });
      await world.settle();
    }
    expect(await quiet()).toEqual(before);
    expect(mailsTo('anna@example.com')).toHaveLength(1);
  });

  it('leaves who is registered as they are, and sends the link of one date again when asked for it', async () => {
    const parts = await openParts((await makeSeries()).id, 2);
    const [first, second] = parts as [Webinar, Webinar];
    await register(world, second.slug, 'anna@example.com', { also: 'none', company: 'Example Air' });
    await world.settle();
    expect(await statesOf(parts)).toEqual([[], ['registered']]);
    const before = await registrations(second);
    world.tick(2 * DAY);
    await register(world, first.slug, 'anna@example.com', { company: 'Example Mobile' });
    await world.settle();
    expect(await registrations(second)).toEqual(before);
    expect(mailsTo('anna@example.com')).toHaveLength(2);
    expect(mailsTo('anna@example.com')[1]?.text).toContain('Part 2');
    await post(world, '/api/resend', { email: 'anna@example.com', slug: second.slug });
    await world.settle();
    expect(mailsTo('anna@example.com').map(({ subject }) => subject)[2]).toBe('You have a seat: Part 2');
    expect(mailsTo('anna@example.com')[2]?.text).not.toContain('Part 1');
  });

  it('registers for nothing that the page did not name, nor for what joins later', async () => {
    const series = await makeSeries();
    const parts = await openParts(series.id, 3);
    const [first, second, third] = parts as [Webinar, Webinar, Webinar];
    await register(world, first.slug, 'anna@example.com', { also: `${second.id},${'0'.repeat(10)}` });
    await register(world, first.slug, 'ben@example.com', { also: 'none' });
    await world.settle();
    expect((await statesOf([first, second, third])).map((states) => states.length)).toEqual([2, 1, 0]);
    const later = await openWebinar(world, { title: 'Joins later', startsAt: new Date(START + 9 * WEEK).toISOString() });
    expect((await change(later.id, { series: series.id })).status).toBe(200);
    await world.settle();
    expect(await registrations(later)).toEqual([]);
    expect(world.mails).toHaveLength(2);
  });

  it('mails the links of new dates within the day as well, once', async () => {
    const [first] = await openParts((await makeSeries()).id, 2);
    const slug = first?.slug ?? '';
    await register(world, slug, 'anna@example.com', { also: 'none' });
    await world.settle();
    world.tick(60_000);
    await register(world, slug, 'anna@example.com');
    await world.settle();
    await register(world, slug, 'anna@example.com');
    await world.settle();
    expect(mailsTo('anna@example.com').map(({ text }) => text.includes('Part 2'))).toEqual([false, true]);
    const records: DynamoDBRecord[] = await readStreamOnce(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '', world.config.TABLE_NAME).next();
    expect(await world.handlers.reactions({ Records: records })).toEqual({ batchItemFailures: [] });
    await world.settle();
    expect(mailsTo('anna@example.com')).toHaveLength(2);
  });

  it('tells of the other dates also where the form’s own webinar is full', async () => {
    const series = await makeSeries();
    const parts = await openParts(series.id, 2, { capacity: 1 });
    const full = parts[1] as Webinar;
    await register(world, full.slug, 'early@example.com', { also: 'none' });
    await world.settle();
    world.tick(5_001);
    await register(world, full.slug, 'anna@example.com');
    await world.settle();
    expect((await statesOf(parts)).map((states) => states.sort())).toEqual([['registered'], ['registered', 'waiting']]);
    const [mail, ...others] = mailsTo('anna@example.com');
    expect([mail?.subject, others.length]).toEqual(['You are on the waitlist: Part 2', 0]);
    expect(mail?.text).toContain('Your personal link:');
    expect(unfold(mail?.calendar?.content).filter((line) => line.startsWith('SUMMARY'))).toEqual(['SUMMARY:Part 1']);
  });

  it('goes by each webinar’s own rules: a full one, one with approval, one for other domains', async () => {
    const { id } = await makeSeries();
    const [first] = await openParts(id, 1);
    const startsAt = new Date(START + WEEK).toISOString();
    const full = await openWebinar(world, { title: 'Full', startsAt, series: id, capacity: 1 });
    await register(world, full.slug, 'early@example.com', { also: 'none' });
    const approved = await openWebinar(world, { title: 'Looked at', startsAt, series: id, admission: { approval: true } });
    const closed = await openWebinar(world, {
      ...{ title: 'Elsewhere', startsAt, series: id },
      admission: { domains: { allow: ['example.org'], block: [] } },
    });
    await world.settle();
    world.tick(5_001);
    await register(world, first?.slug ?? '', 'anna@example.com');
    await world.settle();
    const state = async (webinar: Webinar) =>
      (await registrations(webinar))
        .map(({ row }) => row as { email: string; state: string })
        .find(({ email }) => email === 'anna@example.com')?.state;
    expect(await Promise.all([full, approved, closed].map(state))).toEqual(['waiting', 'in-review', undefined]);
    const [mail, ...others] = mailsTo('anna@example.com');
    expect(others).toEqual([]);
    expect(mail?.text).toContain('All seats are taken. See where you stand:');
    expect(mail?.text).toContain('The hosts confirm each registration. See where it stands:');
    expect(mail?.text).not.toContain('Elsewhere');
    expect(mail?.text.match(/\/join\//g)).toHaveLength(1);
    // One seat, so one entry: an invitation as ever.
    expect(mail?.calendar?.method).toBe('REQUEST');
    expect(unfold(mail?.calendar?.content).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  });

  it('is told in German to who reads it', async () => {
    const [first] = await openParts((await makeSeries()).id, 2);
    await register(world, first?.slug ?? '', 'anna@example.com', { locale: 'de' });
    await world.settle();
    const [mail] = mailsTo('anna@example.com');
    expect(mail?.text).toContain('Angemeldet sind Sie auch hierfür:');
    expect(mail?.text).toContain('Fr 25. Juni 2027, 15:00–16:00 Uhr');
    expect(mail?.text).not.toMatch(/\b(?:You|Your|your|link:)\b/);
  });
});

describe('the page of a webinar in a series', () => {
  const read = async (webinar: Webinar, locale = '') =>
    (await world.request(`${locale}/webinars/${webinar.slug}/`, { headers: { accept: 'text/html' } })).text();

  it('says which part it is, leads to the others, and names what its form registers for', async () => {
    const series = await makeSeries();
    const parts = await openParts(series.id);
    const [first, second, third] = parts as [Webinar, Webinar, Webinar];
    const html = await read(second);
    expect(html).toContain('<p>Part 2 of 3 of the series “Care and marketing”</p>');
    expect(html).toContain('<li>Part 1: Fri 18 June 2027</li><li>Part 3: Fri 2 July 2027</li>');
    expect(html).toContain(`<b>${first.id},${third.id}</b>`);
    expect(await read(second, '/de')).toContain('<p>Teil 2 von 3 der Reihe „Care and marketing“</p>');
    await post(world, `/api/console/webinars/${first.id}/cancel`, {}, { cookie: host });
    expect((await patch(series, { registration: 'each', version: 1 })).status).toBe(200);
    world.tick(5_001);
    expect(await read(second)).toContain('Part 1 of 2');
    expect(await read(second)).toContain('<b>none</b>');
  });

  it('says nothing of a series of one, and of one that it left', async () => {
    const parts = await openParts((await makeSeries()).id, 2);
    const [first, second] = parts as [Webinar, Webinar];
    expect((await change(second.id, { series: null })).status).toBe(200);
    world.tick(5_001);
    expect(await read(first)).toContain('<p></p><b>none</b>');
    expect(await (await get(world, `/api/series/${first.series}`)).json()).toMatchObject({
      title: 'Care and marketing',
      webinars: [{ id: first.id }],
    });
    expect(await itemsOf(world, `series#${first.series}|webinar#`)).toHaveLength(1);
  });

  it('registers for each by itself where a series says so', async () => {
    const parts = await openParts((await makeSeries('each')).id, 2);
    await register(world, parts[0]?.slug ?? '', 'anna@example.com');
    await world.settle();
    expect(await statesOf(parts)).toEqual([['registered'], []]);
    expect(mailsTo('anna@example.com')[0]?.calendar?.method).toBe('REQUEST');
  });
});

describe('the team', () => {
  it('makes and changes series, meets a change of somebody else, and is told in the audit log', async () => {
    const series = await makeSeries('each');
    expect((await post(world, '/api/console/series', { title: ' ', registration: 'each' }, { cookie: host })).status).toBe(422);
    expect(await (await patch(series, { title: 'Other', version: 1 })).json()).toMatchObject({
      title: 'Other',
      registration: 'each',
      version: 2,
    });
    const met = await patch(series, { registration: 'all', version: 1 });
    expect([met.status, ((await met.json()) as { current: Series }).current.title]).toEqual([409, 'Other']);
    expect((await patch({ ...series, id: '0'.repeat(10) }, { version: 1 })).status).toBe(404);
    expect(await (await get(world, '/api/console/series', host)).json()).toMatchObject({ items: [{ id: series.id, title: 'Other' }] });
    const told = (await itemsOf(world, 'audit#')).filter(({ thing }) => thing === `series#${series.id}`);
    expect(told.map(({ act }) => act).sort()).toEqual(['series.changed', 'series.created']);
  });

  it('puts no webinar into a series that is not there, or that is full, and a copy stays in it', async () => {
    const { id } = await makeSeries('each');
    const [part] = await openParts(id, 1);
    expect((await change(part?.id ?? '', { series: '0'.repeat(10) })).status).toBe(422);
    const copy = (await (await post(world, `/api/console/webinars/${part?.id}/duplicate`, {}, { cookie: host })).json()) as Webinar;
    expect([copy.series, (await world.deps.series.find(id))?.webinars.length]).toEqual([id, 2]);
    // Its pages show what is public.
    expect((await world.deps.series.around(id))?.webinars.map((one) => one.id)).toEqual([part?.id]);
    for (let n = 0; n < 48; n += 1)
      await world.deps.table.put({
        pk: `series#${id}`,
        sk: `webinar#${String(n).padStart(10, '0')}`,
        webinar: String(n).padStart(10, '0'),
      });
    const another = await openWebinar(world, { title: 'One too many' });
    expect((await change(another.id, { series: id })).status).toBe(422);
    expect((await change(part?.id ?? '', { promise: 'Still changeable.' })).status).toBe(200);
  });
});
