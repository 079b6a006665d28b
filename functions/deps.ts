/** The composition root: settings and the world in, everything that routes and reactions ask for out. */

import { createAdmissionStore } from './admission/store.ts';
import { createAliasStore } from './alias/store.ts';
import { createLineTags } from './chat/identity.ts';
import { createChatStore } from './chat/store.ts';
import type { Config } from './config.ts';
import { createConsentStore } from './consent/store.ts';
import { createContactStore } from './contact/store.ts';
import { createCopyStore } from './copy/store.ts';
import { createErasureStore } from './erasure/store.ts';
import { createSigner } from './http/token.ts';
import { createInvitationStore } from './invitation/store.ts';
import { createLetterStore } from './letter/store.ts';
import { createPublisher } from './live/publish.ts';
import { createLiveStore } from './live/store.ts';
import { createNoteStore } from './note/store.ts';
import { createPollStore } from './poll/store.ts';
import type { Ports } from './ports.ts';
import { createPresenceStore } from './presence/store.ts';
import { createQuestionIds } from './question/identity.ts';
import { createQuestionStore } from './question/store.ts';
import { createQuoteStore } from './quote/store.ts';
import { createReactionStore } from './reaction/store.ts';
import { createRegistrationStore } from './registration/store.ts';
import { createRelatedStore } from './related/store.ts';
import { createSeriesStore } from './series/store.ts';
import { createSessionStore } from './session/store.ts';
import { createSettingStore } from './setting/store.ts';
import { createStopStore } from './stop/store.ts';
import { connect, openTable } from './table/table.ts';
import type { Meter } from './table/units.ts';
import { createMissingStore } from './verdict/missing.ts';
import { createVerdictStore } from './verdict/store.ts';
import { createWebinarStore } from './webinar/store.ts';

export type Deps = ReturnType<typeof createDeps>;

/** `meter` hears of the units of each request to the table. */
export const createDeps = (config: Config, ports: Ports, meter?: Meter) => {
  const open = { client: connect(), name: config.TABLE_NAME, ...(meter ? { meter } : {}) };
  const table = openTable({ ...open, now: ports.now });
  const world = { table, now: ports.now, realNow: ports.realNow };
  const webinar = createWebinarStore(world);
  const question = createQuestionStore(world);
  const live = createLiveStore(world);
  const poll = createPollStore(world);
  const note = createNoteStore(world);
  const chat = createChatStore(world);
  const presence = createPresenceStore(world);
  const reaction = createReactionStore(world);
  const contact = createContactStore(world);
  const alias = createAliasStore({ ...world, contact });
  const verdict = createVerdictStore(world);
  const questionIds = createQuestionIds(config.CONTACT_KEY);
  const room = { webinar, question, poll, note, chat, presence, reaction, live };
  return {
    ...ports,
    config,
    table,
    signer: createSigner(config.SIGNING_KEYS),
    questionIds,
    lineTag: createLineTags(config.CONTACT_KEY),
    ...room,
    setting: createSettingStore(world),
    stop: createStopStore({ ...world, config }),
    session: createSessionStore({ table: openTable({ ...open, now: ports.realNow }), realNow: ports.realNow }),
    related: createRelatedStore(world),
    series: createSeriesStore(world),
    registration: createRegistrationStore(world),
    admission: createAdmissionStore(world),
    contact,
    alias,
    letter: createLetterStore(world),
    consent: createConsentStore(world),
    erasure: createErasureStore(world),
    invitation: createInvitationStore(world),
    verdict,
    missing: createMissingStore(world),
    quote: createQuoteStore(world),
    copy: createCopyStore(world),
    publishFeed: createPublisher({ ...room, log: ports.log }),
  };
};
