/** Cases while everything comes twice, late, in another order, or for somebody who is gone: TRIALS F8–F12 and F22. */
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#functions/case/rules.ts';
import { itemToCase } from '#functions/case/stored.ts';
import { deliveryDeltas } from '#functions/delivery/counts.ts';
import { isDelivery } from '#functions/delivery/stored.ts';
import { counted as countedFigures } from '#functions/reply/stored.ts';
import { recordToFact } from '#functions/table/facts.ts';
import { contactOf } from '../erasure/person.ts';
import { itemsOf, scan } from '../http/stored.ts';
import { join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { readStreamOnce } from '../support/stream.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { createChance } from '../trials/kill/chance.ts';
import { same } from '../trials/kill/compare.ts';
import { toDesk } from '../trials/kill/desk.ts';
import { createLineage } from './lineage.ts';

type Room = { readonly id: string; readonly slug: string };
let world: World;
let host: string;

const openRoom = (): Promise<Room> => openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
const onBoard = (room: Room, path: string, body: unknown = {}) =>
  post(world, `/api/console/webinars/${room.id}/${path}`, body, { cookie: host });
const ask = async (room: Room, text: string, cookie: string): Promise<string> => {
  const answer = await post(world, `/api/live/${room.id}/questions`, { text }, { cookie });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
};
const desk = async () => toDesk(await scan(world));
/** A case that is open, or waits for their word on no answer: so many are owed, and every list and number says so. */
const soundness = async (): Promise<string[]> => {
  const [found, cases] = [await desk(), (await itemsOf(world, '|case#')).filter(({ pk }) => pk.startsWith('contact#')).map(itemToCase)];
  const waiting = cases.filter(({ state, settled }) => state !== 'resolved' && !settled);
  return [
    ...same(
      'case that somebody is owed',
      waiting.map(({ id }) => id),
      found.owed.map((one) => one.split(' ')[1] ?? ''),
    ),
    ...same(
      'place of a case of a question',
      found.lies.filter((one) => !one.includes(`${quietTag} at`)),
      found.places,
    ),
    ...same('case in a list', found.wanted, found.pointers),
    ...same('number', found.recounted, found.counted),
  ];
};

const quietTag = '-quietquestn';
const isDesk = (record: DynamoDBRecord): boolean =>
  ['case', 'question', 'message', 'delivery', 'webinar'].includes(recordToFact(record).kind);

beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host', 'agent']);
});

const decisions = ['reply', 'reopen', 'decline', 'follow-up', 'answered', 'undo'] as const;
const steps = fc.array(
  fc.oneof(
    fc.record({ on: fc.nat(3), board: fc.constantFrom(...decisions) }),
    fc.record({ on: fc.nat(4), act: fc.constantFrom('resolve', 'reopen', 'snooze', 'answer', 'ask back') }),
    fc.constant('settle' as const),
  ),
  { minLength: 4, maxLength: 8 },
);

describe('cases', () => {
  it('hold whoever waits in them, and only them, after any order of steps; whatever comes again, late or in another order changes nothing (F9, F10)', async () => {
    const stream = readStreamOnce(world.endpoint, world.config.TABLE_NAME);
    let round = 0;
    const run = async (some: readonly (typeof steps extends fc.Arbitrary<infer T> ? T : never)[number][], seed: number) => {
      round += 1;
      const room = await openRoom();
      const names = ['anna', 'ben'].map((name) => `${name}${round}@example.com`);
      const seats: string[] = [];
      for (const email of names) seats.push(await register(world, room.slug, email, { name: 'Sam Example' }));
      await world.settle();
      const verified = await join(world, names[0] ?? '');
      const ids: string[] = [];
      for (const seat of [verified, seats[1] ?? '']) ids.push(await ask(room, 'Who answers?', seat));
      world.tick(20_000);
      for (const seat of [verified, seats[1] ?? '']) ids.push(await ask(room, 'And when?', seat));
      await onBoard(room, 'end');
      await world.settle();
      const contact = contactOf(world, names[0] ?? '');
      const [openedAt, id] = [world.deps.now().toISOString(), `${contact}${quietTag}`];
      const quiet = openCase({ id, contact, source: 'quiet', votes: 0, openedAt }, await world.deps.cases.clock());
      expect(await world.deps.cases.open(quiet)).toBe(true);
      ids.push(id);
      const act = (of: string, what: string) => {
        const body = { snooze: { until: 'reply' }, answer: { text: 'We do.' }, 'ask back': { text: 'Which one?', answers: false } }[what];
        const path = what === 'answer' || what === 'ask back' ? 'replies' : what;
        return post(world, `/api/console/cases/${of}/${path}`, body ?? {}, { cookie: host });
      };
      for (const step of some) {
        if (step === 'settle') await world.settle();
        else if ('board' in step) {
          const words = step.board === 'reply' ? { text: 'An answer.' } : {};
          await onBoard(room, `questions/${ids[step.on]}/decisions`, { decision: step.board, ...words });
        } else await act(ids[step.on] ?? '', step.act);
      }
      await world.settle();
      expect(await soundness()).toEqual([]);

      const before = await desk();
      const [records, chance] = [(await stream.next()).filter(isDesk), createChance(seed)];
      const { batchItemFailures } = await world.handlers.reactions({ Records: chance.shuffled([...records, ...records]) });
      expect(batchItemFailures).toEqual([]);
      await world.handlers.counts({ Records: records, shardId: 'shard-1' });
      await world.settle();
      expect(await desk()).toEqual(before);
      expect(await soundness()).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(steps, fc.nat(), run), { numRuns: 2, seed: 7, endOnFailure: true });
  }, 120_000);

  it('and replies are counted as they are, while shards split and merge and pieces come again (F11)', async () => {
    const other = await openWorld();
    const team = await signedIn(other, ['host', 'agent']);
    const lineage = createLineage(other.handlers.counts, createChance(11));
    other.handlers.counts = async ({ Records }) => {
      await lineage.deliver(Records);
      return { state: {}, batchItemFailures: [] };
    };
    const act = async (path: string, body: unknown = {}) => {
      const answer = await post(other, `/api/console/${path}`, body, { cookie: team });
      expect(answer.status, path).toBeLessThan(300);
      return (await answer.json()) as { replied: string };
    };
    const room = await openWebinar(other, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
    const ids: string[] = [];
    for (const name of ['anna', 'ben', 'cleo', 'dana']) {
      await register(other, room.slug, `${name}@example.com`);
      await other.settle();
      const cookie = await join(other, `${name}@example.com`);
      const asked = await post(other, `/api/live/${room.id}/questions`, { text: `Is it so, asks ${name}?` }, { cookie });
      for (const id of ids)
        await other.request(`/api/live/${room.id}/questions/${id}/vote`, { method: 'PUT', headers: { origin: BASE, cookie } });
      ids.push(((await asked.json()) as { id: string }).id);
    }
    await act(`webinars/${room.id}/end`);
    await other.settleStream();
    lineage.next();
    await other.settle();
    for (const id of ids) await act(`cases/${id}/replies`, { text: 'It is so.', voters: true });
    await act(`cases/${ids[0]}/assign`, { owner: 'host@example.com' });
    // What was told so far is counted by the children, what comes of it by the shard that they are merged into.
    await other.settleStream();
    await act(`cases/${ids[1]}/resolve`);
    await act(`cases/${ids[2]}/reopen`);
    await act(`cases/${ids[3]}/snooze`, { until: 'reply' });
    lineage.next();
    await other.settle();
    const items = await scan(other);
    const { counted, recounted } = toDesk(items);
    expect([counted.toSorted(), recounted.length > 2]).toEqual([recounted.toSorted(), true]);
    const figures = new Map<string, number>();
    for (const { key, attribute, by } of items.filter(isDelivery).flatMap((item) => deliveryDeltas(undefined, item)))
      figures.set(`${key.pk} ${key.sk} ${attribute}`, (figures.get(`${key.pk} ${key.sk} ${attribute}`) ?? 0) + by);
    const stored = items.flatMap((item) =>
      item.sk.startsWith('message#')
        ? countedFigures.map((name) => [`${item.pk} ${item.sk} ${name}`, Number(item[name] ?? 0)] as const)
        : [],
    );
    expect(new Map(stored.filter(([, n]) => n !== 0))).toEqual(figures);
    expect(
      [...figures.values()].reduce((sum, n) => sum + n, 0),
      'four askers and six votes',
    ).toBe(10);
  }, 60_000);

  it('set a record aside that nobody can read, and go on with the others (F12)', async () => {
    const room = await openRoom();
    const seat = await register(world, room.slug, 'poison@example.com');
    await world.settle();
    const stream = readStreamOnce(world.endpoint, world.config.TABLE_NAME);
    while ((await stream.next()).length > 0);
    await ask(room, 'And now?', seat);
    await onBoard(room, 'end');
    await world.settle();
    const fresh = await stream.next();
    const opened = fresh.find((record) => recordToFact(record).kind === 'case');
    if (!opened?.dynamodb) throw new Error('No case was opened');
    const broken = (n: number, more: Record<string, unknown>) =>
      ({
        ...opened,
        dynamodb: {
          ...opened.dynamodb,
          SequenceNumber: `9${String(n).padStart(30, '0')}`,
          NewImage: { ...opened.dynamodb?.NewImage, ...more },
        },
      }) as DynamoDBRecord;
    const odd = { S: 'e'.repeat(300_000) };
    const Records = [
      broken(1, { state: { ZZ: 'an unknown type' } }),
      broken(2, { state: { N: '7' }, openedAt: { NULL: true }, webinar: { NULL: true } }),
      broken(3, { heard: odd, missed: odd, owner: odd, waitingSince: { S: 'never' } }),
      broken(4, { contact: { S: '\ud83d' }, campaign: { N: '1' }, version: { S: 'one' } }),
    ];
    const before = await desk();
    const answer = await world.handlers.reactions({ Records: [...Records, ...fresh] });
    expect(answer, world.logged.slice(-6).join('\n')).toEqual({ batchItemFailures: [] });
    expect(await world.handlers.counts({ Records: Records.slice(0, 1), shardId: 'shard-9' })).toMatchObject({ batchItemFailures: [] });
    await world.settle();
    const after = await desk();
    expect(after.quarantined).toBeGreaterThan(before.quarantined);
    expect({ ...after, quarantined: before.quarantined }).toEqual(before);
    expect(JSON.stringify(world.logged)).not.toContain('And now?');
  });
});
