/** The composition root of what works behind everything, of one machine and of the tests: the desk's stores, and those of content. */
import type { Config } from './config.ts';
import { contentStores } from './content-deps.ts';
import { createDeskDeps } from './desk-deps.ts';
import { createGiftStore } from './gift/store.ts';
import { createMeStore } from './me/store.ts';
import { createModerationStore } from './moderation/store.ts';
import type { Ports } from './ports.ts';
import type { Meter } from './table/units.ts';
import { createThanksStore } from './thanks/store.ts';

export type WorkDeps = ReturnType<typeof createWorkDeps>;

/** `meter` hears of the units of each request to the table. */
export const createWorkDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createDeskDeps(config, ports, meter);
  const gift = createGiftStore(deps);
  return {
    ...deps,
    ...contentStores(deps),
    gift,
    thanks: createThanksStore({ table: deps.table, gift }),
    me: createMeStore(deps),
    moderation: createModerationStore(deps),
  };
};
