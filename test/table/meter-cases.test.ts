/** What an end with open questions costs in DynamoDB's units, case by case and person by person, against docs/data.md. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openCases } from '#functions/case/reactions.ts';
import { settleHolds } from '#functions/hold/reactions.ts';
import { caseCountKey, contactKey } from '#functions/table/keys.ts';
import { leaveOpen } from '../bench/cases/questions.ts';
import { contactOf } from '../erasure/person.ts';
import { itemsOf } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const COUNT = 60;
let world: World;
let webinar: Awaited<ReturnType<typeof openWebinar>>;

const spent = () => {
  const units = world.takeUnits();
  const of = (name: 'read' | 'write') => units.reduce((sum, one) => sum + one[name], 0);
  return { read: of('read'), write: of('write') };
};

beforeAll(async () => {
  world = await openWorld({ at: '2027-06-18T12:00:00.000Z' });
  const replay = 'https://video.example.com/replay';
  webinar = await openWebinar(world, { live: true, replay, mail: { reminders: [] }, questions: { mode: 'open', votes: 'everyone' } });
  await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example' });
  await world.settle();
  await leaveOpen(world, webinar, COUNT, 0);
  await world.settle();
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: await signedIn(world, ['host']) });
  world.takeUnits();
}, 180_000);

describe('the meter of an end', () => {
  it('charges a case that it opens 8 writes and at most 1.5 reads, and once more no write', async () => {
    await openCases(world.deps, webinar.id);
    const { read, write } = spent();
    expect([write / COUNT, read / COUNT <= 1.5]).toEqual([8, true]);
    await openCases(world.deps, webinar.id);
    expect(spent().write).toBe(0);
  });

  it('charges the further lists of a case 11.5 writes at most, with the counts, and 2.5 reads, where two of three came by a campaign', async () => {
    await world.settleStream();
    const { read, write } = spent();
    console.log(`further lists of a case: ${(read / COUNT).toFixed(1)} read, ${(write / COUNT).toFixed(1)} write`);
    expect(write / COUNT).toBeLessThanOrEqual(11.5);
    expect(read / COUNT).toBeLessThanOrEqual(2.5);
  });

  it('charges the numbers beside the views 2.5 reads, where there are ten thousand cases of hundreds of colleagues and days', async () => {
    const day = (n: number) => new Date(Date.parse('2026-01-01') + n * 86_400_000).toISOString().slice(0, 10);
    const kept = Array.from({ length: 400 }, (_, n) => [
      { ...caseCountKey(`owner#agent${n}@example.com`), open: 25, v: 1 },
      { ...caseCountKey(`due#${day(n)}`), h15: 25, v: 1 },
    ]).flat();
    for (let at = 0; at < kept.length; at += 25) await world.deps.table.batchPut(kept.slice(at, at + 25));
    const cookie = await signedIn(world, ['agent']);
    await get(world, '/api/console/cases/counts', cookie);
    world.takeUnits();
    expect((await get(world, '/api/console/cases/counts', cookie)).status).toBe(200);
    const read = world.takeUnits().flatMap((one) => (one.operation === 'batch-get' ? one.read : []));
    console.log(`numbers beside the views: ${read} read`);
    expect(read.length).toBe(1);
    expect(read[0]).toBeLessThanOrEqual(2.5);
  });

  it('forgets the numbers of a day a week after it', async () => {
    const days = (await itemsOf(world, 'cases|due#')).filter(({ ttl }) => ttl !== undefined);
    expect(days.map(({ sk, ttl }) => Number(ttl) - Date.parse(sk.slice('due#'.length)) / 1_000)).toEqual(days.map(() => 7 * 86_400));
    expect(days.length).toBeGreaterThan(0);
  });

  it('charges somebody who is on hold from then on 2 writes and at most 5 reads, and once more no write', async () => {
    await world.settle();
    for (let n = 0; n < COUNT; n += 1) {
      const key = contactKey(contactOf(world, `asker${n}@example.com`));
      expect((await world.deps.table.get(key, { strong: true }))?.owed).toBeInstanceOf(Set);
      await world.deps.table.change(key, { remove: ['owed', 'row.owed'] });
    }
    world.takeUnits();
    await settleHolds(world.deps, webinar.id);
    const { read, write } = spent();
    expect([write / COUNT, read / COUNT <= 5]).toEqual([2, true]);
    await settleHolds(world.deps, webinar.id);
    expect(spent().write).toBe(0);
  });

  it('charges the promise to who asks later 2 writes', async () => {
    world.tick(31 * 60_000);
    await world.journeys();
    await world.settle();
    const seat = await join(world, 'anna@example.com');
    await post(world, `/api/live/${webinar.id}/questions`, { text: 'And later?' }, { cookie: seat });
    await world.settleStream();
    const late = world.queued.map(({ message }) => message).find(({ kind }) => kind === 'owed');
    world.takeUnits();
    await world.handlers.mailer({ Records: [{ messageId: 'one', body: JSON.stringify(late) }] as never });
    expect(spent().write).toBe(2);
  });
});
