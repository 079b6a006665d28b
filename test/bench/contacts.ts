/** `npm run bench -- contacts [people]`: the list of everybody at size: time and units of its pages, of searches and of filters. */
import { addressToContact } from '#functions/contact/identity.ts';
import { type Contact, toItem } from '#functions/contact/stored.ts';
import { waysTo } from '#functions/directory/fold.ts';
import { findEntry, findKey } from '#functions/table/keys.ts';
import type { ContactLine } from '#shared/contact.ts';
import type { Page } from '#shared/page.ts';
import { plantAll, type Stored } from '../http/stored.ts';
import { get, signedIn } from '../support/people.ts';
import type { World } from '../support/world.ts';
import { withWorld } from './database.ts';
import { verdict } from './verdict.ts';

const FIRST = Date.parse('2026-06-18T09:00:00.000Z');
const DAYS = 365;
const COMPANIES = 200;
/** One in so many is called by a label that few have. */
const RARE = 1_000;

const print = (name: string, value: string): void => console.log(`${name.padEnd(34)} ${value}`);

/** Somebody, and the ways to them. */
const itemsOf = ({ config }: World, n: number): readonly Stored[] => {
  const address = `person${n}@example.com`;
  const id = addressToContact(config.CONTACT_KEY, address);
  const at = new Date(FIRST + (n % DAYS) * 86_400_000).toISOString();
  const consent = n % 3 === 0 ? { consent: { marketing: { state: 'confirmed', at } as const } } : {};
  const labels = [...(n % 4 === 0 ? ['pilot'] : []), ...(n % RARE === 0 ? ['rare'] : [])];
  const known: Contact = {
    ...{ id, address, name: `Pat Example ${n}`, company: `Company ${n % COMPANIES}`, firstAt: at, lastAt: at, mailDay: '', mails: [] },
    ...{ ...consent, ...(labels.length > 0 ? { labels } : {}), country: n % 2 === 0 ? 'AT' : 'DE', version: 1 },
  };
  const ways = [...waysTo(known)].map(([way, folded]) => ({ ...findKey(id, way), ...findEntry(folded, id), row: { id }, v: 1 }));
  return [toItem(known, 1), ...ways];
};

const SEARCHES = ['person4711', 'person1', 'pat example 99', 'company 17', 'nobody'];
const FILTERS = ['label=pilot', 'label=rare', 'consent=marketing', 'reach=consent', 'country=AT', 'label=never'];
/** Each is asked so often; the one in the middle is told. */
const TIMES = 5;
const WANTED_MS = 500;
const DEEP = 50;

const measure = async (world: World, people: number): Promise<void> => {
  const began = performance.now();
  for (let n = 0; n < people; n += 500)
    await plantAll(world, Array.from({ length: Math.min(500, people - n) }, (_, at) => itemsOf(world, n + at)).flat());
  print('people', `${people.toLocaleString('en')}, filled in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  const cookie = await signedIn(world, ['marketer']);
  let slowest = 0;
  const read = async (what: string | undefined, query: string): Promise<Page<ContactLine>> => {
    const times: number[] = [];
    let page: Page<ContactLine> = { items: [] };
    for (let round = 0; round < (what ? TIMES : 1); round += 1) {
      world.takeUnits();
      const from = performance.now();
      page = (await (await get(world, `/api/console/contacts?${query}`, cookie)).json()) as Page<ContactLine>;
      times.push(performance.now() - from);
    }
    const units = world.takeUnits().reduce((sum, { read }) => sum + read, 0);
    if (what) {
      const took = times.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
      slowest = Math.max(slowest, took);
      print(what, `${took.toFixed(0)} ms, ${units} read units, ${page.items.length} people${page.next ? ', and more' : ''}`);
    }
    return page;
  };
  await read(undefined, 'limit=50');
  let page = await read('first page', 'limit=50');
  for (let at = 2; at <= DEEP && page.next; at += 1)
    page = await read(at === DEEP ? `page ${at}` : undefined, `limit=50&cursor=${page.next}`);
  for (const prefix of SEARCHES) await read(`“${prefix}”`, `limit=50&find=${encodeURIComponent(prefix)}`);
  for (const filter of FILTERS) await read(filter, `limit=50&${filter}`);
  verdict('slowest of these', slowest, WANTED_MS, ' ms');
};

export const contacts = ([count = '10000']: readonly string[]): Promise<void> => withWorld((world) => measure(world, Number(count)));
