/** The vote storm in small: what `npm run bench -- storm` does with 50,000 votes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { runStorm, type StormResult, stormFaults } from '../bench/storm/run.ts';
import { openWorld } from '../support/world.ts';

let result: StormResult;
beforeAll(async () => {
  result = await runStorm(await openWorld(), { seed: 4711, votes: 1_200, shards: 3 });
});

describe('votes in a storm', () => {
  it('came to the counts again, old after new, to two workers at once, and through cut connections', () => {
    const { delivery, ledger } = result;
    for (const count of [delivery.again, delivery.stale, delivery.together, delivery.failed, ledger.refused, ledger.lost])
      expect(count).toBeGreaterThan(0);
  });

  it('are counted as they stand on the ballots, and as they were acknowledged', () => {
    expect(stormFaults(result)).toEqual([]);
    expect(result.counted.every(({ counted }) => counted > 300)).toBe(true);
  });

  it('cost one unit each, a guest’s first two, and are counted in items that stay small', () => {
    const { units, storm, largest, busiest } = result;
    // A write whose answer was lost on a busy machine is sent again, and finds the ballot made: one unit less, never one more.
    expect(units.mostForOne).toBe(2);
    expect(units.casting).toBeLessThanOrEqual(storm.acts.length + storm.people);
    expect(units.casting).toBeGreaterThan(storm.acts.length);
    expect(largest.bytes).toBeLessThan(1_024);
    expect(busiest.partition).toMatch(/^webinar|^stream/);
  });
});
