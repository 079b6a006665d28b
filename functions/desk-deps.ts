/** The composition root of the service desk: what the team carries, and the desk's own stores. */
import { createBesideStore } from './beside/store.ts';
import { createCalendarStore } from './calendar/store.ts';
import { createCampaignStore } from './campaign/store.ts';
import { createCaseStore } from './case/store.ts';
import { createCauseStore } from './cause/store.ts';
import type { Config } from './config.ts';
import { createDeliveryStore } from './delivery/store.ts';
import { createEscalationStore } from './escalation/store.ts';
import { createHandoverStore } from './handover/store.ts';
import { createInboxStore } from './inbox/store.ts';
import { createListenStore } from './listen/store.ts';
import { createPolicyStore } from './policy/store.ts';
import type { Ports } from './ports.ts';
import { createQuietStore } from './quiet/store.ts';
import { createReplyStore } from './reply/store.ts';
import { createSavedStore } from './saved/store.ts';
import type { Meter } from './table/units.ts';
import { createTeamDeps } from './team-deps.ts';
import { createVoiceStore } from './voice/store.ts';

export type DeskDeps = ReturnType<typeof createDeskDeps>;

/** `meter` hears of the units of each request to the table. */
export const createDeskDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const deps = createTeamDeps(config, ports, meter);
  const { table, now, realNow, question, contact, webinar, setting, registration } = deps;
  const policy = createPolicyStore({ table, realNow });
  const cases = createCaseStore({ table, policy, office: setting.recent });
  return {
    ...deps,
    policy,
    cases,
    escalation: createEscalationStore({ table, now, key: config.CONTACT_KEY }),
    listen: createListenStore({ table, now }),
    campaign: createCampaignStore({ table, now }),
    cause: createCauseStore({ table, now }),
    calendar: createCalendarStore({ table }),
    beside: createBesideStore({ table, realNow, policy, registration, webinar }),
    saved: createSavedStore({ table }),
    handover: createHandoverStore({ table }),
    voice: createVoiceStore({ table, now, verdict: deps.verdict }),
    delivery: createDeliveryStore({ table }),
    quiet: createQuietStore({ table, now, realNow }),
    reply: createReplyStore({ table, now, question, cases }),
    inbox: createInboxStore({ table, now, cases, question, contact, webinar, office: setting.recent }),
  };
};
