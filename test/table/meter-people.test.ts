/** What the team's work with people costs, in DynamoDB's units, against docs/data.md. */
import { beforeAll, describe, expect, it } from 'vitest';
import { writeExport } from '#functions/export/reactions.ts';
import { webinarKey } from '#functions/table/keys.ts';
import type { Webinar } from '#shared/webinar.ts';
import { fillWebinar } from '../bench/crowd.ts';
import { act, addPeople, addPerson, addSegment, idOf, makeInvitation } from '../invitation/segment.ts';
import { get, openWebinar, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
let cookie: string;
let anna: string;
const api = '/api/console';

beforeAll(async () => {
  world = await openWorld();
  cookie = await signedIn(world, ['marketer']);
  webinar = await openWebinar(world, { startsAt: '2027-07-18T13:00:00.000Z' });
  await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example', company: 'Example Air' });
  for (const who of ['ben', 'cara']) await addPerson(world, `${who}@example.com`);
  await world.settle();
  anna = idOf(world, 'anna@example.com');
});

/** The session's copy is warm, as in a console that somebody works in. */
const measure = async <T>(ask: () => T | Promise<T>) => {
  await get(world, `${api}/me`, cookie);
  world.takeUnits();
  const value = await ask();
  const used = world.takeUnits();
  const cost = { write: used.reduce((sum, { write }) => sum + write, 0), read: used.reduce((sum, { read }) => sum + read, 0) };
  return { value, cost };
};
const units = async (ask: () => unknown) => (await measure(ask)).cost;
const change = async (method: string, path: string, body: unknown): Promise<Response> => {
  const headers = { 'content-type': 'application/json', origin: BASE, cookie };
  const answer = await world.request(`${api}/${path}`, { method, body: JSON.stringify(body), headers });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return answer;
};
const made = async (path: string, body: unknown) => (await (await change('POST', path, body)).json()) as { id: string };
const merged = () => ({ from: idOf(world, 'ben@example.com'), into: idOf(world, 'cara@example.com') });

describe('the meter', () => {
  it('charges looking for people by the lists and names that are read, and writes nothing', async () => {
    // Sixteen lists, each with next to nobody in it.
    expect(await units(() => get(world, `${api}/contacts`, cookie))).toEqual({ write: 0, read: 8 });
    expect(await units(() => get(world, `${api}/contacts?find=anna`, cookie))).toEqual({ write: 0, read: 1 });
    // The partition, their webinar, its runs, what a score weighs and a webinar offered, and who came by their link.
    expect(await units(() => get(world, `${api}/contacts/${anna}`, cookie))).toEqual({ write: 0, read: 7 });
    expect(await units(() => get(world, `${api}/labels`, cookie))).toEqual({ write: 0, read: 0.5 });
  });

  it('charges a label 4 and a read, the same again the read, and 2 for each label that is counted', async () => {
    const label = () => change('PUT', `contacts/${anna}/labels`, { labels: ['vip', 'speaker'] });
    expect(await units(label)).toEqual({ write: 4, read: 1 });
    // Both labels, and the mark, in one transaction.
    expect(await units(() => world.settle())).toEqual({ write: 6, read: 0 });
    expect(await units(label)).toEqual({ write: 0, read: 1 });
  });

  it('charges a note 6, its change and its removal a read besides', async () => {
    const notes = `contacts/${anna}/notes`;
    const { value: note, cost } = await measure(() => made(notes, { text: 'Called back' }));
    expect(cost).toEqual({ write: 6, read: 0 });
    expect(await units(() => change('PATCH', `${notes}/${note.id}`, { text: 'Called twice' }))).toEqual({ write: 6, read: 1 });
    expect(await units(() => send(world, 'DELETE', `${api}/${notes}/${note.id}`, cookie))).toEqual({ write: 6, read: 1 });
  });

  it('charges a named link 4 and two reads, and its figures the sixteen lists of the webinar', async () => {
    const { value: link, cost } = await measure(() => made(`sources/${webinar.id}`, { name: 'Newsletter', source: 'newsletter' }));
    expect(cost).toEqual({ write: 4, read: 2 });
    const { write, read } = await units(() => get(world, `${api}/sources/${webinar.id}`, cookie));
    expect([write, read >= 8 && read <= 16]).toEqual([0, true]);
    expect(await units(() => send(world, 'DELETE', `${api}/sources/${webinar.id}/${link.id}`, cookie))).toEqual({ write: 4, read: 2 });
  });

  it('charges new weights 4 and a read', async () => {
    const weights = { watched: 30, asked: 40, polls: 20, votes: 10, notes: 10, survey: 10 };
    expect((await units(() => change('POST', 'scores/preview', { weights }))).write).toBe(0);
    expect(await units(() => change('PUT', 'scores', { weights, version: 0 }))).toEqual({ write: 4, read: 1 });
  });

  it('charges a segment 4 and a read, its count the lists that it walks, and counting without saving no write', async () => {
    const rules = { all: [{ rule: 'label', labels: ['vip'] }] };
    const { value: segment, cost } = await measure(() => made('segments', { name: 'Vips', rules }));
    expect(cost).toEqual({ write: 4, read: 1 });
    expect(await units(() => get(world, `${api}/segments`, cookie))).toEqual({ write: 0, read: 1 });
    expect(await units(() => change('POST', 'segments/preview', { rules }))).toEqual({ write: 0, read: 9.5 });
    const count = () => get(world, `${api}/segments/${segment.id}/preview`, cookie);
    // What was counted, and the first time on a day who was in it.
    expect(await units(count)).toEqual({ write: 3, read: 14.5 });
    expect(await units(count)).toEqual({ write: 1, read: 14.5 });
    expect(await units(() => change('PATCH', `segments/${segment.id}`, { name: 'Them', version: 1 }))).toEqual({ write: 4, read: 1 });
  });

  it('charges who is not mailed any more 4, 2 for the list and 2 for the log, and letting mail through 6', async () => {
    const who = idOf(world, 'stopped@example.com');
    expect(await units(() => change('POST', 'suppressions', { address: 'stopped@example.com', purposes: ['marketing'] }))).toEqual({
      ...{ write: 6, read: 2 },
    });
    expect(await units(() => send(world, 'DELETE', `${api}/suppressions/${who}/marketing`, cookie))).toEqual({ write: 6, read: 3 });
  });

  it('charges joining two addresses 8, parting them 8, and a look at what would become of them no write', async () => {
    const { from, into } = merged();
    expect(await units(() => change('POST', `contacts/${from}/merge`, { into, dryRun: true }))).toEqual({ write: 0, read: 3 });
    expect(await units(() => change('POST', `contacts/${from}/merge`, { into }))).toEqual({ write: 8, read: 5 });
    expect(await units(() => change('POST', `contacts/${into}/part`, { alias: from }))).toEqual({ write: 8, read: 3 });
    await world.settle();
  });

  it('charges an import 6 for each new person, 2 for each 24 of them, and a read a person', async () => {
    const run = async (count: number) => {
      const lines = Array.from({ length: count }, (_, n) => `of${count}-${n}@example.com,New Example\n`);
      const asked = {
        method: 'POST',
        body: `email,name\n${lines.join('')}`,
        headers: { 'content-type': 'text/csv', origin: BASE, cookie },
      };
      const { id } = (await (await world.request(`${api}/contacts/imports?dryRun=1`, asked)).json()) as { id: string };
      await world.settle();
      await change('POST', `contacts/imports/${id}/run`, {});
      world.takeUnits();
      for (const { message } of world.queued.splice(0))
        await world.handlers.work({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never);
      const batches = world.takeUnits().filter(({ operation }) => operation === 'transact');
      // What leads to people by their names.
      const follows = await units(() => world.settle());
      return { batches: batches.map(({ write }) => write), follows };
    };
    expect(await run(48)).toEqual({ batches: [24 * 6 + 2, 24 * 6 + 2], follows: { write: 48 * 4, read: 48 } });
  });

  it('charges an invitation 1 and 1.5 reads for each who gets it', async () => {
    const next = await openWebinar(world, { title: 'The next one', startsAt: '2027-07-19T13:00:00.000Z' });
    await addPeople(world, 48);
    await addSegment(world);
    await world.settle();
    const { id, size } = await makeInvitation(world, next);
    await act(world, id, 'send');
    await world.settleStream();
    world.mails.splice(0);
    world.takeUnits();
    const [page] = world.queued.splice(0).filter(({ queue }) => queue === 'mail-runs');
    await world.handlers.mailer({ Records: [{ messageId: 'm', body: JSON.stringify(page?.message) }] } as never);
    const used = world.takeUnits();
    const count = (operation: string, cost: number) =>
      used.filter((one) => one.operation === operation && one.read + one.write === cost).length;
    expect([size, world.mails.length]).toEqual([50, 50]);
    // The invitation, the webinar and the words once; copies of the settings, the switch that holds mail back and the invitation; the lease.
    expect([count('get', 1), count('get', 0.5), count('change', 1)]).toEqual([50 + 3, 50 + 3, 50 + 1]);
    expect(used.filter(({ operation }) => !['get', 'change'].includes(operation))).toEqual([
      { operation: 'query', read: 1, write: 0 },
      { operation: 'transact', read: 0, write: 6 },
    ]);
  });

  it('charges a file the bytes of its rows, and half a unit a row more where it asks for consent', async () => {
    const big = await openWebinar(world, { title: 'Many people', startsAt: '2027-08-18T13:00:00.000Z' });
    const PEOPLE = 300;
    await fillWebinar(world, big.id, PEOPLE, { agreed: true });
    await world.deps.table.change(webinarKey(big.id), { set: { resultAt: world.deps.now().toISOString() } });
    const write = async (purpose: string) => {
      const { id } = await made('exports', { webinar: big.id, target: 'plain', purpose });
      world.queued.splice(0);
      const { read } = await units(() => writeExport(world.deps, id));
      expect((await world.deps.exports.find(id))?.rows).toBe(PEOPLE);
      return read;
    };
    const [plain, marketing] = [await write('service'), await write('marketing')];
    // Sixteen lists of some twenty rows are a page each, begun and ended by one request; then what stands about the file itself.
    expect(plain).toBeLessThanOrEqual(16 * 1.5 + 8);
    // A file for service reads who is not mailed instead.
    expect(marketing - plain).toBeGreaterThanOrEqual(PEOPLE * 0.5 - 8);
    expect(marketing - plain).toBeLessThanOrEqual(PEOPLE * 0.5);
    console.log(`an export of ${PEOPLE} people: ${plain} units for service, ${marketing} for marketing`);
  });
});
