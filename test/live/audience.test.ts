/** Many clients before many edges: what a screen shows never goes back, and the origin is asked once a second. */
import { describe, expect, it } from 'vitest';
import { createBodies } from '../bench/audience/bodies.ts';
import { brotliBytes, feedOf, roomOf } from '../bench/audience/body.ts';
import { webinarHour, writeScript } from '../bench/audience/script.ts';
import { simulate } from '../bench/audience/simulate.ts';
import { fairWeather, roughWeather } from '../bench/audience/weather.ts';
import { createChance } from '../trials/kill/chance.ts';

const EDGES = 40;
const watch = (people: number, minutes: number, { shield = false, rough = false } = {}) => {
  const lengthMs = minutes * 60_000;
  const script = writeScript(createChance(11), { ...webinarHour, lengthMs });
  return simulate({
    ...{ seed: 11, people, machines: 60, edges: EDGES, shield, script, restless: rough ? 0.5 : 0.1 },
    ...createBodies(createChance(11), people, script),
    weather: rough ? roughWeather(createChance(11), EDGES, lengthMs) : fairWeather,
  });
};

describe('a thousand people', () => {
  it('behind a shield ask the origin once a second at most, as two hundred do', () => {
    for (const people of [200, 1_000]) {
      const { reads } = watch(people, 3, { shield: true });
      expect(reads.most()).toBe(1);
      expect(reads.perSecond()).toBeGreaterThan(0.8);
    }
  });

  it('in rough weather are offered older versions, and no screen goes back', () => {
    const { counted, watched } = watch(1_000, 5, { rough: true });
    expect(counted.olderOffered).toBeGreaterThan(100);
    expect(counted.failed).toBeGreaterThan(100);
    expect(watched).toMatchObject({ regressions: 0, disagreed: 0 });
    expect(watched.steps).toBeGreaterThan(10_000);
  });
});

describe('two hundred people', () => {
  it('see a decision within 3 s and a vote within 5 s, 99 of 100 times', () => {
    const { decisions, votes } = watch(200, 6);
    expect(decisions.count()).toBeGreaterThan(500);
    expect(decisions.at(0.99)).toBeLessThanOrEqual(3_000);
    expect(votes.at(0.99)).toBeLessThanOrEqual(5_000);
  });
});

describe('a feed', () => {
  it.each([
    [50, 3 * 1024],
    [100, 5 * 1024],
  ])('of %i questions with a poll, a note and reactions weighs %i bytes at most', (open, most) => {
    const feed = feedOf(roomOf(createChance(3), { people: 100_000, open, answered: 0 }), 1_200);
    expect(feed.questions.length).toBeGreaterThanOrEqual(50);
    expect(brotliBytes(feed)).toBeLessThanOrEqual(most);
  });

  it('of a large room makes for 400 requests and 800 KB in an attendee’s hour at most', () => {
    const script = writeScript(createChance(5), webinarHour);
    const large = simulate({
      ...{ seed: 5, people: 100, machines: 1, edges: EDGES, shield: false, script, weather: fairWeather, restless: 0 },
      ...createBodies(createChance(5), 100_000, script),
    });
    expect(large.counted.polls / large.hours).toBeLessThanOrEqual(400);
    expect(large.counted.bytes / large.hours).toBeLessThanOrEqual(800_000);
  });
});
