/** A list of people from elsewhere through its routes: looked through, carried out, taken back. */
import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import { followImport } from '#functions/import/reactions.ts';
import type { ImportView } from '#shared/import.ts';
import { openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let marketer: string;
const path = '/api/console/contacts/imports';
const idOf = (address: string) => addressToContact(world.config.CONTACT_KEY, address);
const contactOf = (address: string) => world.deps.contact.find(idOf(address));

beforeAll(async () => {
  world = await openWorld();
});
// A day passes in one of the tests, and with it the session.
beforeEach(async () => {
  marketer = await signedIn(world, ['marketer']);
});

const upload = async (file: string | Uint8Array<ArrayBuffer>, query = 'dryRun=1'): Promise<ImportView> => {
  const headers = { 'content-type': 'text/csv', origin: BASE, cookie: marketer };
  const answer = await world.request(`${path}?${query}`, { method: 'POST', body: file, headers });
  expect(answer.status).toBe(202);
  const { id } = (await answer.json()) as ImportView;
  await world.settle();
  return view(id);
};
const view = async (id: string): Promise<ImportView> =>
  (await (await world.request(`${path}/${id}`, { headers: { cookie: marketer } })).json()) as ImportView;
const act = async (id: string, action: string, body: unknown = {}) => {
  const answer = await post(world, `${path}/${id}/${action}`, body, { cookie: marketer });
  if (answer.status === 202) {
    world.tick(6_000);
    await world.settle();
  }
  return { status: answer.status, view: await view(id) };
};
const counts = (found: ImportView) => Object.fromEntries(Object.entries(found.counts).filter(([, count]) => count > 0));

describe('a list of people', () => {
  it('is looked through without changing anybody, and the report says of each line what is wrong and what to do', async () => {
    const file = [
      'Email;First Name;Last Name;Company;Land;Telefon',
      'new@example.com;Nora;New;Example Air;Österreich;+43 1 234',
      ';Nobody;;;;',
      'not an address;;;;;',
      'NEW@example.com;Again;;;;',
      'odd@example.com;Odd;;;Atlantis;call me',
      'wide@example.com;Wide;Example;One; Two;;;',
      'shifted@example.com;Shifted;Example;One; Two;DE;;;x',
    ].join('\r\n');
    const found = await upload(Uint8Array.from(file, (letter) => letter.charCodeAt(0)));
    expect(found).toMatchObject({ state: 'checked', encoding: 'windows-1252', delimiter: ';', source: 'plain', rows: 7 });
    expect(counts(found)).toEqual({ added: 4, wrong: 2, repeated: 1 });
    expect(found.remarks.map(({ line, what }) => [line, what])).toEqual([
      [3, 'There is no address in this line.'],
      [4, 'This is no address that mail can be sent to.'],
      [5, 'An earlier line has the same address.'],
      [6, 'We do not know this country.'],
      [6, 'This is no phone number.'],
      [7, 'We do not know this country.'],
      [8, 'This line has more cells than the header.'],
      [8, 'We do not know this country.'],
      [8, 'This is no phone number.'],
    ]);
    expect(await contactOf('new@example.com')).toBeUndefined();
    const report = parse(world.objects.get(`imports/${found.id}/report.csv`) ?? '', { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(report.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual([
      '2 new person',
      '3 left out',
      '4 left out',
      '5 left out',
      '6 new person',
      '6 new person',
      '7 new person',
      '8 new person',
      '8 new person',
      '8 new person',
    ]);
    expect(JSON.stringify(report)).not.toMatch(/new@|odd@|Nora/i);
    const { view: done } = await act(found.id, 'run', { origin: 'Fair in Vienna', labels: ['fair'] });
    expect(done).toMatchObject({ state: 'done', looked: 7, counts: found.counts });
    expect(await contactOf('new@example.com')).toMatchObject({
      name: 'Nora New',
      company: 'Example Air',
      country: 'AT',
      phone: '+43 1 234',
      labels: ['fair'],
      imported: { import: found.id, origin: 'Fair in Vienna' },
    });
  });

  it('never agrees to anything for somebody, whatever its columns say, and restricts where they say so', async () => {
    const webinar = await openWebinar(world);
    await register(world, webinar.slug, 'ticked@example.com', { name: 'Tick Example', consent: { marketing: true } });
    await world.settle();
    const before = await contactOf('ticked@example.com');
    const mailchimp = [
      '"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID,EUID,TAGS',
      'ticked@example.com,Tick,Other,5,"2026-01-01 10:00:00","2026-01-01 10:01:00",1,a,"""vip"",""fair"""',
      'cold@example.com,Cold,Example,5,"2026-01-01 10:00:00","2026-01-01 10:01:00",2,b,',
    ].join('\n');
    const found = await upload(mailchimp, 'dryRun=0');
    expect(found).toMatchObject({ state: 'done', source: 'mailchimp' });
    expect(counts(found)).toEqual({ added: 1, filled: 1 });
    const ticked = await contactOf('ticked@example.com');
    expect(ticked).toMatchObject({ name: 'Tick Example', labels: ['fair', 'vip'], consent: before?.consent });
    expect((await contactOf('cold@example.com'))?.consent).toBeUndefined();
    expect(world.mails.filter(({ mail }) => mail.to === 'cold@example.com')).toEqual([]);

    const gone = await upload(
      'Email Address,UNSUB_TIME,LEID\ncold@example.com,2026-05-01,2\nstranger@example.com,2026-05-02,3\n',
      'dryRun=0',
    );
    expect(counts(gone)).toEqual({ stopped: 2 });
    expect(await contactOf('cold@example.com')).toMatchObject({ name: 'Cold Example', suppressed: { marketing: { why: 'imported' } } });
    // Of a stranger the code of the address is kept alone.
    const stranger = await contactOf('stranger@example.com');
    expect(stranger).toMatchObject({ suppressed: { marketing: { why: 'imported' } } });
    expect(JSON.stringify(stranger)).not.toContain('stranger@');

    // A file of subscribers does not lift it.
    const again = await upload('email,name,attributes,status\ncold@example.com,,"{""company"":""Example Sea""}",enabled\n', 'dryRun=0');
    expect(again.source).toBe('listmonk');
    expect(await contactOf('cold@example.com')).toMatchObject({ company: 'Example Sea', suppressed: { marketing: { why: 'imported' } } });

    const { view: back } = await act(gone.id, 'undo');
    expect(back).toMatchObject({ state: 'undone', back: { whole: 1, partly: 1 } });
    expect(await contactOf('stranger@example.com')).toBeUndefined();
    expect(await contactOf('cold@example.com')).toMatchObject({ company: 'Example Sea' });
    expect((await contactOf('cold@example.com'))?.suppressed).toEqual({});
  });

  it('is taken back as one act: who changed since keeps what changed', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => `back${n}@example.com,Back Example,Example Back`);
    const found = await upload(['email,name,company', ...rows].join('\n'), 'dryRun=0');
    expect(counts(found)).toEqual({ added: 60 });
    const webinar = await openWebinar(world, { title: 'Another one' });
    await register(world, webinar.slug, 'back7@example.com', { name: 'Other Name' });
    await world.deps.contact.decide(idOf('back8@example.com'), (contact) => ({
      contact: { ...contact, company: 'Changed Since' },
      entries: [],
    }));
    await world.settle();
    const { view: undone } = await act(found.id, 'undo');
    expect(undone).toMatchObject({ state: 'undone', back: { whole: 58, partly: 2 } });
    expect(await contactOf('back0@example.com')).toBeUndefined();
    expect(await contactOf('back7@example.com')).toMatchObject({ name: '', company: '', address: 'back7@example.com' });
    expect(await contactOf('back8@example.com')).toMatchObject({ name: '', company: 'Changed Since' });
    const admin = await signedIn(world, ['admin']);
    const audit = await (await world.request('/api/console/audit?limit=200', { headers: { cookie: admin } })).text();
    expect(audit.split(`import#${found.id}`)).toHaveLength(3);
    expect(audit).not.toContain('back0@');
    expect((await act(found.id, 'undo')).status).toBe(409);
  });

  it('leaves out who had everything erased, and can be taken back for a day only', async () => {
    const one = await upload('email,name\nleaving@example.com,Lea Example\n', 'dryRun=0');
    const known = await contactOf('leaving@example.com');
    if (known) await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    const again = await upload('email,name\nleaving@example.com,Lea Example\n', 'dryRun=0');
    expect(counts(again)).toEqual({ erased: 1 });
    expect(await contactOf('leaving@example.com')).not.toHaveProperty('name');
    world.tick(24 * 3_600_000);
    marketer = await signedIn(world, ['marketer']);
    expect((await act(one.id, 'undo')).status).toBe(410);
  });

  it('goes on after a death between two of its steps, and counts nobody twice', async () => {
    const rows = Array.from({ length: 55 }, (_, n) => `death${n}@example.com`);
    const { id } = await upload(['E-Mail', ...rows].join('\n'));
    const transact = world.deps.table.transact;
    // The third piece of work dies: before anything of it, as after the write whose answer never came.
    for (const isWritten of [false, true]) {
      let left = isWritten ? 0 : 2;
      world.deps.table.transact = async (writes) => {
        const isWork = writes.length > 20;
        if (isWork && left === 0) {
          if (isWritten) await transact(writes);
          throw new Error('killed');
        }
        if (isWork) left -= 1;
        return transact(writes);
      };
      if (!isWritten) await post(world, `${path}/${id}/run`, {}, { cookie: marketer });
      await expect(world.settle()).rejects.toThrow('failed');
      world.deps.table.transact = transact;
      await world.deps.queue('work', { kind: 'import', id });
    }
    await world.settle();
    expect(await view(id)).toMatchObject({ state: 'done', looked: 55, counts: { added: 55 } });
  });

  it('costs three items a new person, and one step for twenty-four of them', async () => {
    const rows = Array.from({ length: 48 }, (_, n) => `paid${n}@example.com,Pay Example`);
    const { id } = await upload(['email,name', ...rows].join('\n'));
    const begun = { state: 'running', looked: 0, ranAt: world.deps.now().toISOString() } as const;
    await world.deps.imports.step(id, 'checked', begun);
    world.takeUnits();
    await followImport(world.deps, id);
    const written = world.takeUnits().filter(({ operation }) => operation === 'transact');
    expect(written.map(({ write }) => write)).toEqual([24 * 6 + 2, 24 * 6 + 2]);
  });

  it.each([
    ['', 'dryRun=1', 400],
    ['a,b\n', 'dryRun=maybe', 422],
    ['a,b\n', 'parts=0', 422],
    ['a,b\n', 'parts=41', 422],
    ['a,b\n', 'consent=confirmed', 422],
  ])('refuses %j with ?%s: %i', async (body, query, status) => {
    const headers = { 'content-type': 'text/csv', origin: BASE, cookie: marketer };
    expect((await world.request(`${path}?${query}`, { method: 'POST', body, headers })).status).toBe(status);
  });

  it('says what keeps a file from being read, and where', async () => {
    const open = await upload('email,name\nann@example.com,"Ann\nbob@example.com,Bob\n', 'dryRun=0');
    expect(open).toMatchObject({ state: 'failed', problem: expect.stringContaining('a quotation mark is opened and never closed') });
    const none = await upload('who,what\nann,1\n', 'dryRun=0');
    expect(none).toMatchObject({ state: 'failed', problem: expect.stringContaining('No column holds addresses') });
    const asked = await upload('who,what\nann@example.com,1\n');
    expect((await act(asked.id, 'run')).status).toBe(409);
    const { view: mapped } = await act(asked.id, 'check', { columns: ['email', null] });
    expect(mapped).toMatchObject({ state: 'checked', counts: { added: 1 } });
    expect((await act(asked.id, 'check', { columns: ['email'] })).status).toBe(422);
    expect((await act(asked.id, 'run', { consent: 'confirmed' })).status).toBe(422);
  });
});
