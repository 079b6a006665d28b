/** Keys of what waits for a decision of the team: questions, lines of chat and comments, each kind in a list of its own. */
import type { Key, ListKey } from './key.ts';

const MOST = 999;

export const moderationList = (kind: string): string => `moderation#${kind}`;
/** What most people reported stands first; of as many reports what waits longest. `id` begins with its time, or is preceded by it. */
export const moderationEntry = (kind: string, reports: number, id: string): ListKey => ({
  listPk: moderationList(kind),
  listSk: `${String(MOST - Math.min(Math.max(0, reports), MOST)).padStart(3, '0')}#${id}`,
});
/** Just behind an entry, in every one of the lists. */
export const behindEntry = (listSk: string): string => `${listSk}!`;
/** Leads to a question or a line of chat that waits: what everybody writes has no place in a list of its own. */
export const moderationKey = (webinar: string, kind: string, id: string): Key => ({ pk: `webinar#${webinar}`, sk: `waits#${kind}#${id}` });
