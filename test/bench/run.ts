/** `npm run bench -- <name>`: figures, printed and never asserted. `pages` and `lighthouse` take the address of a running system. */
import { endWith, Refusal } from '#infra/local/refusal.ts';
import { lighthouse } from './lighthouse.ts';
import { pages } from './pages.ts';
import { sizes } from './sizes.ts';

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { sizes, pages, lighthouse };

try {
  const [name = '', ...args] = process.argv.slice(2);
  const bench = benches[name];
  if (!bench) throw new Refusal(`Choose a figure: npm run bench -- ${Object.keys(benches).join(' | ')}.`);
  await bench(args);
} catch (error) {
  endWith(error);
}
