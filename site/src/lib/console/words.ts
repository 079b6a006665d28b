/** The console's words for states, roles and counts. */
import type { Role } from '#shared/host.ts';
import type { WebinarState } from '#shared/webinar.ts';

export const stateWords: Readonly<Record<WebinarState, { readonly words: string; readonly tone: string }>> = {
  draft: { words: 'Draft', tone: '' },
  scheduled: { words: 'Scheduled', tone: 'accent' },
  live: { words: 'Live', tone: 'live' },
  ended: { words: 'Ended', tone: 'good' },
  archived: { words: 'Archived', tone: '' },
  cancelled: { words: 'Called off', tone: 'due' },
};

export const roleWords: Readonly<Record<Role, string>> = { admin: 'Admin', host: 'Host', marketer: 'Marketer', agent: 'Agent' };

export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
