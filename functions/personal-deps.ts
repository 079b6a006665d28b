/** The composition root of the pages that mails lead to: what everybody carries, what somebody said behind such a link, and until when that is answered. */
import { createAdvocateStore } from './advocate/store.ts';
import type { Config } from './config.ts';
import { createDeps } from './deps.ts';
import { createMeStore } from './me/store.ts';
import { createPolicyStore } from './policy/store.ts';
import type { Ports } from './ports.ts';
import type { Meter } from './table/units.ts';
import { createVoiceStore } from './voice/store.ts';

export type PersonalDeps = ReturnType<typeof createPersonalDeps>;

/** `meter` hears of the units of each request to the table. */
export const createPersonalDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createDeps(config, ports, meter);
  return {
    ...deps,
    advocate: createAdvocateStore({ table: deps.table, key: config.CONTACT_KEY }),
    voice: createVoiceStore(deps),
    policy: createPolicyStore(deps),
    me: createMeStore(deps),
  };
};
