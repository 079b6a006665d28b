/** What people did, once an end stands: the rows say what the ballots said, whoever wrote them and however often they were cut off. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import type { Person } from '#functions/person/person.ts';
import { registrationKey, runKey } from '#functions/table/keys.ts';
import { itemsOf } from '../http/stored.ts';
import { join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
let world: World;
let id: string;
let slug: string;
beforeEach(async () => {
  world = await openWorld();
  ({ id, slug } = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } }));
});

const asHost = async (path: string, body: unknown = {}) =>
  (await post(world, `/api/console/webinars/${id}/${path}`, body, { cookie: await signedIn(world, ['host']) })).json() as Promise<{
    id: string;
  }>;
const act = async (action: string) => {
  await asHost(action);
  await world.settle();
};
const pass = async (minutes: number) => {
  world.tick(minutes * MINUTE);
  await world.journeys();
};
const live = (path: string) => `/api/live/${id}/${path}`;
const people = async (): Promise<Record<string, Person['parts'][number] | undefined>> => {
  const found: Record<string, Person['parts'][number] | undefined> = {};
  for await (const { contact, parts } of world.deps.person.walk({ of: 'registered', webinars: [id] })) found[contact.email] = parts[0];
  return found;
};
/** Without the row, which holds the result itself once it is written. */
const resultsOf = async () =>
  Object.fromEntries(Object.entries(await people()).map(([email, part]) => [email.split('@')[0], part?.result]));

/** Anna does everything in two browsers, Ben only votes, Carl never comes. */
const crowd = async () => {
  const guest = await register(world, slug, 'anna@example.com');
  await register(world, slug, 'ben@example.com');
  await register(world, slug, 'carl@example.com');
  await world.settle();
  const [anna, ben] = [await join(world, 'anna@example.com'), await join(world, 'ben@example.com')];
  const poll = await asHost('polls', { question: 'Which one?', kind: 'single', options: ['One', 'Two'] });
  await asHost(`polls/${poll.id}/open`);
  const note = await asHost('notes', { text: 'The report', url: 'https://example.com/report' });
  const beat = (cookie: string, seconds: number) => post(world, live('presence'), { seconds }, { cookie });
  await beat(anna, 0);
  world.tick(5 * MINUTE);
  await beat(anna, 300);
  await beat(guest, 240);
  const answer = (cookie: string, option: number) =>
    world.request(live(`polls/${poll.id}/answer`), {
      method: 'PUT',
      body: JSON.stringify({ options: [option] }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie },
    });
  await answer(guest, 0);
  await answer(anna, 1);
  await send(world, 'POST', live(`notes/${note.id}/click`), guest);
  const { id: question } = (await (await post(world, live('questions'), { text: 'Who may I write to?' }, { cookie: anna })).json()) as {
    id: string;
  };
  await send(world, 'PUT', live(`questions/${question}/vote`), ben);
  await world.settle();
  return { poll: poll.id, note: note.id };
};

describe('the results of a webinar', () => {
  it('are in the rows half an hour after the end, as the ballots say them, and the walk says the same before and after', async () => {
    const { poll, note } = await crowd();
    await act('end');
    const before = await resultsOf();
    expect(before).toMatchObject({
      anna: { minutes: 6, votes: 0, polls: { [poll]: [1] }, notes: [note] },
      ben: { minutes: 0, votes: 1 },
    });
    expect(before.carl).toBeUndefined();
    await pass(29);
    await world.settle();
    expect((await world.deps.webinar.find(id))?.resultAt).toBeUndefined();
    await pass(1);
    await world.settle();
    expect((await world.deps.webinar.find(id))?.resultAt).toBeDefined();
    expect(await resultsOf()).toEqual(before);
    expect(await itemsOf(world, '|run#result')).toEqual([]);
    const rows = await itemsOf(world, '|registration#');
    expect(rows.filter(({ row }) => (row as { result?: unknown } | undefined)?.result)).toHaveLength(2);
  });

  it('go on where a death cut them off, once the lease is over; twice and at once changes nothing', async () => {
    await crowd();
    await act('end');
    const before = await resultsOf();
    await pass(30);
    const claim = await world.deps.result.claim(id, world.deps.now());
    expect(claim?.place).toEqual({ list: 0 });
    let place = claim?.place;
    for (let page = 0; claim && place && page < 8; page += 1) place = await world.deps.result.writePage(id, place);
    if (claim && place) await world.deps.result.note(id, claim, place);
    await world.settle();
    expect((await world.deps.webinar.find(id))?.resultAt, 'somebody holds the lease').toBeUndefined();
    await pass(2);
    const stored = await world.deps.table.get(runKey(id, 'result'), { strong: true });
    expect(stored?.place).toEqual({ list: 8 });
    await Promise.all([world.settle(), world.deps.result.claim(id, world.deps.now())]);
    await pass(2);
    await world.settle();
    expect((await world.deps.webinar.find(id))?.resultAt).toBeDefined();
    expect(await resultsOf()).toEqual(before);
  });

  it('belong to the end that stands: one that was taken back plans another, and nothing of the first is left', async () => {
    await crowd();
    await act('end');
    await world.settle();
    const claim = await world.deps.result.claim(id, new Date(world.deps.now().getTime() + 30 * MINUTE));
    if (claim) await world.deps.result.writePage(id, { list: 0 });
    const first = await world.deps.webinar.find(id);
    await act('resume');
    if (claim && first) expect(await world.deps.result.finish(first, claim, world.deps.now()), 'its end is another one').toBe(false);
    const anna = await join(world, 'anna@example.com');
    world.tick(6 * MINUTE);
    await post(world, live('presence'), { seconds: 300 }, { cookie: anna });
    await world.settle();
    await act('end');
    await pass(30);
    await world.settle();
    expect((await resultsOf()).anna?.minutes).toBeGreaterThan(10);
    expect((await world.deps.webinar.find(id))?.resultAt).toBeDefined();
  });

  it('bring nobody back who was erased while they were written', async () => {
    await crowd();
    await act('end');
    const key = registrationKey(addressToContact(world.config.CONTACT_KEY, 'anna@example.com'), id);
    await pass(30);
    await world.deps.table.remove(key);
    await world.settle();
    expect(await world.deps.table.get(key, { strong: true })).toBeUndefined();
  });
});
