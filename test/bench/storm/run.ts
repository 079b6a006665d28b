/** The storm from beginning to end on a world of its own. */
import { toTag } from '#shared/ids.ts';
import type { OwnQuestion } from '#shared/question.ts';
import { scan } from '../../http/stored.ts';
import { openWebinar, post, register } from '../../support/people.ts';
import { readStreamOnce } from '../../support/stream.ts';
import type { World } from '../../support/world.ts';
import { createChance } from '../../trials/kill/chance.ts';
import { castVotes, planStorm } from './cast.ts';
import { deliver, toShards } from './deliver.ts';
import { countsWithLedger } from './ledger.ts';
import { busiest, largestShared, recount } from './verdict.ts';

export type StormSize = { readonly seed: number; readonly votes: number; readonly shards: number };
export type StormResult = Awaited<ReturnType<typeof runStorm>>;

/** Of a hundred transactions so many fail on their way there, and as many on their way back. */
const FAILING = 0.03;
const QUESTIONS = ['Which team answers first?', 'Is the replay captioned?', 'Can two hosts share a board?'];

const askAll = async (world: World): Promise<{ webinar: string; ids: string[] }> => {
  const { id: webinar, slug } = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'no', votes: 'everyone' } });
  const cookie = await register(world, slug, 'asker@example.com');
  const ids: string[] = [];
  for (const text of QUESTIONS)
    ids.push(((await (await post(world, `/api/live/${webinar}/questions`, { text }, { cookie })).json()) as OwnQuestion).id);
  await world.settle();
  return { webinar, ids };
};

export const runStorm = async (world: World, { seed, votes, shards }: StormSize) => {
  const chance = createChance(seed);
  const { webinar, ids } = await askAll(world);
  const stream = readStreamOnce(world.endpoint, world.config.TABLE_NAME);
  await stream.next();
  world.takeUnits();

  const storm = planStorm(chance, votes, ids.map(toTag));
  const castSeconds = await castVotes(world, webinar, storm, chance);
  const casting = world.takeUnits();
  const records = await stream.next();
  const { ledger, handler } = countsWithLedger(world.deps, chance, FAILING);
  const began = performance.now();
  // What a shard holds of one second: the batching window of the mapping (infra/functions.ts).
  const window = Math.max(30, Math.min(1_000, Math.round(records.length / 60 / shards)));
  const delivery = await deliver(handler, toShards(records, shards), chance, window);
  const countSeconds = (performance.now() - began) / 1_000;
  const counting = world.takeUnits();
  const items = await scan(world);
  const writes = (units: typeof counting) => units.reduce((sum, { write }) => sum + write, 0);
  return {
    ...{ storm, delivery, ledger, records: records.length, window, castSeconds, countSeconds },
    counted: recount(items, ids, storm.acts),
    largest: largestShared(items, ledger),
    busiest: busiest(ledger, storm.acts),
    units: { casting: writes(casting), counting: writes(counting), mostForOne: Math.max(...casting.map(({ write }) => write)) },
    /** Stored count transactions for each 1,000 acts, and the items that they changed. */
    updatesPerThousand: (1_000 * [...ledger.byItem.values()].reduce((sum, one) => sum + one, 0)) / storm.acts.length,
    transactionsPerThousand: (1_000 * ledger.stored) / storm.acts.length,
  };
};

/** What is wrong, in words; nothing where all is well. */
export const stormFaults = ({ counted, largest, storm, records }: StormResult): string[] => [
  ...counted
    .filter((one) => one.counted !== one.onBallots || one.onBallots !== one.acknowledged)
    .map((one) => `${one.question}: ${one.counted} counted, ${one.onBallots} on ballots, ${one.acknowledged} acknowledged`),
  ...(largest.bytes > 1_024 ? [`${largest.item} has ${largest.bytes} bytes`] : []),
  ...(records < storm.acts.length ? [`${records} records for ${storm.acts.length} acts`] : []),
];
