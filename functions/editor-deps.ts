/** The composition root of what the team publishes: what hosts carry, and the stores of articles, reports and comments. */
import type { Config } from './config.ts';
import { createConsoleDeps } from './console-deps.ts';
import { contentStores } from './content-deps.ts';
import { createGiftStore } from './gift/store.ts';
import { createModerationStore } from './moderation/store.ts';
import type { Ports } from './ports.ts';
import type { Meter } from './table/units.ts';
import { createThanksStore } from './thanks/store.ts';

export type EditorDeps = ReturnType<typeof createEditorDeps>;

/** `meter` hears of the units of each request to the table. */
export const createEditorDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createConsoleDeps(config, ports, meter);
  const gift = createGiftStore(deps);
  return {
    ...deps,
    ...contentStores(deps),
    gift,
    thanks: createThanksStore({ table: deps.table, gift }),
    moderation: createModerationStore(deps),
  };
};
