import { randomInt } from 'node:crypto';
import { Refusal } from '#infra/local/refusal.ts';

/** `--seed=<number>` repeats an earlier run; without, a new one is drawn. */
export const readSeed = (args: readonly string[]): number => {
  const given = args.find((arg) => arg.startsWith('--seed='))?.slice('--seed='.length);
  const seed = given === undefined ? randomInt(1_000_000) : Number(given);
  if (!Number.isInteger(seed)) throw new Refusal(`"${given}" is no seed: it is a whole number, like --seed=4711.`);
  return seed;
};
