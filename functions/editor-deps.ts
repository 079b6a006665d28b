/** The composition root of what the team publishes: what hosts carry, and the stores of articles, reports and comments. */
import type { Config } from './config.ts';
import { createConsoleDeps } from './console-deps.ts';
import { contentStores } from './content-deps.ts';
import { createModerationStore } from './moderation/store.ts';
import type { Ports } from './ports.ts';
import type { Meter } from './table/units.ts';

export type EditorDeps = ReturnType<typeof createEditorDeps>;

/** `meter` hears of the units of each request to the table. */
export const createEditorDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createConsoleDeps(config, ports, meter);
  return { ...deps, ...contentStores(deps), moderation: createModerationStore(deps) };
};
