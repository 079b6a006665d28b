/** The cases that an end opens, also where it was cut off or is taken back. */
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../http/stored.ts';
import { ask, begin, board, cases, expectSound, on, owedTo, places, world } from './room.ts';

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
