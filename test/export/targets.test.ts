/** Each target: its header to the letter, its own forms of things, and no cell that a spreadsheet runs; read back by another reader. */
import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { confirm } from '#functions/consent/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { toPhone, upTo } from '#functions/export/cells.ts';
import { noProgress, writeParts } from '#functions/export/parts.ts';
import { createMembers } from '#functions/since/members.ts';
import { type ExportTarget, type ExportView, exportTargets, ofOneWebinar } from '#shared/export.ts';
import type { Webinar } from '#shared/webinar.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
let cookie: string;

const proof = 'consent_confirmed_at,consent_asked_at,consent_text_version,consent_text_hash,consent_language,consent_method,consent_page';
const lead = 'First Name,Last Name,Company,Email,Title,Phone,Mobile Phone,Country,Lead Source,Lead Status,Email Opt Out,Description';
const headers: Readonly<Partial<Record<ExportTarget, string>>> = {
  hubspot: `Email,First Name,Last Name,Company Name,Job Title,Phone Number,Country/Region,Lifecycle Stage,Lead Status,Contact owner,Legal basis for processing contact's data,${proof}`,
  mailchimp: `Email Address,First Name,Last Name,Company,Job Title,Phone Number,Language,Tags,${proof}`,
  'salesforce-leads': lead,
  'salesforce-campaign-members': `${lead},Campaign ID,Campaign Member Status`,
  listmonk: 'email,name,attributes',
  'listmonk-blocklist': 'email,name,attributes',
  ghost: 'email,name,note,subscribed_to_emails,labels,created_at',
};

beforeAll(async () => {
  world = await openWorld();
  cookie = await signedIn(world, ['marketer']);
  webinar = await openWebinar(world, { live: true, title: '=Title' });
  const person = { name: '=Ana', company: '@Example; "Air"', jobTitle: '+1', phone: '0049 (0)30 1234567', country: 'de', locale: 'de' };
  for (const who of ['yes', 'gone']) await register(world, webinar.slug, `${who}@example.com`, { ...person, consent: { marketing: true } });
  await register(world, webinar.slug, 'also@example.com', { name: 'Alma Example', company: 'Example Rail', consent: { marketing: true } });
  await register(world, webinar.slug, 'no@example.com', { name: 'Nora Example' });
  await world.settle();
  const seat = await join(world, 'yes@example.com');
  await post(world, `/api/live/${webinar.id}/presence`, { seconds: 60 }, { cookie: seat });
  for (const text of ['=Who answers?', 'And at night?']) await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie: seat });
  await world.settle();
  const now = world.deps.now();
  const act = { method: 'mailed-button', locale: 'de', page: '/confirm/' } as const;
  for (const who of ['yes', 'also', 'gone']) {
    const id = addressToContact(world.config.CONTACT_KEY, `${who}@example.com`);
    await world.deps.contact.decide(id, (contact) => {
      const agreed = confirm(contact, ['marketing'], now, act, true);
      const suppressed = who === 'gone' ? { marketing: { why: 'bounced' as const, at: now.toISOString() } } : {};
      return agreed && { ...agreed, contact: { ...agreed.contact, suppressed } };
    });
  }
});

const make = async (body: Record<string, unknown>): Promise<ExportView> => {
  const asked = (await (await post(world, '/api/console/exports', { webinar: webinar.id, ...body }, { cookie })).json()) as ExportView;
  await world.settle();
  return (await (await get(world, `/api/console/exports/${asked.id}`, cookie)).json()) as ExportView;
};
const textOf = ({ id }: ExportView, name = 'list.csv'): string => (world.objects.get(`exports/${id}/${name}`) ?? '').replace('\ufeff', '');
const rowsOf = (view: ExportView, name?: string): string[][] =>
  parse(textOf(view, name), { relax_column_count: true, record_delimiter: '\r\n' });

const runs = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;

describe.each(exportTargets)('a file for %s', (target) => {
  it('reads back, and holds no cell that a spreadsheet runs', async () => {
    const view = await make({ target, purpose: 'marketing' });
    expect(view.state).toBe('ready');
    const rows = rowsOf(view);
    // The first lines of each, for whoever wants to see them.
    console.log(`${target}\n${textOf(view).split('\r\n').slice(0, 3).join('\n')}\n`);
    for (const cell of rows.flat()) expect(cell).not.toMatch(runs);
    if (headers[target]) expect(rows[0]?.join(',')).toBe(headers[target]);
    const emails = rows
      .flat()
      .filter((cell) => cell.includes('@example.com'))
      .sort();
    const isBlocklist = target === 'listmonk-blocklist';
    if (!target.endsWith('questions')) expect(emails).toEqual(isBlocklist ? ['gone@example.com'] : ['also@example.com', 'yes@example.com']);
    if (target.endsWith('questions') || isBlocklist) return;
    expect(view.excluded).toEqual({ bounced: 1, consent: 1 });
    expect(textOf(view)).toMatch(/[0-9a-f]{16}/);
    const beside = target === 'mailchimp' ? 'cleaned.csv' : 'suppression.csv';
    expect(
      rowsOf(view, beside)
        .slice(1)
        .map(([email]) => email),
    ).toEqual(['gone@example.com']);
  });
});

describe('the forms of a tool', () => {
  it('are those of each', async () => {
    const cellsOf = async (target: ExportTarget) => {
      const [head = [], ...rows] = rowsOf(await make({ target, purpose: 'marketing' }));
      const row = rows.find((cells) => cells.includes('yes@example.com')) ?? [];
      return Object.fromEntries(head.map((name, at) => [name, row[at]]));
    };
    expect(await cellsOf('hubspot')).toMatchObject({
      'Phone Number': "'+49301234567",
      'Country/Region': 'Germany',
      "Legal basis for processing contact's data": 'Freely given consent from contact',
    });
    expect(await cellsOf('salesforce-campaign-members')).toMatchObject({
      'Last Name': "'=Ana",
      'Email Opt Out': '0',
      'Campaign Member Status': 'Attended',
    });
    const { attributes = '{}' } = await cellsOf('listmonk');
    expect(JSON.parse(attributes)).toMatchObject({ company: '\'@Example; "Air"', consent_method: 'mailed-button', language: 'de' });
    expect(await cellsOf('ghost')).toMatchObject({ subscribed_to_emails: 'true' });
  });

  it.each([
    ['+49 (0)30 123456', '+4930123456'],
    ['0049 30 123456', '+4930123456'],
    ['030 123456', '030 123456'],
    ['+12', '+12'],
    ['', undefined],
  ])('the phone number %j is %j', (typed, written) => expect(toPhone(typed)).toBe(written));

  it('cut no sign in two', () => expect([upTo('aü', 2), upTo('👩‍👩‍👧', 10), upTo('abc', 3)]).toEqual(['a', '', 'abc']));
});

describe('Zoom’s report', () => {
  it('is read as tools read it: blocks by their titles', async () => {
    const rows = rowsOf(await make({ target: 'zoom-attendees', purpose: 'service' }));
    const after = (title: string): string[][] => rows.slice(rows.findIndex(([first]) => first === title) + 1);
    expect(rows[0]).toEqual(['Attendee Report']);
    const [names = [], cells = []] = rows.slice(2, 4);
    const summary = Object.fromEntries(names.map((name, at) => [name, cells[at]]));
    expect(summary).toMatchObject({
      Topic: "'=Title",
      'Webinar ID': webinar.id,
      '# Registered': '4',
      '# Cancelled': '0',
      'Unique Viewers': '1',
    });
    const [header, ...people] = after('Attendee Details');
    expect(header?.join(',')).toBe(
      'Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name',
    );
    expect(people.map((one) => [one[0], one[4], one[7]]).sort()).toEqual([
      ...['also', 'gone', 'no'].map((who) => ['No', `${who}@example.com`, 'approved']),
      ['Yes', 'yes@example.com', 'approved'],
    ]);
  });
});

it('a spreadsheet holds what the CSV file holds', async () => {
  const body = { target: 'plain', purpose: 'service', columns: ['email', 'name', 'company', 'registered_at'] };
  const view = await make({ ...body, format: 'xlsx' });
  const [sheet] = await readXlsx(Buffer.from(world.objects.get(`exports/${view.id}/list.xlsx`) ?? '', 'latin1'));
  const cells = (sheet?.data ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  expect(cells).toEqual(rowsOf(await make(body)));
  expect(cells[0]).toEqual(
    ['email', 'name', 'company', 'do_not_mail', 'registered_at'].toSorted(
      (a, b) => (cells[0] ?? []).indexOf(a) - (cells[0] ?? []).indexOf(b),
    ),
  );
});

describe('asking', () => {
  it.each([
    [{ target: 'plain', purpose: 'service', columns: ['email', 'salary'] }, ['#/columns/1']],
    [{ target: 'hubspot', purpose: 'marketing', format: 'xlsx' }, ['#/format']],
    [{ target: 'hubspot', purpose: 'marketing', overHold: { reason: '' } }, ['#/overHold/reason']],
    [{ target: 'plain', purpose: 'service', columns: Array(1_000).fill('email') }, ['#/columns']],
    [{ target: 'plain', purpose: 'service', account_id: 'x' }, ['#/account_id']],
    [{ target: "plain' OR 1=1", purpose: 'service' }, ['#/target']],
    [{ target: 'salesforce-campaign-members', purpose: 'marketing', campaign: '=1' }, ['#/campaign']],
  ])('is refused as %j', async (body, pointers) => {
    const problem = await problemOf(
      await writesNothing(world, () => post(world, '/api/console/exports', { webinar: webinar.id, ...body }, { cookie })),
      'invalid',
    );
    expect(pointersOf(problem)).toEqual(pointers);
  });

  it('looking, listing and taking need the same right', async () => {
    const host = await signedIn(world, ['host']);
    const body = { webinar: webinar.id, target: 'hubspot', purpose: 'marketing' };
    const view = await make(body);
    for (const path of ['exports', 'exports/preview'])
      await problemOf(await post(world, `/api/console/${path}`, body, { cookie: host }), 'forbidden');
    for (const path of ['', '/file', '/file/suppression'])
      await problemOf(await get(world, `/api/console/exports/${view.id}${path}`, host), 'forbidden');
    const listed = async (who: string) =>
      ((await (await get(world, `/api/console/exports?webinar=${webinar.id}`, who)).json()) as { items: ExportView[] }).items;
    expect((await listed(cookie)).some(({ id }) => id === view.id)).toBe(true);
    expect((await listed(host)).every(({ target }) => target === 'plain' || target === 'questions')).toBe(true);
    for (const limit of ['-1', '1e9', 'abc']) expect((await get(world, `/api/console/exports?limit=${limit}`, cookie)).status).toBe(422);
  });
});

describe('a file of a segment', () => {
  it.each(exportTargets.filter((target) => !ofOneWebinar.includes(target)))(
    'for %s holds who of it agreed, and with a reason who is owed an answer',
    async (target) => {
      const rules = { all: [{ rule: 'state', in: [webinar.id], is: 'registered' }] };
      const saved = (await (await post(world, '/api/console/segments', { name: `All for ${target}`, rules }, { cookie })).json()) as {
        id: string;
      };
      const held = addressToContact(world.config.CONTACT_KEY, 'also@example.com');
      const owe = (owed: Set<string> | undefined) =>
        world.deps.contact.decide(held, ({ owed: _, ...contact }) => ({ contact: { ...contact, ...(owed ? { owed } : {}) }, entries: [] }));
      await owe(new Set(['q']));
      await world.settle();
      const of = { webinar: undefined, segment: saved.id, target, purpose: 'marketing' };
      const emailsOf = async (body: Record<string, unknown>) =>
        rowsOf(await make(body))
          .flat()
          .filter((cell) => cell.includes('@example.com'))
          .sort();
      const isBlocklist = target === 'listmonk-blocklist';
      expect(await emailsOf(of)).toEqual([isBlocklist ? 'gone@example.com' : 'yes@example.com']);
      const over = await emailsOf({ ...of, overHold: { reason: 'A recall' } });
      expect(over).toEqual(isBlocklist ? ['gone@example.com'] : ['also@example.com', 'yes@example.com']);
      await owe(undefined);
      await world.settle();
    },
  );
});

it('the next file goes on where one may hold no more rows', async () => {
  const kept = new Map<string, Uint8Array[]>();
  const multipart = {
    begin: async (key: string) => key,
    part: async (key: string, _: string, n: number, bytes: Uint8Array) => {
      kept.set(key, [...(kept.get(key) ?? []), Uint8Array.from(bytes)]);
      return String(n);
    },
    complete: async () => {},
    abort: async () => {},
  };
  const writing = {
    ...{ id: 'e', objects: { ...world.deps.objects, multipart }, plan: { heads: { list: [['n']] }, most: 3 }, isBare: true, partBytes: 8 },
    naming: (name: string, number: number) => ({ key: `${name}-${number}`, filename: `${name}-${number}.csv` }),
    ...{ members: createMembers(undefined), explain: async () => undefined, save: async () => true, told: async () => {} },
    isLate: () => false,
  };
  const pages = async function* () {
    for (const n of [0, 2, 4, 6]) yield { rows: { list: [[n], [n + 1]] }, looked: 2, left: {}, place: { n } };
  };
  const done = await writeParts(writing, noProgress, pages);
  expect(typeof done === 'string' ? done : done.sheets.map(({ key, rows }) => [key, rows])).toEqual([
    ['list-1', 3],
    ['list-2', 3],
    ['list-3', 2],
  ]);
  const texts = [...kept.values()].map((parts) => Buffer.concat(parts).toString().split('\r\n').filter(Boolean));
  expect(texts).toEqual([
    ['n', '0', '1', '2'],
    ['n', '3', '4', '5'],
    ['n', '6', '7'],
  ]);
});
