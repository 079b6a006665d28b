/** What follows a form, however the stream delivers it: once, twice, in pieces, late. */
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, plant, scan } from '../http/stored.ts';
import { get, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { readStreamOnce } from '../support/stream.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
beforeEach(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  await world.settle();
});

/** Everything that was ever stored in this table, in order. */
const history = (): Promise<DynamoDBRecord[]> =>
  readStreamOnce(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '', world.config.TABLE_NAME).next();
const mailsTo = (email: string): number => world.mails.filter(({ mail }) => mail.to === email).length;
const HOUR = 3_600_000;
const again = async (email: string, more = {}) => {
  await register(world, webinar.slug, email, more);
  await world.settle();
};

describe('a redelivered change', () => {
  it('changes nothing, whether whole, in pieces, late or stale', async () => {
    const seat = await register(world, webinar.slug, 'anna@example.com', { question: 'From the form?', consent: { marketing: true } });
    const asked = (await (await post(world, `/api/live/${webinar.id}/questions`, { text: 'One?' }, { cookie: seat })).json()) as {
      id: string;
    };
    await register(world, webinar.slug, 'berta@example.com');
    await world.settle();
    await send(world, 'PUT', `/api/live/${webinar.id}/questions/${asked.id}/vote`, seat);
    world.tick(26 * HOUR);
    await again('anna@example.com', { name: 'Anna Later', question: 'Another one?' });
    const quiet = async () => (await scan(world)).filter(({ sk, pk }) => sk !== 'feed' && pk !== 'setting#site');
    const before = await quiet();
    const mails = world.mails.length;
    const records = await history();
    const deliveries = [
      records,
      records.slice(0, 7),
      records.slice(3),
      ...records.map((record) => [record]),
      records.slice(2, 9),
      [...records].reverse(),
    ];
    for (const Records of deliveries) {
      await world.handlers.counts({ Records, shardId: 'shard-1' });
      world.tick(1_001);
      expect(await world.handlers.reactions({ Records })).toEqual({ batchItemFailures: [] });
      await world.settle();
    }
    expect(await quiet()).toEqual(before);
    expect(world.mails).toHaveLength(mails);
  });

  it('sets aside what nobody can understand, and goes on with the rest', async () => {
    await again('anna@example.com');
    const [sample] = (await history()).filter(
      ({ dynamodb }) => dynamodb?.NewImage?.row && dynamodb.Keys?.sk?.S?.startsWith('registration#'),
    );
    const image = sample?.dynamodb?.NewImage ?? {};
    const broken = (n: number, NewImage: unknown, sk = `registration#${webinar.id}`) =>
      ({
        dynamodb: {
          SequenceNumber: `9${String(n).padStart(30, '0')}`,
          Keys: { pk: { S: `contact#${'x'.repeat(32)}` }, sk: { S: sk } },
          NewImage,
        },
      }) as unknown as DynamoDBRecord;
    const { row: _row, ...rowless } = image;
    const Records = [
      broken(1, { ...image, row: { S: 'no map' }, again: { S: 'no map' } }),
      broken(2, { again: { ZZ: 'an unknown type' } }),
      broken(3, rowless),
      broken(4, { ...image, again: { M: { at: { S: 'a' }, form: { NULL: true } } } }),
      broken(5, { ...image, row: { M: { ...image.row?.M, email: { S: `${'e'.repeat(3_000)}@example.com` } } } }),
      broken(6, { ...image, votes: { SS: ['\ud83d'] } }),
    ];
    await register(world, webinar.slug, 'berta@example.com');
    world.tick(1_001);
    const fresh = (await history()).filter(({ dynamodb }) => JSON.stringify(dynamodb?.NewImage ?? '').includes('berta@example.com'));
    const answer = await world.handlers.reactions({ Records: [...Records, ...fresh] });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await world.handlers.counts({ Records, shardId: 'shard-1' })).toMatchObject({ batchItemFailures: [] });
    expect((await itemsOf(world, 'quarantine#reactions')).length).toBeGreaterThanOrEqual(4);
    await world.settle();
    expect(mailsTo('berta@example.com')).toBe(1);
    expect(JSON.stringify(world.logged)).not.toContain('berta@example.com');
  });

  it('is asked for again from where the table failed', async () => {
    await register(world, webinar.slug, 'anna@example.com');
    const records = await history();
    const find = world.deps.contact.find;
    Object.assign(world.deps.contact, { find: () => Promise.reject(new Error('The network is down')) });
    const answer = await world.handlers.reactions({ Records: records });
    Object.assign(world.deps.contact, { find });
    const place = (key: string | undefined) => records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === key);
    const failed = records.findIndex(({ dynamodb }) => dynamodb?.Keys?.sk?.S === `registration#${webinar.id}`);
    expect(place(answer.batchItemFailures[0]?.itemIdentifier)).toBeOneOf(Array.from({ length: failed + 1 }, (_, at) => at));
    expect(await itemsOf(world, 'quarantine')).toEqual([]);
    await world.settle();
    expect(mailsTo('anna@example.com')).toBe(1);
  });
});

describe('a form that was never understood in a room', () => {
  it('does not keep the other questions from the audience', async () => {
    const seat = await register(world, webinar.slug, 'anna@example.com');
    await plant(world, { pk: `webinar#${webinar.id}`, sk: `question#${webinar.id}-${'0'.repeat(20)}`, text: 5, v: 1 });
    expect((await post(world, `/api/live/${webinar.id}/questions`, { text: 'Still here?' }, { cookie: seat })).status).toBe(201);
    await world.settle();
    expect(await (await get(world, `/feed/${webinar.id}`)).json()).toMatchObject({ questions: [{ text: 'Still here?' }] });
    const host = await signedIn(world, ['host']);
    expect(await (await get(world, `/api/console/webinars/${webinar.id}/questions`, host)).json()).toMatchObject({
      items: [{ text: 'Still here?' }],
    });
  });
});
