/** Keys of what is there once: settings, marks of work, the audit log, sessions of the team, places in the stream. */
import type { Key } from './key.ts';

export const markKey = (shard: string): Key => ({ pk: 'stream', sk: `shard#${shard}` });
export const quarantineKey = (shard: string, sequence: string): Key => ({ pk: 'stream', sk: `quarantine#${shard}#${sequence}` });
export const uploadKey = (id: string): Key => ({ pk: `upload#${id}`, sk: 'upload' });
/** Reports for readers are few, and read together; a file on its way to one. */
export const papersPk = 'papers';
export const paperKey = (slug: string): Key => ({ pk: papersPk, sk: `paper#${slug}` });
/** How often each was asked for and got. */
export const paperCountsPk = 'paper-counts';
export const paperCountsKey = (slug: string): Key => ({ pk: paperCountsPk, sk: slug });
export const paperFileKey = (id: string): Key => ({ pk: `upload#${id}`, sk: 'file' });
/** `time` begins with its month, which is its partition. */
export const auditKey = (time: string, id: string): Key => ({ pk: `audit#${time.slice(0, 7)}`, sk: `${time}#${id}` });
/** Partitions of the audit log, newest month first. */
export const auditMonths = (newest: Date, count: number): readonly string[] =>
  Array.from({ length: count }, (_, back) => {
    const month = new Date(Date.UTC(newest.getUTCFullYear(), newest.getUTCMonth() - back, 1));
    return `audit#${month.toISOString().slice(0, 7)}`;
  });
/** One browser of somebody of the team. */
export const sessionKey = (email: string, id: string): Key => ({ pk: `member#${email}`, sk: `session#${id}` });
export const sessionsOf = (email: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `member#${email}`,
  prefix: 'session#',
});
/** Somebody of the team, as the provider last named them; listed, since nobody else tells us who is in it. */
export const memberKey = (email: string): Key => ({ pk: `member#${email}`, sk: 'member' });
export const teamList = 'team';
export const settingsKey: Key = { pk: 'setting#site', sk: 'settings' };
/** Whether all mail is held back. */
export const mailStopKey: Key = { pk: 'setting#site', sk: 'mail' };
/** Sites that may show our forms in a frame. */
export const embedRulesKey: Key = { pk: 'setting#site', sk: 'embeds' };
/** The day on which what is old was looked after last. */
export const retentionKey: Key = { pk: 'setting#site', sk: 'retention' };
/** How far the lifting of people who were stored before they could be searched for is. */
export const liftedKey: Key = { pk: 'setting#site', sk: 'lifted' };
/** What the inputs of a score weigh. */
export const scoresKey: Key = { pk: 'setting#site', sk: 'scores' };
/** Says that webinars of before there were runs of mail have theirs. */
export const plannedKey: Key = { pk: 'setting#site', sk: 'planned' };
export const buildKey: Key = { pk: 'setting#site', sk: 'build' };
/** Whether the Monday mail goes, and when the next one is due; what each told; and which questions somebody of the team read in a month. */
export const listenKey: Key = { pk: 'setting#site', sk: 'listen' };
/** Somebody of the team wants no Monday mail; it outlasts what else is known of them. */
export const noMondayKey = (email: string): Key => ({ pk: `member#${email}`, sk: 'no-monday' });
export const mondayKey = (week: string): Key => ({ pk: `listen#${week}`, sk: 'told' });
export const listenedKey = (email: string, month: string): Key => ({ pk: `member#${email}`, sk: `listened#${month}` });
