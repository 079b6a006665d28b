/** In whose partition a case lies, whatever becomes of the question, of whoever asked it, and of the end that opened it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseLine } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import { contactOf, erase } from '../erasure/person.ts';
import { itemsOf, plant, scan } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { toDesk } from '../trials/kill/desk.ts';

let world: World;
let host: string;
let room: Awaited<ReturnType<typeof openWebinar>>;
const seats = new Map<string, string>();

const email = (name: string) => `${name}@example.com`;
const on = async (path: string, body: unknown = {}) => {
  const answer = await post(world, `/api/console/${path}`, body, { cookie: host });
  expect(answer.status, `${path}: ${await answer.clone().text()}`).toBeLessThan(300);
};
const board = (path: string, body: unknown = {}) => on(`webinars/${room.id}/${path}`, body);
const ask = async (name: string, text: string) => {
  const answer = await post(world, `/api/live/${room.id}/questions`, { text }, { cookie: seats.get(name) ?? '' });
  expect(answer.status, await answer.clone().text()).toBe(201);
  world.tick(20_000);
  return ((await answer.json()) as { id: string }).id;
};
const cases = async () => (await itemsOf(world, '|case#')).filter(({ pk }) => pk.startsWith('contact#'));
const places = async () => (await itemsOf(world, '|case#')).filter(({ pk }) => pk.startsWith('webinar#')).map(({ contact }) => contact);
const owners = async () => (await cases()).map(({ pk }) => pk.slice('contact#'.length)).toSorted();
const owedTo = async (name: string) => [...((await world.deps.contact.find(contactOf(world, email(name))))?.owed ?? [])].toSorted();
const lines = async () => ((await (await get(world, '/api/console/cases?view=all', host)).json()) as Page<CaseLine>).items;
/** No list, place or number says otherwise than the cases. */
const expectSound = async () => {
  const { places: known, lies, pointers, wanted, counted, recounted } = toDesk(await scan(world));
  expect([known.toSorted(), pointers.toSorted(), counted.toSorted()]).toEqual([lies, wanted, recounted].map((all) => all.toSorted()));
};

const begin = async (...names: readonly string[]) => {
  world = await openWorld();
  host = await signedIn(world, ['host', 'admin', 'marketer']);
  room = await openWebinar(world, {
    live: true,
    replay: 'https://video.example.com/replay',
    questions: { mode: 'open', votes: 'everyone' },
  });
  for (const name of names) seats.set(name, await register(world, room.slug, email(name), { name: 'Sam Example' }));
  await world.settle();
};

describe('a case', () => {
  let first: string;
  beforeAll(async () => {
    await begin('anna', 'ben', 'cleo', 'dana');
    first = await ask('anna', 'Who answers a browser?');
    await board('end');
    await world.settle();
  });

  it('of a guest’s question is the address’s, and stays the one that it is when “These are mine” takes the question over', async () => {
    const anna = contactOf(world, email('anna'));
    expect([await owners(), await places(), await owedTo('anna')]).toEqual([[anna], [anna], [first]]);
    const verified = await join(world, email('anna'), seats.get('anna'));
    expect((await post(world, `/api/live/${room.id}/adopt`, {}, { cookie: verified })).status).toBe(200);
    await world.settle();
    expect((await world.deps.question.find(first))?.asker).toBe(anna);
    expect([await owners(), await places(), await owedTo('anna')]).toEqual([[anna], [anna], [first]]);
    await expectSound();
  });

  it('goes with its question to whoever took that over, with its lists and what is owed, and stays where a browser is forgotten', async () => {
    const [anna, ben] = ['anna', 'ben'].map((name) => contactOf(world, email(name)));
    const toWhom = async (asker: string | undefined) => {
      await world.deps.question.mark(first, { set: { asker } }, { exists: 'pk' });
      await world.settle();
      return [await owners(), await places(), await owedTo('anna'), await owedTo('ben')];
    };
    expect(await toWhom(ben)).toEqual([[ben], [ben], [], [first]]);
    await expectSound();
    expect(await toWhom('z'.repeat(32)), 'nobody').toEqual([[ben], [ben], [], [first]]);
    expect(await toWhom(anna)).toEqual([[anna], [anna], [first], []]);
    await expectSound();
  });

  it('is opened anew where its place leads nowhere, once (F12)', async () => {
    const [it] = await cases();
    await world.deps.table.remove({ pk: String(it?.pk), sk: String(it?.sk) });
    await plant(world, { pk: String(it?.pk), sk: `case#${'x'.repeat(10)}-broken`, listPk: 'cases#open', listSk: 'x', v: 1 });
    await world.settle();
    for (let times = 0; times < 2; times += 1) await world.handlers.work(toWork({ kind: 'cases', webinar: room.id }));
    await world.deps.table.remove({ pk: String(it?.pk), sk: `case#${'x'.repeat(10)}-broken` });
    await world.settle();
    expect((await cases()).map(({ sk }) => sk)).toEqual([`case#${first}`]);
    expect(await itemsOf(world, '|quarantine#')).toEqual([]);
  });

  it('of two addresses that were joined is the one person’s, who is owed what both are, until it is answered', async () => {
    const other = await ask('ben', 'And who answers me?');
    await world.settle();
    await on(`contacts/${contactOf(world, email('ben'))}/merge`, { into: email('anna') });
    await world.settle();
    expect(await owedTo('anna')).toEqual([first, other].toSorted());
    expect((await lines()).map(({ contact }) => contact.email)).toEqual([email('anna'), email('anna')]);
    await board(`questions/${other}/decisions`, { decision: 'reply', text: 'We do.' });
    await world.settle();
    expect(await owedTo('anna')).toEqual([first]);
    await on(`cases/${first}/resolve`);
    await world.settle();
    expect(await owedTo('anna'), 'resolved by a call').toEqual([]);
  });

  it('of somebody who is erased while it opens goes with them: what they asked waits as nobody’s, and nobody is mailed (F22)', async () => {
    const late = await ask('cleo', 'Will you forget me?');
    const cleo = contactOf(world, email('cleo'));
    const before = world.mails.length;
    await Promise.all([world.settleStream(), erase(world, email('cleo'))]);
    await world.settle();
    for (const hours of [1, 25]) {
      world.tick(hours * 3_600_000);
      await world.journeys();
      await world.settle();
    }
    expect((await scan(world)).filter(({ pk, sk }) => pk === `contact#${cleo}` && /case|message|letter/.test(sk))).toEqual([]);
    expect(world.mails.slice(before).filter(({ mail }) => mail.to === email('cleo') && !mail.subject.includes('erase'))).toEqual([]);
    const [nobodys, ...more] = (await cases()).filter(({ sk }) => sk === `case#${late}`);
    expect([more, nobodys?.pk === `contact#${cleo}`]).toEqual([[], false]);
    host = await signedIn(world, ['host', 'admin', 'marketer']);
    expect((await lines()).find(({ id }) => id === late)).toMatchObject({ question: { text: 'Will you forget me?' } });
    await expectSound();
  });
});

describe('an end', () => {
  it('whose opening was cut off is taken up by the schedule a minute later, until it was done once', async () => {
    await begin('anna');
    const one = await ask('anna', 'Did you lose me?');
    await world.settle();
    await board('end');
    await world.settleStream();
    // The message died with whoever had it.
    world.queued.splice(0);
    await world.settle();
    expect([(await cases()).length, (await itemsOf(world, '|run#cases')).length]).toEqual([0, 1]);
    world.tick(61_000);
    await world.journeys();
    await world.settle();
    expect([(await cases()).map(({ sk }) => sk), await owedTo('anna'), await itemsOf(world, '|run#cases')]).toEqual([
      [`case#${one}`],
      [one],
      [],
    ]);
  });
});

describe('an end that is taken back', () => {
  it('before its cases are opened opens none, and takes those with it that nobody replied to', async () => {
    await begin('anna', 'ben');
    const [one, other] = [await ask('anna', 'Is it over?'), await ask('ben', 'Or not?')];
    await board('end');
    await world.settleStream();
    await board('resume');
    await world.settle();
    expect([await cases(), await places(), await owedTo('anna')]).toEqual([[], [], []]);
    await board('end');
    await world.settle();
    await on(`cases/${one}/replies`, { text: 'It is.' });
    await world.settle();
    await board('resume');
    await world.settle();
    expect((await cases()).map(({ sk }) => sk)).toEqual([`case#${one}`]);
    await Promise.all([board('end'), world.settleStream()]);
    await world.settle();
    expect((await cases()).map(({ sk }) => sk).toSorted()).toEqual([`case#${one}`, `case#${other}`].toSorted());
    expect([await owedTo('anna'), await owedTo('ben')]).toEqual([[], [other]]);
    await expectSound();
  });
});

const toWork = (message: unknown) => ({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] }) as never;
