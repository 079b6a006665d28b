/** The composition root of what hosts do around a webinar: what everybody carries, and the stores that only the team needs. */

import { createAuditStore } from './audit/store.ts';
import type { Config } from './config.ts';
import { createDeps } from './deps.ts';
import { createHostStore } from './host/store.ts';
import type { Ports } from './ports.ts';
import { createRehearsalStore } from './rehearsal/store.ts';
import type { Meter } from './table/units.ts';
import { createTemplateStore } from './template/store.ts';
import { createUploadStore } from './upload/store.ts';

export type ConsoleDeps = ReturnType<typeof createConsoleDeps>;

/** `meter` hears of the units of each request to the table. */
export const createConsoleDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createDeps(config, ports, meter);
  const world = { table: deps.table, now: deps.now, realNow: deps.realNow };
  return {
    ...deps,
    audit: createAuditStore(world),
    host: createHostStore(world),
    template: createTemplateStore(world),
    rehearsal: createRehearsalStore(world),
    upload: createUploadStore({ ...world, pictures: ports.pictures }),
  };
};
