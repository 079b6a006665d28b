/** The figures of a simulated audience, as a table, and what they say about the targets of SCALE. */
import { type Bill, priceNote, showDollars, toDollars } from '../prices.ts';
import { verdict } from '../verdict.ts';
import type { Outcome } from './simulate.ts';

export type Run = {
  readonly name: string;
  readonly minutes: number;
  readonly machines: number;
  readonly seconds: number;
  readonly outcome: Outcome;
};

/** What looking at the feed costs at the edge. The origin's part is the same for any number of people (docs/cost.md). */
export const feedBill = ({ counted }: Pick<Outcome, 'counted'>): Bill => ({
  cloudfrontRequest: counted.polls,
  cloudfrontByte: counted.bytes,
});

const columns = [
  ['people', 9],
  ['run', 9],
  ['minutes', 7],
  ['polls', 11],
  ['polls/h', 7],
  ['most', 5],
  ['KB/h', 6],
  ['304', 4],
  ['origin/s', 8],
  ['most', 5],
  ['decision p50', 12],
  ['p99', 6],
  ['vote p50', 8],
  ['p99', 6],
  ['older', 8],
  ['shown', 5],
  ['unlike', 6],
  ['$/1000 h', 8],
  ['took', 6],
] as const;

const row = (cells: readonly string[]): string => cells.map((cell, i) => cell.padStart(columns[i]?.[1] ?? 0)).join(' ');
const count = (value: number): string => Math.round(value).toLocaleString('en');
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)}`;

export const printHead = (seed: number, edges: number): void => {
  console.log(
    [
      `Audience with seed ${seed}: ${edges} edge locations, sizes by zipf 0.8, a copy good for one second in each, misses that come together`,
      'one request; Age is not deducted. Everybody is simulated poll by poll with the client’s own pollDelay; the client itself runs for',
      '60 to 2,000 of them ("unlike": steps in which the two differed). A third of the minutes is busy: the feed changes up to each second.',
      '"shield", "bare" (without one), and "rough", without one: each edge has a bad minute (20 s behind, failing, 304 to all, 429), the',
      'origin is away twice for 30 s, and 30 % of the people hide the tab, lose the network and change place; 10 % otherwise. Times are in',
      'seconds, of those who look. "older": answers older than the screen; "shown": of those, the ones that came to be seen.',
    ].join('\n'),
  );
  console.log(`\n${row(columns.map(([name]) => name))}`);
};

export const printRun = ({ name, minutes, seconds: took, outcome }: Run): void => {
  const { counted, people, hours, reads, decisions, votes, watched, perPerson } = outcome;
  const most = perPerson.reduce((highest, one) => Math.max(highest, one), 0);
  console.log(
    row([
      count(people),
      name,
      String(minutes),
      count(counted.polls),
      count(counted.polls / hours),
      count((most * 60) / minutes),
      count(counted.bytes / hours / 1_000),
      `${Math.round((100 * counted.unchanged) / counted.polls)}%`,
      reads.perSecond().toFixed(2),
      String(reads.most()),
      seconds(decisions.at(0.5)),
      seconds(decisions.at(0.99)),
      seconds(votes.at(0.5)),
      seconds(votes.at(0.99)),
      count(counted.olderOffered),
      String(watched.regressions),
      String(watched.disagreed),
      showDollars((1_000 * toDollars(feedBill(outcome))) / hours),
      `${took.toFixed(1)} s`,
    ]),
  );
};

const highest = (runs: readonly Run[], of: (outcome: Outcome) => number): number => Math.max(...runs.map(({ outcome }) => of(outcome)));

/** T3, T4 and T5. Rough weather is for the version guard; being late is what it does. */
export const printTargets = (runs: readonly Run[]): void => {
  const fair = runs.filter(({ name }) => name !== 'rough');
  const large = fair.filter(({ outcome }) => outcome.people > 20_000);
  // Each client's first look is a whole body, which weighs on a run that is shorter than a webinar.
  const whole = large.filter(({ minutes }) => minutes >= 60);
  const small = fair.filter(({ name, outcome }) => outcome.people <= 200 && name === 'bare');
  console.log(`\n${priceNote()}`);
  const shielded = fair.filter(({ name }) => name === 'shield');
  verdict(
    'T3 origin reads per second with a shield ≤ 1, at any size',
    highest(shielded, ({ reads }) => reads.perSecond()),
    1,
  );
  verdict(
    'T4 requests per attendee-hour ≤ 400, large room',
    highest(large, ({ counted, hours }) => counted.polls / hours),
    400,
  );
  verdict(
    'T4 KB per attendee-hour ≤ 800, large room',
    highest(whole, ({ counted, hours }) => counted.bytes / hours / 1_000),
    800,
  );
  verdict(
    'T5 decision within 3 s (p99), room of 200',
    highest(small, ({ decisions }) => decisions.at(0.99) / 1_000),
    3,
    ' s',
  );
  verdict(
    'T5 vote within 5 s (p99), room of 200',
    highest(small, ({ votes }) => votes.at(0.99) / 1_000),
    5,
    ' s',
  );
  verdict(
    'T5 decision within 20 s (p99), large room',
    highest(large, ({ decisions }) => decisions.at(0.99) / 1_000),
    20,
    ' s',
  );
  verdict(
    'T5 versions that went back on a screen',
    highest(runs, ({ watched }) => watched.regressions),
    0,
  );
  verdict(
    'steps in which flock and client differed',
    highest(runs, ({ watched }) => watched.disagreed),
    0,
  );
};
