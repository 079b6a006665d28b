/** The gate before a report: asked once, answered alike for everybody, and never passed by a program that looks at links. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '#shared/problem.ts';
import { get, join, openWebinar, post, register } from '../support/people.ts';
import { FILE, GATE, type Gated, openGate, SLUG } from './gated.ts';

let it0: Gated;
beforeEach(async () => {
  it0 = await openGate();
});
const ANNA = 'anna@example.com';

it('keeps the file behind the gate, and says in public that there is one', async () => {
  const { world, page } = it0;
  const { items } = (await (await get(world, '/api/reports')).json()) as { items: readonly object[] };
  expect(items).toMatchObject([{ slug: SLUG, gated: true }]);
  expect((await get(world, FILE)).status).toBe(401);
  const answer = await page(FILE);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, GATE]);
  const form = await (await page(GATE)).text();
  for (const part of ['type="email"', 'name="purpose"', 'name="consent.marketing"', 'name="website"']) expect(form).toContain(part);
  expect(form).not.toContain('checked');
});

it('answers alike for known and unknown addresses, mails a link, and asks no second time', async () => {
  const { world, links, press, page, publish, cookiesOf, counts } = it0;
  const asked = await post(world, GATE, { email: ANNA, purpose: 'decide' });
  expect([asked.status, await asked.json()]).toEqual([202, { status: 'check-your-inbox' }]);
  await world.settle();
  const [link = ''] = links(ANNA);
  // A mail scanner looks, as often as it likes: nothing happens.
  expect((await (await page(link)).text()).toLowerCase()).toContain('<form method="post">');
  expect((await world.deps.contact.find(it0.idOf(ANNA)))?.ttl).toBeDefined();
  const opened = await press(link);
  expect([opened.status, opened.headers.get('location')]).toEqual([303, expect.stringContaining('files.example.com/reports/')]);
  const seat = cookiesOf(opened);
  expect(opened.headers.get('set-cookie')).toContain('HttpOnly');
  expect((await world.deps.contact.find(it0.idOf(ANNA)))?.ttl).toBeUndefined();

  await publish('another', { title: 'Another', gated: true });
  const second = await page('/api/reports/another/file', seat);
  expect([second.status, second.headers.get('location')]).toEqual([303, expect.stringContaining('files.example.com/reports/')]);
  expect(links(ANNA)).toHaveLength(1);
  const again = await post(world, GATE, { email: ANNA, purpose: 'decide' });
  expect([again.status, await again.json()]).toEqual([202, { status: 'check-your-inbox' }]);
  await world.settle();
  expect(await counts()).toMatchObject({ [SLUG]: { asked: 1, got: 1, fresh: 1 }, another: { asked: 0, got: 1, fresh: 0 } });
});

it('sends one mail for a double click, and none to fill somebody’s box', async () => {
  const { world, links } = it0;
  const form = { email: ANNA, purpose: 'work' };
  await Promise.all([post(world, GATE, form), post(world, GATE, form)]);
  await world.settle();
  await post(world, GATE, form);
  await world.settle();
  expect(links(ANNA)).toHaveLength(1);
  for (let n = 0; n < 25; n += 1) {
    world.tick(61_000);
    await post(world, GATE, form);
    await world.settle();
  }
  expect(links(ANNA).length).toBeLessThanOrEqual(20);
  expect(await it0.counts()).toMatchObject({ [SLUG]: { asked: 1 } });
});

it('shows the form again with what was typed, in words for each field', async () => {
  const { press } = it0;
  const answer = await press(GATE, { email: '"><script>alert(1)</script>', purpose: 'work' });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('Please give an email address like you@example.com.');
  expect(html).toContain('<option value="work" selected>');
  expect(html).toMatch(/id="gate-email"[^>]* aria-invalid="true" aria-describedby="gate-email-error"/);
  expect(html).toContain('<li><a href="#gate-email">');
  const both = await (await press(GATE, { email: 'anna' })).text();
  expect(both.match(/aria-invalid="true"/g), 'all that is wrong at once').toHaveLength(2);
  const ticked = await (await press(GATE, { email: 'anna', purpose: 'work', 'consent.marketing': 'on' })).text();
  expect(ticked, 'what a reader ticked stays').toMatch(/name="consent.marketing" checked/);
  const missing = await press(GATE, { email: ANNA });
  expect([missing.status, await missing.text()]).toEqual([422, expect.stringContaining('Please say what you read it for.')]);
  const sent = await press(GATE, { email: ANNA, purpose: 'work' });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${GATE}?said=sent`]);
  expect(await (await it0.page(`${GATE}?said=sent`)).text()).toContain('some mailboxes take no mail');
});

it('answers the honeypot like everybody, and writes nothing', async () => {
  const { world } = it0;
  const answer = await post(world, GATE, { email: ANNA, purpose: 'work', website: 'https://spam.example' });
  expect(answer.status).toBe(202);
  await world.settle();
  expect(await world.deps.contact.find(it0.idOf(ANNA))).toBeUndefined();
});

it('asks a crowd for a proof of work', async () => {
  const { world } = it0;
  const from = (n: number) => post(world, GATE, { email: `r${n}@example.com`, purpose: 'work' }, { 'x-viewer-address': '203.0.113.9:443' });
  const most = world.deps.config.NETWORK_LIMIT;
  for (let n = 0; n < most; n += 1) expect((await from(n)).status).toBe(202);
  const refused = (await (await from(most)).json()) as Problem;
  expect(refused.type).toContain('proof-needed');
});

it('knows a registrant by the link to their seat, and asks them for the purpose alone', async () => {
  const { world, page, press } = it0;
  const webinar = await openWebinar(world);
  const guest = await register(world, webinar.slug, 'rita@example.com', { name: 'Rita Example' });
  await world.settle();
  expect((await page(FILE, guest)).headers.get('location')).toBe(GATE);
  expect(await (await page(GATE, guest)).text()).toContain('type="email"');
  const seat = await join(world, 'rita@example.com');
  const form = await (await page(GATE, seat)).text();
  expect(form).toContain('name="purpose"');
  expect(form).not.toContain('type="email"');
  const got = await press(GATE, { purpose: 'learn' }, { cookie: seat });
  expect(got.headers.get('location')).toContain('files.example.com/reports/');
  expect((await page(FILE, seat)).headers.get('location')).toContain('files.example.com/reports/');
});

it('writes a download down as a touch, once for a double click, with where the reader came from', async () => {
  const { world, press, links, idOf } = it0;
  const referer = `${world.config.PARLEY_URL}/reports/${SLUG}/?utm_source=letter&utm_campaign=autumn`;
  await press(GATE, { email: ANNA, purpose: 'work' }, { referer });
  await world.settle();
  const [link = ''] = links(ANNA);
  await Promise.all([press(link), press(link)]);
  await press(link);
  const contact = await world.deps.contact.find(idOf(ANNA));
  expect(contact).toMatchObject({
    did: [`download:${SLUG}`],
    first: { source: 'letter', campaign: 'autumn', landing: `/reports/${SLUG}/` },
  });
  const person = await world.deps.profile.read(idOf(ANNA));
  expect(person && 'items' in person ? person.items.filter(({ sk }) => sk.startsWith('touch#')) : []).toMatchObject([
    { kind: 'download', report: SLUG, why: 'work' },
  ]);
  world.tick(601_000);
  await press(link);
  expect(await it0.counts()).toMatchObject({ [SLUG]: { got: 2 } });
});

it('gives nobody what is withdrawn, and a link of somebody else opens nothing', async () => {
  const { world, host, links, press, page } = it0;
  await post(world, GATE, { email: ANNA, purpose: 'work' });
  await world.settle();
  const [link = ''] = links(ANNA);
  expect((await page(`${link.slice(0, -2)}xx`)).status).toBe(403);
  expect((await press(link.replace(SLUG, 'another'))).status).toBe(403);
  await post(world, `/api/console/reports/${SLUG}/state`, { state: 'withdrawn', version: 3 }, { cookie: host });
  for (const answer of [await page(link), await press(link)]) {
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('no longer offered');
  }
  expect((await post(world, GATE, { email: 'b@example.com', purpose: 'work' })).status).toBe(410);
});

it('mails nobody whose address bounced, and says so to nobody else', async () => {
  const { world, links, pass, idOf } = it0;
  await pass(ANNA);
  await world.deps.contact.decide(idOf(ANNA), (known) => ({
    contact: { ...known, suppressed: { service: { why: 'bounced', at: known.firstAt } } },
    entries: [],
  }));
  world.tick(120_000);
  const answer = await post(world, GATE, { email: ANNA, purpose: 'work' });
  expect([answer.status, await answer.json()]).toEqual([202, { status: 'check-your-inbox' }]);
  await world.settle();
  expect(links(ANNA)).toHaveLength(1);
});

describe('consent', () => {
  it('is asked for and never needed', async () => {
    const { world, idOf } = it0;
    await post(world, GATE, { email: ANNA, purpose: 'work', consent: { marketing: true } });
    await post(world, GATE, { email: 'b@example.com', purpose: 'work' });
    await world.settle();
    expect(await world.deps.contact.ledger(idOf(ANNA))).toMatchObject([{ kind: 'asked', purpose: 'marketing', page: `/reports/${SLUG}/` }]);
    expect((await world.deps.contact.find(idOf(ANNA)))?.consent?.marketing?.state).toBe('asked');
    expect(world.mails.filter(({ mail }) => mail.to === ANNA)).toHaveLength(2);
    expect(await world.deps.contact.ledger(idOf('b@example.com'))).toEqual([]);
  });

  it('is the price where the owner says so, under the owner’s words', async () => {
    const price = 'We live by readers who let us write to them.';
    const { world, press, page, pass, idOf, save, publish, host } = await openGate({ price });
    const form = await (await page(GATE)).text();
    expect(form).toContain(price);
    expect(form).toMatch(/name="consent.marketing" required/);
    const without = await press(GATE, { email: ANNA, purpose: 'work' });
    expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('it is the price of this report')]);
    const other = await press(GATE, { email: ANNA, purpose: 'work', 'consent.marketing': 'on', words: 'It is free.' });
    expect([other.status, await other.text()]).toEqual([422, expect.stringContaining('have changed')]);
    const seat = await pass(ANNA, { consent: { marketing: true }, words: price });
    const [entry] = await world.deps.contact.ledger(idOf(ANNA));
    expect(entry).toMatchObject({ kind: 'asked', textVersion: `report:${SLUG}:3`, text: expect.stringContaining(price) });
    expect(entry?.textHash).toHaveLength(16);
    expect((await page(FILE, seat)).headers.get('location')).toContain('files.example.com');

    // Another report has a price of its own, unless they agreed for good; an open gate has none.
    await publish('second', { gated: true, price: 'The same here.' });
    expect((await page('/api/reports/second/file', seat)).headers.get('location')).toBe('/api/reports/second/requests');
    const asked = await (await page('/api/reports/second/requests', seat)).text();
    expect([asked.includes('type="email"'), asked.includes('name="purpose"'), asked.includes('name="consent.marketing"')]).toEqual([
      false,
      false,
      true,
    ]);
    await save('second', { gated: false, version: 3 });
    expect((await page('/api/reports/second/file')).headers.get('location')).toContain('files.example.com');
    const log = await (await get(world, '/api/console/audit', await adminOf(world))).text();
    expect(log).toContain('paper.opened');
    expect(host).toBeTruthy();
  });
});

const adminOf = async (world: Gated['world']) => (await import('../support/people.ts')).signedIn(world, ['admin']);
