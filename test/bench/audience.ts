/**
 * `npm run bench -- audience`: a webinar with 200 to a million people before the model of the edge. Everybody's polls are simulated one
 * by one; some people run the room's client itself, and all others a shorter one that must do the same (audience/machines.ts).
 */
import { createChance } from '../trials/kill/chance.ts';
import { createBodies, printSizes } from './audience/bodies.ts';
import { printHead, printRun, printTargets, type Run } from './audience/report.ts';
import { webinarHour, writeScript } from './audience/script.ts';
import { simulate } from './audience/simulate.ts';
import { fairWeather, roughWeather } from './audience/weather.ts';
import { readSeed } from './seed.ts';

const EDGES = 400;
/** Minutes of each run; a third of them is busy, however many there are. */
const sizes = [
  { people: 200, machines: 60, minutes: { shield: 60, bare: 60, rough: 60 } },
  { people: 1_000, machines: 120, minutes: { shield: 60, bare: 60, rough: 60 } },
  { people: 10_000, machines: 200, minutes: { shield: 60, bare: 60, rough: 60 } },
  // The large room's pace over a whole hour, for what an hour takes; the same pace with more people is watched for a shorter time.
  { people: 30_000, machines: 300, minutes: { shield: 60 } },
  { people: 100_000, machines: 500, minutes: { shield: 15, bare: 15, rough: 15 } },
  { people: 1_000_000, machines: 2_000, minutes: { shield: 3, bare: 3, rough: 3 } },
];

/** `--seed=<number>` repeats an earlier run. */
export const audience = async (args: readonly string[]): Promise<void> => {
  const seed = readSeed(args);
  printSizes(createChance(seed));
  printHead(seed, EDGES);
  const runs: Run[] = [];
  for (const { people, machines, minutes: lengths } of sizes)
    for (const [name, minutes] of Object.entries(lengths)) {
      const rough = name === 'rough';
      const lengthMs = minutes * 60_000;
      const script = writeScript(createChance(seed), { ...webinarHour, lengthMs });
      const weather = rough ? roughWeather(createChance(seed), EDGES, lengthMs) : fairWeather;
      const began = performance.now();
      const outcome = simulate({
        ...{ seed, people, machines, script, weather },
        ...{ edges: EDGES, shield: name === 'shield', restless: rough ? 0.3 : 0.1 },
        ...createBodies(createChance(seed), people, script),
      });
      const run = { name, minutes, machines, seconds: (performance.now() - began) / 1_000, outcome };
      printRun(run);
      runs.push(run);
    }
  printTargets(runs);
};
