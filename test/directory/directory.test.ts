/** Finding people: who did something last, who is called so, who fits a filter; from outside. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import { type Contact, toItem } from '#functions/contact/stored.ts';
import { fold, waysTo } from '#functions/directory/fold.ts';
import { contactEntry, contactKey, findKey, findList } from '#functions/table/keys.ts';
import type { ContactLine } from '#shared/contact.ts';
import type { Page } from '#shared/page.ts';
import { itemsOf, plantAll, pointersOf, problemOf, type Stored, writesNothing } from '../http/stored.ts';
import { get, openWebinar, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let marketer: string;
const idOf = (address: string) => addressToContact(world.config.CONTACT_KEY, address);
const ask = async (query = '') => get(world, `/api/console/contacts${query}`, marketer);
const list = async (query = '') => {
  const answer = await ask(query);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Page<ContactLine>;
};
const names = async (query: string) => (await list(query)).items.map(({ name }) => name);
const through = async (query: string): Promise<ContactLine[]> => {
  const all: ContactLine[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const page: Page<ContactLine> = await list(`?${query}${next ? `&cursor=${next}` : ''}`);
    all.push(...page.items);
    next = page.next;
  }
  return all;
};

const person = (at: number): Contact => {
  const address = `person${at}@example.com`;
  const day = new Date(Date.parse('2027-01-01T10:00:00.000Z') + (at % 50) * 86_400_000).toISOString();
  return {
    ...{
      id: idOf(address),
      address,
      name: `Person ${at}`,
      company: 'Example Bank',
      firstAt: day,
      lastAt: day,
      mailDay: '',
      mails: [],
      version: 1,
    },
    ...(at % 4 === 0 ? { labels: ['pilot'], country: at % 8 === 0 ? 'Deutschland' : 'DE' } : { country: 'France' }),
    ...(at % 5 === 0 ? { consent: { marketing: { state: 'confirmed', at: day } } } : {}),
    ...(at % 10 === 0 ? { owed: new Set(['a-question']) } : {}),
  } as Contact;
};

beforeAll(async () => {
  world = await openWorld();
  marketer = await signedIn(world, ['marketer']);
  const webinar = await openWebinar(world);
  const people = [
    ['zoe.example@example.com', 'Zoë Müller', 'Example Air'],
    ['anna@example.com', 'Anna Maria Zöllner', 'Example Air'],
    ['muller@example.com', 'Ben Muller', 'Mullerei Example'],
    ['none@example.com', '', ''],
  ] as const;
  for (const [email, name, company] of people) await register(world, webinar.slug, email, { name, company });
  await world.settle();
  await plantAll(
    world,
    Array.from({ length: 300 }, (_, at) => toItem(person(at), 1) as Stored),
  );
});

describe('the list', () => {
  it('shows who did something last first, and everybody once, however many pages it takes', async () => {
    const all = await through('limit=37');
    expect(all).toHaveLength(304);
    expect(new Set(all.map(({ id }) => id)).size).toBe(304);
    const days = all.map(({ lastAt }) => lastAt);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(all.slice(0, 4).map(({ lastAt }) => lastAt)).toEqual(Array(4).fill('2027-06-18'));
  });

  it('reads a page of fifty of 304 people with a query of each list or little more', async () => {
    await list();
    world.takeUnits();
    const begun = performance.now();
    expect((await list('?limit=50')).items).toHaveLength(50);
    const ms = performance.now() - begun;
    const units = world.takeUnits().filter(({ operation }) => operation === 'query');
    const read = units.reduce((sum, one) => sum + one.read, 0);
    console.log(`list of people: ${ms.toFixed(0)} ms, ${units.length} queries, ${read} units`);
    expect(units.length).toBeLessThanOrEqual(32);
    expect(read).toBeLessThanOrEqual(32);
  });

  it('narrows by label, consent, reach, country and language, and says the reach of each', async () => {
    expect(await through('label=pilot')).toHaveLength(75);
    expect(await through('consent=marketing')).toHaveLength(60);
    expect(await through('country=de')).toHaveLength(75);
    expect(await through('country=Germany&label=pilot&consent=marketing')).toHaveLength(15);
    const held = await through('reach=hold');
    expect(held).toHaveLength(30);
    expect(new Set(held.map(({ reach, owed }) => `${reach} ${owed}`))).toEqual(new Set(['hold 1']));
    expect(await through('reach=yes')).toHaveLength(30);
    expect(await through('language=de')).toHaveLength(0);
  });

  it('reads rows of an earlier shape from the people themselves', async () => {
    const older = { ...toItem({ ...person(900), labels: ['older'] }, 1) };
    await plantAll(world, [{ ...older, row: { id: idOf('person900@example.com'), email: 'person900@example.com' } } as Stored]);
    expect((await list('?label=older')).items).toMatchObject([{ name: 'Person 900', labels: ['older'] }]);
  });
});

describe('finding somebody', () => {
  it.each([
    ['mull', ['Ben Muller', 'Zoë Müller']],
    ['MÜLL', ['Ben Muller', 'Zoë Müller']],
    ['zo', ['Zoë Müller', 'Anna Maria Zöllner']],
    ['anna maria z', ['Anna Maria Zöllner']],
    ['example air', ['Anna Maria Zöllner', 'Zoë Müller']],
    ['none@', ['']],
    ['nobody here', []],
  ])('by %j', async (find, expected) => {
    expect((await names(`?find=${encodeURIComponent(find)}`)).toSorted()).toEqual(expected.toSorted());
  });

  it('shows nobody twice, and pages through the many of one company', async () => {
    const webinar = await openWebinar(world, { title: 'For many' });
    for (let at = 0; at < 12; at += 1)
      await register(world, webinar.slug, `quill${at}@example.com`, { name: `Quill ${at}`, company: 'Quill Example' });
    await world.settle();
    const all = await through('find=quill&limit=5');
    expect(all.map(({ name }) => name).toSorted()).toEqual(Array.from({ length: 12 }, (_, at) => `Quill ${at}`).toSorted());
    expect(await through('find=quill&reach=yes&limit=5')).toEqual([]);
  });

  it('follows a name that changes, and forgets who had everything erased', async () => {
    const id = idOf('zoe.example@example.com');
    await world.deps.contact.decide(id, (known) => ({ contact: { ...known, name: 'Zoë Kramer' }, entries: [] }));
    await world.settle();
    expect(await names('?find=kramer')).toEqual(['Zoë Kramer']);
    expect(await names('?find=zoe+mu')).toEqual([]);
    const known = await world.deps.contact.find(id);
    if (known) await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    expect(await names('?find=zoe')).toEqual([]);
    expect(await itemsOf(world, `contact#${id}|find#`)).toEqual([]);
  });

  it('folds names once and for all', () => {
    for (const text of ['Ærø  Straße', 'ŁÓDŹ#1', 'Ünï', ' ａｂ ']) expect(fold(fold(text))).toBe(fold(text));
  });

  it('cuts no letter in two, however long a name is', () => {
    const name = waysTo({ address: 'a@example.com', name: `a${'\u{1f600}'.repeat(130)}` }).get('name') ?? '';
    expect([name.isWellFormed(), Buffer.byteLength(name) < 900]).toEqual([true, true]);
    expect(name.length).toBeGreaterThan(80);
  });
});

describe('what is refused', () => {
  it.each([
    ['?find=a', '#/find'],
    ['?find=%23%23%23', '#/find'],
    ['?find=%00ab', '#/find'],
    ['?limit=-1', '#/limit'],
    ['?limit=1e9', '#/limit'],
    ['?limit=201', '#/limit'],
    ['?limit=abc', '#/limit'],
    ['?consent=everything', '#/consent'],
    ['?reach[$ne]=yes', '#/reach[$ne]'],
    ['?sort_by=name;drop', '#/sort_by'],
    ['?owner=1', '#/owner'],
    ['?cursor=AAAA', '#/cursor'],
    [`?cursor=${Buffer.from('2027-01-01#../../contact').toString('base64url')}`, '#/cursor'],
    [`?find=ab&cursor=${Buffer.from('{"listPk":"contacts#0","start":true}').toString('base64url')}`, '#/cursor'],
  ])('%s', async (query, pointer) => {
    const problem = await problemOf(await writesNothing(world, () => ask(query)), 'invalid');
    expect(pointersOf(problem)).toEqual([pointer]);
  });

  it('a host, and whoever is not signed in, sees nobody', async () => {
    const host = await signedIn(world, ['host']);
    expect((await get(world, '/api/console/contacts?find=anna', host)).status).toBe(403);
    expect((await get(world, `/api/console/contacts/${idOf('anna@example.com')}`, host)).status).toBe(403);
    expect((await get(world, '/api/console/contacts')).status).toBe(401);
  });
});

describe('somebody who was stored before there was a search', () => {
  // As the first version of the table held them: a short row, and the way by the address alone.
  const ofOldShape = (at: number): Stored[] => {
    const { id, address, lastAt, version, ...rest } = person(at);
    const day = lastAt.slice(0, 10);
    const row = { id, email: address, name: rest.name, company: rest.company, lastAt: day };
    return [
      { ...contactKey(id), ...rest, address, lastAt, version, ...contactEntry(id, day), row, v: 1 },
      { ...findKey(id, 'mail'), listPk: findList(address), listSk: address, row: { id, email: address }, v: 1 },
    ];
  };

  it('is found by their name once the schedule has run, also where whoever lifts dies in the middle', async () => {
    const old = await openWorld();
    const asked = await signedIn(old, ['marketer']);
    const found = async (prefix: string) =>
      ((await (await get(old, `/api/console/contacts?find=${prefix}&limit=200`, asked)).json()) as Page<ContactLine>).items.length;
    await plantAll(old, Array.from({ length: 60 }, (_, at) => ofOldShape(at)).flat());
    expect([await found('person1'), await found('example b')]).toEqual([11, 0]);
    const { transact } = old.deps.table;
    let left = 20;
    old.deps.table.transact = async (writes) => {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return transact(writes);
    };
    await old.journeys();
    await expect(old.settle()).rejects.toThrow('failed');
    old.deps.table.transact = transact;
    old.tick(21 * 60_000);
    await old.journeys();
    await old.settle();
    expect([await found('person1'), await found('example b')]).toEqual([11, 60]);
    await old.journeys();
    expect(old.queued.filter(({ message }) => message.kind === 'lift-people')).toEqual([]);
  });
});
