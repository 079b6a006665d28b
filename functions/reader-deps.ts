/** The composition root of what readers ask for: what everybody carries, and what is written beside articles and reports. */
import type { Config } from './config.ts';
import { contentStores } from './content-deps.ts';
import { createDeps } from './deps.ts';
import type { Ports } from './ports.ts';
import type { Meter } from './table/units.ts';

export type ReaderDeps = ReturnType<typeof createReaderDeps>;

/** `meter` hears of the units of each request to the table. */
export const createReaderDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createDeps(config, ports, meter);
  return { ...deps, ...contentStores(deps) };
};
