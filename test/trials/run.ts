/** `npm run trials -- <name>`: what takes minutes and is therefore no part of `npm test`. Without a name all of them run. */
import { endWith, Refusal } from '#infra/local/refusal.ts';
import { kill } from './kill.ts';

const trials: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = { kill };

const chosen = (name: string | undefined) => {
  if (name === undefined || name.startsWith('--')) return Object.values(trials);
  const trial = trials[name];
  if (!trial) throw new Refusal(`There is no trial "${name}": choose one of ${Object.keys(trials).join(', ')}.`);
  return [trial];
};

try {
  const args = process.argv.slice(2);
  for (const trial of chosen(args[0])) if (!(await trial(args))) process.exitCode = 1;
} catch (error) {
  endWith(error);
}
