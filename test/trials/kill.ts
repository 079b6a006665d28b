/** The kill test at its full size, on a system that was started as people start it. */
import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { toReport } from './kill/report.ts';
import { startWhole } from './kill/system.ts';
import { runKillTrial } from './kill/trial.ts';

const sizes = {
  registrations: 2_000,
  formQuestions: 100,
  questions: 300,
  approved: 20,
  seats: 500,
  votes: 5_000,
  killsEach: 4,
  killsAfter: 1,
};

/** `--seed=<number>` repeats the plan of an earlier run. Resolves with whether every invariant holds. */
export const kill = async (args: readonly string[]): Promise<boolean> => {
  const given = args.find((arg) => arg.startsWith('--seed='))?.slice('--seed='.length);
  const seed = given === undefined ? randomInt(1_000_000) : Number(given);
  if (!Number.isInteger(seed)) throw new Error(`"${given}" is no seed: it is a whole number, like --seed=4711.`);
  console.log(`Kill test with seed ${seed} …`);
  const result = await runKillTrial({ seed, sizes, start: startWhole, actSeconds: 300, patience: { mostSeconds: 240, forHeldMail: true } });
  console.log(toReport(result));
  const holds = result.broken.length === 0;
  if (holds) await rm(result.folder, { recursive: true, force: true });
  else console.log(`The history and the data are in ${result.folder}.`);
  return holds;
};
