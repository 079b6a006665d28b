/** What a key is, and how lists are spread over partitions. */
import { SHARDS } from '../shape.ts';

export type Key = { readonly pk: string; readonly sk: string };
export type ListKey = { readonly listPk: string; readonly listSk: string };
export type DueKey = { readonly duePk: string; readonly dueSk: string };
/** A stable shard of a text: FNV-1a, enough to spread keys evenly (the text already is a hash or random). */
export const shardOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash % SHARDS;
};
/** Which of the sixteen lists somebody stands in, of contacts as of each webinar's registrations. */
export const listOf = (contact: string): number => shardOf(contact);
export const lists = (name: string): readonly string[] => Array.from({ length: SHARDS }, (_, shard) => `${name}#${shard}`);
/** In a list that is in order of time: just behind everything of this moment. */
export const endOf = (time: string): string => `${time}#~`;
export const dueLists: readonly string[] = lists('due');
export const dueEntry = (key: Key, at: string): DueKey => ({
  duePk: `due#${shardOf(`${key.pk}#${key.sk}`)}`,
  dueSk: `${at}#${key.pk}#${key.sk}`,
});
export const idOf = (pk: string): string => pk.slice(pk.indexOf('#') + 1);
