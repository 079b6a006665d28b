/** What the room's client meets, each part varied by its test. */
import type { Feed } from '#shared/feed.ts';
import type { Mine, OwnQuestion, PublicQuestion } from '#shared/question.ts';

const at = '2027-06-18T13:00:00.000Z';

export const aQuestion = (id: string, more: Partial<PublicQuestion> = {}): PublicQuestion => ({
  id,
  text: `Question ${id}?`,
  by: 'Noor',
  votes: 0,
  resolution: 'open',
  askedAt: at,
  ...more,
});

export const aFeed = (version: number, more: Partial<Feed> = {}): Feed => ({
  id: 'w',
  version,
  state: 'live',
  webinarVersion: 3,
  changedAt: at,
  nextPollMs: 1_000,
  startedAt: at,
  now: null,
  next: null,
  questions: [],
  answered: [],
  totals: { open: 0, answered: 0 },
  poll: null,
  notes: [],
  chat: null,
  reactions: null,
  present: 2,
  ...more,
});

export const ownQuestion = (id: string, more: Partial<OwnQuestion> = {}): OwnQuestion => ({
  id,
  text: 'Mine?',
  votes: 0,
  visibility: 'in-review',
  resolution: 'open',
  anonymous: false,
  askedAt: at,
  editable: true,
  answers: [],
  ...more,
});

export const aMine = (more: Partial<Mine> = {}): Mine => ({
  seat: { verified: true, name: 'Noor' },
  adoptable: false,
  questions: [],
  voted: [],
  polls: {},
  reported: [],
  lines: [],
  silenced: false,
  ...more,
});
