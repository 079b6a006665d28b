/** The composition root of people over all webinars and of the work behind everything: what the console carries, and the stores that only they need. */

import { createAdvocateStore } from './advocate/store.ts';
import type { Config } from './config.ts';
import { createConsoleDeps } from './console-deps.ts';
import { createDirectoryStore } from './directory/store.ts';
import { createExportStore } from './export/store.ts';
import { createImportStore } from './import/store.ts';
import { createRunStore } from './journey/store.ts';
import { createLabelStore } from './label/store.ts';
import { createPersonStore } from './person/store.ts';
import type { Ports } from './ports.ts';
import { createProfileStore } from './profile/store.ts';
import { createRemarkStore } from './remark/store.ts';
import { createResultStore } from './result/store.ts';
import { createScoreStore } from './score/store.ts';
import { createSegmentStore } from './segment/store.ts';
import { createSinceStore } from './since/store.ts';
import { createSourceStore } from './source/store.ts';
import { createSuppressionStore } from './suppression/store.ts';
import type { Meter } from './table/units.ts';
import { createTallyStore } from './tally/store.ts';

export type TeamDeps = ReturnType<typeof createTeamDeps>;

/** `meter` hears of the units of each request to the table. */
export const createTeamDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createConsoleDeps(config, ports, meter);
  const { table, now, realNow, webinar, question, poll, note, contact, alias, questionIds } = deps;
  const world = { table, now, realNow };
  const result = createResultStore(world);
  return {
    ...deps,
    advocate: createAdvocateStore({ table, key: config.CONTACT_KEY }),
    suppression: createSuppressionStore({ table, contact }),
    label: createLabelStore({ table, contact }),
    remark: createRemarkStore(world),
    imports: createImportStore(world),
    run: createRunStore(world),
    segment: createSegmentStore(world),
    directory: createDirectoryStore({ table, contact }),
    profile: createProfileStore({ table, questionIds }),
    result,
    source: createSourceStore(world),
    score: createScoreStore({ ...world, webinar, poll, note }),
    person: createPersonStore({ table, question, webinar, result, alias }),
    since: createSinceStore({ table, now, secret: config.CONTACT_KEY }),
    tally: createTallyStore(world),
    exports: createExportStore(world),
  };
};
