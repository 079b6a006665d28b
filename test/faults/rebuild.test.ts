import { beforeEach, describe, expect, it } from 'vitest';
import { buildKey } from '#functions/table/keys.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE_MS = 60_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const rebuilds = () => world.queued.filter(({ message }) => message.kind === 'rebuild').length;
const dieWhileBuilding = async () => world.deps.table.put({ ...buildKey, building: world.deps.realNow().getTime() });

describe('a build that died', () => {
  it('is asked for again by the schedule once its lease is over, and not before', async () => {
    await dieWhileBuilding();
    world.tick(9 * MINUTE_MS);
    await world.journeys();
    expect(rebuilds()).toBe(0);
    world.tick(2 * MINUTE_MS);
    await world.journeys();
    expect(rebuilds()).toBe(1);
  });

  it('leaves nobody waiting who came while it was under way', async () => {
    await dieWhileBuilding();
    await world.deps.queue('work', { kind: 'rebuild' });
    await world.settle();
    expect(world.builds()).toBe(0);
    world.tick(11 * MINUTE_MS);
    await world.journeys();
    await world.settle();
    expect(world.builds()).toBeGreaterThan(0);
    await world.journeys();
    expect(rebuilds()).toBe(0);
  });
});
