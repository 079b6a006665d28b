/**
 * `npm run bench -- <name>`: figures, printed; where one has a target and misses it, the command ends with 1. `pages`, `lighthouse` and
 * `board` take the address of a running system.
 */
import { endWith, Refusal } from '#infra/local/refusal.ts';
import { audience } from './audience.ts';
import { board } from './board.ts';
import { building } from './build.ts';
import { cases } from './cases.ts';
import { contacts } from './contacts.ts';
import { cost } from './cost.ts';
import { exporting } from './export.ts';
import { importing } from './import.ts';
import { lighthouse } from './lighthouse.ts';
import { pages } from './pages.ts';
import { pictures } from './pictures.ts';
import { reminders } from './reminders.ts';
import { sizes } from './sizes.ts';
import { storm } from './storm.ts';

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  audience,
  storm,
  cost,
  contacts,
  board,
  cases,
  sizes,
  pages,
  pictures,
  build: building,
  reminders,
  export: exporting,
  import: importing,
  lighthouse,
};

try {
  const [name = '', ...args] = process.argv.slice(2);
  const bench = benches[name];
  if (!bench) throw new Refusal(`Choose a figure: npm run bench -- ${Object.keys(benches).join(' | ')}.`);
  await bench(args);
} catch (error) {
  endWith(error);
}
