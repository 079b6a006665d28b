/**
 * `npm run bench -- cases [n]`: a webinar ends with that many open questions, and each becomes a case; the process that opens them is
 * killed on the way. Then twice as many cases are paged, filtered and sorted, and fall due at one instant.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import { atLast } from '#functions/pace/patience.ts';
import { caseList } from '#functions/table/keys.ts';
import { openWebinar, post, signedIn } from '../support/people.ts';
import { readStreamOnce } from '../support/stream.ts';
import type { World } from '../support/world.ts';
import { fallDue } from './cases/due.ts';
import { readInbox } from './cases/pages.ts';
import { print } from './cases/print.ts';
import { leaveOpen } from './cases/questions.ts';
import { recount } from './cases/recount.ts';
import { bundleInto, start, type Told } from './child.ts';
import { withWorld } from './database.ts';
import { verdict } from './verdict.ts';

const KILLS = [0.2, 0.5, 0.8];
const MIB = 2 ** 20;
const BATCH = 100;

const openCount = async ({ deps }: World): Promise<number> => {
  let count = 0;
  for await (const _ of deps.table.all({ pk: caseList('open'), index: 'list', keysOnly: true })) count += 1;
  return count;
};

/** Ends a webinar that has `count` open questions. */
const end = async (world: World, count: number, first: number): Promise<string> => {
  const webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  await leaveOpen(world, webinar, count, first);
  const answer = await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: await signedIn(world, ['host']) });
  if (answer.status >= 300) throw new Error(`It was refused to end: ${answer.status}`);
  return webinar.id;
};

/** The table's stream: what was stored for the bench itself is passed over, and what cases did is followed. */
const streamOf = (world: World) => {
  const stream = readStreamOnce(world.endpoint, world.config.TABLE_NAME);
  /** What is not done comes again, with everything behind it; undefined where there is such. */
  const react = async (Records: readonly DynamoDBRecord[]): Promise<true | undefined> =>
    (await world.handlers.reactions({ Records })).batchItemFailures.length === 0 || undefined;
  return {
    pass: async (): Promise<void> => {
      while ((await stream.next()).length > 0);
    },
    /** Counts and reactions, a hundred records at a time as they would come, until `ended` and nothing more comes. */
    follow: async (ended: () => boolean = () => true): Promise<void> => {
      for (let isOver = false; !isOver; ) {
        // Asked first: what it wrote before it ended is in the stream by then.
        isOver = ended();
        const records = await stream.next();
        isOver &&= records.length === 0;
        if (records.length === 0) await pause(20);
        for (let at = 0; at < records.length; at += BATCH) {
          const Records = records.slice(at, at + BATCH);
          await Promise.all([
            atLast({ pause }, async () => Boolean(await world.handlers.counts({ Records, shardId: 'shard-1' }))),
            atLast({ pause }, () => react(Records)),
          ]);
        }
      }
    },
  };
};

const measure = async (world: World, count: number, folder: string): Promise<void> => {
  const stream = streamOf(world);
  const program = await bundleInto(folder, new URL('./cases/process.ts', import.meta.url));
  const { config } = world;
  const env = (webinar: string) => ({
    ...{ TABLE_NAME: config.TABLE_NAME, AWS_ENDPOINT_URL_DYNAMODB: world.endpoint, PARLEY_URL: config.PARLEY_URL },
    ...{ ORIGIN_SECRET: config.ORIGIN_SECRET, CONTACT_KEY: config.CONTACT_KEY, SIGNING_KEYS: 'k1:signing-key-of-the-bench-0123456789ab' },
    ...{ OIDC_ISSUER: config.OIDC_ISSUER, OIDC_CLIENT_ID: config.OIDC_CLIENT_ID, BENCH_FOLDER: folder, BENCH_WEBINAR: webinar },
  });
  const live = async (webinar: string, work: 'cases' | 'hold' = 'cases'): Promise<Told> => {
    const told = await start(program, { ...env(webinar), BENCH_WORK: work }).told;
    if (!told) throw new Error('A process of the bench failed.');
    return told;
  };

  const whole = await end(world, count, 0);
  await stream.pass();
  world.takeUnits();
  const began = performance.now();
  let isOpened = false;
  const [life] = await Promise.all([
    live(whole).finally(() => {
      isOpened = true;
    }),
    stream.follow(() => isOpened),
  ]);
  const listed = (performance.now() - began) / 1_000;
  const units = world.takeUnits();
  const total = (name: 'read' | 'write'): number => units.reduce((all, one) => all + one[name], 0);
  const each = ({ seconds, read, write }: Pick<Told, 'seconds' | 'read' | 'write'>): string =>
    `${seconds.toFixed(1)} s, ${(read / count).toFixed(2)} read and ${(write / count).toFixed(2)} write units a case`;
  print('open questions at one end', count.toLocaleString('en'));
  print(
    'their cases',
    `${each(life)}, ${Math.round(count / life.seconds).toLocaleString('en')} a second, ${Math.round(life.rss / MIB)} MiB`,
  );
  print('with further lists and counts', each({ seconds: listed, read: total('read'), write: total('write') }));
  print('looked at once more', each(await live(whole)));
  print('whoever asked is on hold', each(await live(whole, 'hold')));
  print('looked at once more', each(await live(whole, 'hold')));
  verdict('seconds until all cases are there', life.seconds, 60);
  verdict('seconds until every list has them', listed, 60);

  const torn = await end(world, count, count);
  await stream.pass();
  let killed = 0;
  for (const kill of KILLS) {
    const { child, told } = start(program, env(torn));
    let isDone = false;
    void told.then(() => {
      isDone = true;
    });
    while (!isDone && (await atLast({ pause }, () => openCount(world))) < count + kill * count) await pause(count / 20);
    if (!isDone) killed += 1;
    child.kill('SIGKILL');
    await told;
  }
  const rest = await live(torn);
  print('killed', `${killed} times; the rest took ${rest.seconds.toFixed(1)} s`);
  await stream.follow();
  const { cases, wrong } = await recount(world);
  verdict('questions without exactly one case', Math.abs(cases - 2 * count), 0);
  verdict('stored numbers that a recount does not find', wrong, 0);

  await readInbox(world, whole, 2 * count);
  await fallDue(world, 2 * count);
};

export const cases = async ([count = '5000']: readonly string[]): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-cases-'));
  try {
    await withWorld((world) => measure(world, Number(count), folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
