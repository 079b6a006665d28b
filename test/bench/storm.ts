/** `npm run bench -- storm`: 50,000 votes in a minute of business time, counted from a stream that repeats, reorders and splits. */
import { withWorld } from './database.ts';
import { readSeed } from './seed.ts';
import { runStorm, type StormResult, stormFaults } from './storm/run.ts';

const SIZE = { votes: 50_000, shards: 4 };
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const toRows = (result: StormResult): [string, string][] => {
  const { storm, delivery, ledger, units, busiest, largest } = result;
  return [
    [
      'acts',
      `${whole(storm.acts.length)} votes given and taken back by ${whole(storm.people)} people on ${result.counted.length} questions`,
    ],
    [
      'cast',
      `in ${result.castSeconds.toFixed(1)} s of real time, ${whole(storm.acts.length / result.castSeconds)} a second on DynamoDB Local`,
    ],
    [
      'stream',
      `${whole(result.records)} records in ${SIZE.shards} shards, one of them split in two; about ${whole(result.window)} a batch`,
    ],
    [
      'deliveries',
      `${whole(delivery.batches)} batches, ${delivery.together} to two workers at once, ${delivery.again} again with other boundaries, ` +
        `${delivery.stale} old ones after newer ones, ${delivery.failed} failed and came again`,
    ],
    ['transactions', `${whole(ledger.stored)} stored, ${whole(ledger.refused)} refused by a mark, ${ledger.lost} cut off`],
    ...result.counted.map(({ counted, onBallots, acknowledged }, n): [string, string] => [
      `question ${n + 1}`,
      `${whole(counted)} counted, ${whole(onBallots)} on ballots, ${whole(acknowledged)} acknowledged`,
    ]),
    ['write units', `${whole(units.casting)} for casting (${units.mostForOne} at most for one act), ${whole(units.counting)} for counting`],
    [
      'updates',
      `${result.updatesPerThousand.toFixed(1)} items in ${result.transactionsPerThousand.toFixed(1)} transactions for 1,000 votes`,
    ],
    ['busiest partition', `${busiest.partition} with ${whole(busiest.writes)} of all writes: ${percent(busiest.share)}`],
    ['largest shared item', `${largest.item.replace(/#.*/, '#…')} with ${largest.bytes} bytes`],
  ];
};

/** `--seed=<number>` repeats the plan of an earlier run. */
export const storm = (args: readonly string[]): Promise<void> =>
  withWorld(async (world) => {
    const seed = readSeed(args);
    console.log(`Vote storm with seed ${seed} …`);
    const result = await runStorm(world, { seed, ...SIZE });
    for (const [name, text] of toRows(result)) console.log(`${name.padEnd(20)} ${text}`);
    const faults = stormFaults(result);
    console.log(faults.length === 0 ? 'The counts are the ballots.' : `Wrong: ${faults.join('; ')}`);
    if (faults.length > 0) process.exitCode = 1;
  });
