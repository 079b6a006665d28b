/** The browser's side of being there: what it counts as watched, when it speaks, which tab speaks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Beacon, type Beat, type BeatEvent, mayLead, startBeat, stepBeat } from '../../site/src/lib/live/beat.ts';

const tick = (at: number, more: Partial<Extract<BeatEvent, { is: 'tick' }>> = {}): BeatEvent => ({
  is: 'tick',
  at,
  leads: true,
  online: true,
  ...more,
});
const told = (at: number): BeatEvent => ({ is: 'told', at, random: 0.5 });
const ticks = (from: number, until: number, more = {}): BeatEvent[] =>
  Array.from({ length: (until - from) / 1_000 + 1 }, (_, i) => tick(from + i * 1_000, more));

const play = (events: readonly BeatEvent[], from: Beat = startBeat(0, 0, 0)): { beat: Beat; said: Beacon[] } => {
  const said: Beacon[] = [];
  let beat = from;
  for (const event of events) {
    const [next, beacon] = stepBeat(beat, event);
    beat = next;
    if (beacon) said.push(beacon);
  }
  return { beat, said };
};

describe('a beacon', () => {
  it('is sent on entering, each five minutes, and on leaving', () => {
    const events = [tick(0), told(0), ...ticks(1_000, 299_000), told(299_000), ...ticks(300_000, 310_000), { is: 'left' } as const];
    expect(play(events).said).toEqual([{ seconds: 0 }, { seconds: 270 }, { seconds: 40, leaving: true }]);
  });

  it('of a large room waits its turn, and whoever leaves before it still says so', () => {
    const waiting = play([...ticks(0, 20_000), { is: 'left' }], startBeat(0, 0.5, 60_000));
    expect(waiting.said).toEqual([{ seconds: 20, leaving: true }]);
  });

  it('says nothing of sleep', () => {
    const { said } = play([tick(0), told(0), ...ticks(1_000, 60_000), ...ticks(3_660_000, 3_665_000)]);
    expect(said).toEqual([{ seconds: 0 }, { seconds: 60 }]);
  });

  it.each([
    { what: 'an hour ahead', by: 3_600_000 },
    { what: 'an hour back', by: -3_600_000 },
    { what: 'ten minutes back', by: -600_000 },
  ])('counts no second of a clock that jumps $what', ({ by }) => {
    const { beat } = play([tick(0), told(0), ...ticks(1_000, 30_000), ...ticks(30_000 + by, 40_000 + by)]);
    expect(beat.watched).toBeLessThanOrEqual(40_000);
  });

  it('is kept while offline and by a refusal, and tells everything once it gets through', () => {
    const missed = (at: number, status: number, retryAfter?: number): BeatEvent => ({
      is: 'missed',
      at,
      random: 0,
      status,
      ...(retryAfter ? { retryAfter } : {}),
    });
    const { said, beat } = play([
      ...ticks(0, 20_000, { online: false }),
      tick(21_000),
      missed(21_000, 0),
      ...ticks(22_000, 51_000),
      missed(51_000, 429, 100),
      ...ticks(52_000, 152_000),
      told(152_000),
    ]);
    expect(said).toEqual([{ seconds: 21 }, { seconds: 51 }, { seconds: 151 }]);
    expect(beat.watched).toBeLessThan(2_000);
  });

  it('is never sent again where the server does not want it', () => {
    const { said } = play([tick(0), { is: 'missed', at: 0, random: 0, status: 401 }, ...ticks(1_000, 900_000)]);
    expect(said).toEqual([{ seconds: 0 }]);
  });

  it('is left to the tab that leads', () => {
    expect(play(ticks(0, 600_000, { leads: false })).said).toEqual([]);
    const { said } = play([...ticks(0, 100_000, { leads: false }), ...ticks(101_000, 102_000)]);
    expect(said[0]).toEqual({ seconds: 1 });
  });

  it('enters anew after a leave that was none', () => {
    const { said } = play([tick(0), told(0), ...ticks(1_000, 5_000), { is: 'left' }, ...ticks(90_000, 91_000)]);
    expect(said).toEqual([{ seconds: 0 }, { seconds: 5, leaving: true }, { seconds: 0 }]);
  });

  it('never tells more than was there to watch, nor more than the server takes, whatever happens', () => {
    const event = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({ is: fc.constant('tick' as const), gap: fc.integer({ min: -5_000, max: 9_000 }), online: fc.boolean() }),
      },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('told' as const) }) },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('missed' as const), status: fc.constantFrom(0, 409, 429, 503) }) },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('left' as const) }) },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 400 }), (events) => {
        let beat = startBeat(0, 0, 0);
        let [at, ran, arrived] = [0, 0, 0];
        let underWay: Beacon | null = null;
        for (const one of events) {
          if (one.is === 'tick') {
            at += one.gap;
            ran += Math.max(0, one.gap);
          }
          if ((one.is === 'told' || one.is === 'missed') && !underWay) continue;
          const made: BeatEvent =
            one.is === 'tick'
              ? tick(at, { online: one.online })
              : one.is === 'missed'
                ? { is: 'missed', at, random: 0, status: one.status }
                : one.is === 'told'
                  ? told(at)
                  : { is: 'left' };
          const [next, beacon]: readonly [Beat, Beacon | null] = stepBeat(beat, made);
          beat = next;
          if (one.is === 'told') arrived += underWay?.seconds ?? 0;
          if (one.is === 'told' || one.is === 'missed' || one.is === 'left') underWay = null;
          if (beacon) {
            expect(Number.isInteger(beacon.seconds) && beacon.seconds >= 0 && beacon.seconds <= 600).toBe(true);
            if (beacon.leaving) arrived += beacon.seconds;
            else {
              expect(underWay).toBeNull();
              underWay = beacon;
            }
          }
          expect(arrived * 1_000).toBeLessThanOrEqual(ran);
        }
      }),
    );
  });
});

describe('the tab that leads', () => {
  const lease = { tab: 'one', at: 100_000 };
  it.each([
    { what: 'anybody where nobody does', held: null, tab: 'two', at: 0, leads: true },
    { what: 'who does already', held: lease, tab: 'one', at: 110_000, leads: true },
    { what: 'nobody else meanwhile', held: lease, tab: 'two', at: 110_000, leads: false },
    { what: 'another after a silence', held: lease, tab: 'two', at: 116_000, leads: true },
    { what: 'another where the clock was set back', held: lease, tab: 'two', at: 50_000, leads: true },
  ])('is $what', ({ held, tab, at, leads }) => {
    expect(mayLead(held, tab, at)).toBe(leads);
  });
});
