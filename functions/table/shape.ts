/** The table as data: the CDK and the local runtime both create it from here. */

export const attributes = { partition: 'pk', sort: 'sk', ttl: 'ttl' } as const;

/** Both indexes are sparse: an item is in them only while it has their keys. They project the keys and one map, `row`. */
export const indexes = [
  { name: 'list', partition: 'listPk', sort: 'listSk', project: ['row'] },
  { name: 'due', partition: 'duePk', sort: 'dueSk', project: ['row'] },
] as const;

export const stream = 'NEW_AND_OLD_IMAGES' as const;

/** How many partitions each list is spread over (docs/data.md). */
export const SHARDS = 16;

/** The newest item shape; a table that holds a later one is refused. */
export const DATA_VERSION = 1;
