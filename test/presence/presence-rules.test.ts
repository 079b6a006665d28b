/** Presence as rules: whatever browsers, tabs and clocks do, minutes count once and figures equal a recount. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Seat } from '#functions/http/seat.ts';
import { isOtherPresence } from '#functions/live/feed.ts';
import { airOf, MOST_MINUTES, stampBeat, windowOf } from '#functions/presence/beat.ts';
import { presenceDeltas, recount } from '#functions/presence/counts.ts';
import { minutesOf } from '#functions/presence/minutes.ts';
import { writeOnPaper } from './paper.ts';

const start = new Date('2027-06-18T13:00:00.000Z');
const at = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const startsAt = start.toISOString();
const W = 'w000000000';
const seatOf = (who: number): Seat => ({ kind: 'guest', webinar: W, contact: `g${who}`, owner: 'c', name: '', company: '' });

describe('minutes', () => {
  it.each([
    { what: 'the minute that some seconds lie in', now: 90, seconds: 20, minutes: [1] },
    { what: 'both minutes that they reach into', now: 70, seconds: 20, minutes: [0, 1] },
    { what: 'a whole minute once it is over', now: 120, seconds: 60, minutes: [1] },
    { what: 'none for no time', now: 90, seconds: 0, minutes: [] },
    { what: 'none before the start', now: 30, seconds: 600, minutes: [0] },
    { what: 'none after the end', now: 400, seconds: 350, end: 130, minutes: [0, 1, 2] },
    { what: 'none of what was watched after the end only', now: 400, seconds: 60, end: 130, minutes: [] },
    { what: 'none where the server’s clock was set back before the start', now: -600, seconds: 60, minutes: [] },
  ])('are $what', ({ now, seconds, end = now, minutes }) => {
    expect([...minutesOf({ start, end: at(end) }, seconds, at(now))]).toEqual(minutes);
  });
});

describe('being there', () => {
  const live = { state: 'live', startsAt, startedAt: startsAt, endedAt: null } as const;
  const ended = { state: 'ended', startsAt, startedAt: startsAt, endedAt: at(600).toISOString() } as const;
  it.each([
    { what: 'while it is live', webinar: live, leaving: false, now: 60, counts: true },
    {
      what: 'before the start',
      webinar: { state: 'scheduled', startsAt, startedAt: null, endedAt: null } as const,
      leaving: false,
      now: 60,
      counts: false,
    },
    { what: 'after the end', webinar: ended, leaving: false, now: 601, counts: false },
    { what: 'with a last word after the end', webinar: ended, leaving: true, now: 660, counts: true },
    { what: 'with a last word much later', webinar: ended, leaving: true, now: 1_300, counts: false },
  ])('$what: $counts', ({ webinar, leaving, now, counts }) => {
    expect(airOf(webinar, { seconds: 0, leaving }, at(now)) !== undefined).toBe(counts);
  });
});

describe('whatever happens', () => {
  const beacon = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    /** Since the beacon before it, of anybody; a server's clock may go back ten minutes. */
    later: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -600, max: 0 }), fc.constant(3_600)),
    seconds: fc.integer({ min: 0, max: 600 }),
    leaving: fc.boolean(),
    /** Sent again at once: a second tab, or a repeat. */
    times: fc.integer({ min: 1, max: 3 }),
  });

  it('minutes count once, attended and people equal a recount, and nobody is less than nobody', () => {
    fc.assert(
      fc.property(fc.array(beacon, { maxLength: 60 }), (beacons) => {
        const ballots = new Map<number, Readonly<Record<string, unknown>>>();
        const counts = new Map<string, number>();
        const watched = new Map<number, Set<number>>();
        let now = 0;
        for (const { who, later, seconds, leaving, times } of beacons) {
          now += later;
          for (let i = 0; i < times; i += 1) {
            const before = ballots.get(who);
            const form = { seconds, ...(leaving ? { leaving } : {}) };
            const air = { start, end: at(now) };
            const after = writeOnPaper(before ?? {}, stampBeat({ seat: seatOf(who), form, air, now: at(now), realNow: at(now) }));
            if (!after) continue;
            ballots.set(who, after);
            const named = minutesOf(air, seconds, at(now));
            watched.set(who, new Set([...(watched.get(who) ?? []), ...named]));
            for (const { key, attribute, by } of presenceDeltas(W, before, after)) {
              const name = `${key.sk} ${attribute}`;
              counts.set(name, (counts.get(name) ?? 0) + by);
              expect(counts.get(name)).toBeGreaterThanOrEqual(0);
            }
          }
        }
        for (const [who, ballot] of ballots) {
          const minutes = (ballot.minutes as Set<number> | undefined) ?? new Set();
          if (minutes.size < MOST_MINUTES) expect(minutes).toEqual(watched.get(who) ?? new Set());
          expect(ballot.joinedAt).toBeDefined();
        }
        const { attended, people } = recount([...ballots.values()]);
        expect(counts.get('webinar attended') ?? 0).toBe(attended);
        const windows = [...counts].flatMap(([name, count]) =>
          name.startsWith('presence#') && count > 0 ? [[Number(name.slice(9, 17)), count]] : [],
        );
        expect(new Map(windows as [number, number][])).toEqual(people);
      }),
      { numRuns: 200 },
    );
  });

  it('nobody writes more than seven beacons in a minute, however they come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ later: fc.integer({ min: 0, max: 30 }), leaving: fc.boolean() }), { maxLength: 120 }), (tries) => {
        let ballot: Readonly<Record<string, unknown>> = {};
        const written: number[] = [];
        let now = 1_000;
        for (const { later, leaving } of tries) {
          now += later;
          const stamp = stampBeat({
            seat: seatOf(0),
            form: { seconds: 0, leaving },
            air: { start, end: at(now) },
            now: at(now),
            realNow: at(now),
          });
          const after = writeOnPaper(ballot, stamp);
          if (!after) continue;
          ballot = after;
          written.push(now);
        }
        for (const first of written) expect(written.filter((one) => one >= first && one < first + 60).length).toBeLessThanOrEqual(7);
      }),
      { numRuns: 100 },
    );
  });

  it('whoever beats each five minutes is in one of the two windows at any moment', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 255, max: 285 }), { minLength: 1, maxLength: 20 }), (gaps) => {
        let now = 0;
        let ballot: Readonly<Record<string, unknown>> = {};
        for (const gap of gaps) {
          const stamp = stampBeat({ seat: seatOf(0), form: { seconds: 0 }, air: { start, end: at(now) }, now: at(now), realNow: at(now) });
          ballot = writeOnPaper(ballot, stamp) ?? {};
          expect(ballot.beat).toBe(windowOf(at(now)));
          // Just before the next one.
          expect(windowOf(at(now + gap)) - (ballot.beat as number)).toBeLessThanOrEqual(1);
          now += gap;
        }
      }),
    );
  });
});

describe('a figure worth a version', () => {
  it.each([
    { shown: 0, people: 1, worth: true },
    { shown: 4, people: 3, worth: true },
    { shown: 12, people: 13, worth: false },
    { shown: 12, people: 14, worth: true },
    { shown: 100, people: 109, worth: false },
    { shown: 100, people: 110, worth: true },
    { shown: 100, people: 89, worth: true },
    { shown: 10_000, people: 10_900, worth: false },
  ])('$shown to $people: $worth', ({ shown, people, worth }) => {
    expect(isOtherPresence(shown, people)).toBe(worth);
  });
});
