/** The list of those who are not mailed: what the team adds, imports and lifts, and what people do themselves. */
import { describe, expect, it } from 'vitest';
import { toEntry } from '#functions/audit/entry.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { mayMail } from '#functions/contact/may.ts';
import type { AuditEntry } from '#shared/audit.ts';
import type { Page } from '#shared/page.ts';
import type { Suppression, SuppressionImported } from '#shared/suppression.ts';
import { get, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const marketer = await signedIn(world, ['marketer'], 'mia@example.com');
const admin = await signedIn(world, ['admin']);
const idOf = (address: string) => addressToContact(world.config.CONTACT_KEY, address);
const PATH = '/api/console/suppressions';

const list = async (query = '') => (await (await get(world, `${PATH}${query}`, marketer)).json()) as Page<Suppression>;
const lines = async (query = '') => (await list(query)).items.map(({ who, purpose, why }) => `${who} ${purpose} ${why}`);
const add = (address: string, purposes: readonly string[]) => post(world, PATH, { address, purposes }, { cookie: marketer });
const bring = async (addresses: readonly string[], more: Record<string, unknown> = {}) => {
  const answer = await post(world, `${PATH}/imports`, { addresses, purposes: ['marketing'], ...more }, { cookie: marketer });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as SuppressionImported;
};
const lift = (address: string, purpose: string) => send(world, 'DELETE', `${PATH}/${idOf(address)}/${purpose}`, marketer);
const may = async (address: string, purpose: 'service' | 'marketing') =>
  mayMail(await world.deps.contact.find(idOf(address)), purpose, world.deps.now(), 'UTC');
const entry = toEntry(world.deps, { by: 'mia@example.com', act: 'suppression.added', thing: 'suppressions' });
const audit = async () =>
  ((await (await get(world, '/api/console/audit', admin)).json()) as { items: AuditEntry[] }).items.filter(
    ({ thing }) => thing === 'suppressions',
  );

describe('one more', () => {
  it('stops the mail of somebody we know, for the purposes that were said, and shows no address', async () => {
    const webinar = await openWebinar(world);
    await register(world, webinar.slug, 'anna@example.com');
    await world.settle();
    expect(await may('anna@example.com', 'service')).toBe('yes');
    expect((await add(' Anna@Example.com ', ['marketing'])).status).toBe(201);
    expect(await may('anna@example.com', 'service')).toBe('yes');
    expect((await add('anna@example.com', ['service', 'marketing'])).status).toBe(201);
    expect(await may('anna@example.com', 'service')).toBe('no');
    expect((await add('anna@example.com', ['service'])).status).toBe(200);
    const answer = await get(world, PATH, marketer);
    expect(await answer.clone().text()).not.toContain('anna');
    expect(await lines()).toEqual(['a•••@example.com service manual', 'a•••@example.com marketing manual']);
    expect((await audit()).map(({ by, act }) => [by, act])).toEqual([
      ['mia@example.com', 'suppression.added'],
      ['mia@example.com', 'suppression.added'],
    ]);
  });

  it('is kept for somebody nobody knows, as a hash, and holds when they register later', async () => {
    await add('never@example.com', ['marketing', 'service']);
    const item = await world.deps.table.get({ pk: `contact#${idOf('never@example.com')}`, sk: 'contact' });
    expect(JSON.stringify(item)).not.toContain('never');
    const webinar = await openWebinar(world, { title: 'Another one' });
    await register(world, webinar.slug, 'never@example.com', { name: 'Nev Example' });
    await world.settle();
    const known = await world.deps.contact.find(idOf('never@example.com'));
    expect(known).toMatchObject({ address: 'never@example.com', name: 'Nev Example', suppressed: { marketing: { why: 'manual' } } });
    expect(await may('never@example.com', 'service')).toBe('no');
    const pointer = await world.deps.table.get({ pk: `contact#${idOf('never@example.com')}`, sk: 'find#mail' });
    expect(pointer?.row).toMatchObject({ email: 'never@example.com' });
  });

  it.each([
    [{ address: 'nobody', purposes: ['marketing'] }],
    [{ address: 'x@example.com', purposes: [] }],
    [{ address: 'x@example.com', purposes: ['team'] }],
  ])('is refused as %j', async (form) => {
    expect((await post(world, PATH, form, { cookie: marketer })).status).toBe(422);
  });
});

describe('lifting', () => {
  it('lets mail through again, and leaves no empty record behind', async () => {
    await add('lifted@example.com', ['marketing']);
    world.tick(1_000);
    expect((await lift('lifted@example.com', 'service')).status).toBe(404);
    expect((await lift('lifted@example.com', 'marketing')).status).toBe(200);
    expect((await lift('lifted@example.com', 'marketing')).status).toBe(404);
    expect(await lines('?find=lifted@example.com')).toEqual([]);
    expect(await world.deps.contact.find(idOf('lifted@example.com'))).toBeUndefined();
    expect((await audit())[0]).toMatchObject({ act: 'suppression.lifted' });
  });

  it('never takes back what the person wanted', async () => {
    for (const why of ['unsubscribed', 'complained', 'erased'] as const) {
      const who = { id: idOf(`${why}@example.com`), address: `${why}@example.com` };
      await world.deps.suppression.many([who], { purposes: ['marketing'], why, at: world.deps.now().toISOString() }, () => entry);
      expect((await lift(`${why}@example.com`, 'marketing')).status).toBe(409);
      expect(await may(`${why}@example.com`, 'marketing')).toBe('no');
    }
  });
});

describe('what people do themselves', () => {
  it('comes into the list from the stream, and out of it', async () => {
    const known = await world.deps.contact.find(idOf('anna@example.com'));
    if (!known) throw new Error('Anna is not there');
    const at = world.deps.now().toISOString();
    const bea = { ...known, id: idOf('bea@example.com'), address: 'bea@example.com' };
    await world.deps.contact.store({ ...bea, suppressed: { marketing: { why: 'unsubscribed', at } } }, undefined);
    await world.settle();
    expect(await lines('?why=unsubscribed&find=bea@example.com')).toEqual(['b•••@example.com marketing unsubscribed']);
    expect(await lines('?why=unsubscribed')).toContain('b•••@example.com marketing unsubscribed');
    await world.deps.contact.store({ ...bea, suppressed: {} }, await world.deps.contact.find(bea.id));
    await world.settle();
    expect(await lines('?find=bea@example.com')).toEqual([]);
  });
});

describe('an import', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `person${i}@import.example.com`);

  it('counts first, and changes nothing then', async () => {
    expect(await bring([...many.slice(0, 5), 'no address', 'PERSON0@import.example.com'], { dryRun: true })).toEqual({
      added: 5,
      already: 1,
      wrong: [5],
    });
    expect(await lines('?why=imported')).toEqual([]);
  });

  it('takes a thousand in one request, keeps what was there, and changes nothing when it is sent again', async () => {
    await add('person7@import.example.com', ['marketing']);
    world.takeUnits();
    expect(await bring(many)).toEqual({ added: 999, already: 1, wrong: [] });
    const written = world.takeUnits().reduce((sum, { write }) => sum + write, 0);
    // docs/data.md: the record and its place in the list, in one transaction; one of the audit log besides.
    expect(written).toBe(999 * 4 + 2);
    expect(await bring(many)).toEqual({ added: 0, already: 1_000, wrong: [] });
    expect(await lines('?find=person7@import.example.com')).toEqual(['p•••@import.example.com marketing manual']);
    expect(await may('person8@import.example.com', 'marketing')).toBe('no');
    expect((await audit()).filter(({ act }) => act === 'suppression.imported')).toHaveLength(1);
    let [seen, next] = [0, ''];
    do {
      const page = await list(`?why=imported&limit=200${next && `&cursor=${next}`}`);
      seen += page.items.length;
      next = page.next ?? '';
    } while (next);
    expect(seen).toBe(999);
  });

  it('of more than a thousand, or of nothing, is refused', async () => {
    for (const addresses of [[], [...many, 'one@example.com']])
      expect((await post(world, `${PATH}/imports`, { addresses, purposes: ['marketing'] }, { cookie: marketer })).status).toBe(422);
  });
});
