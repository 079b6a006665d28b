/** Every key of the table is assembled in `keys/`, by whose it is, and nowhere else. Times in keys are 24-character ISO UTC (docs/data.md). */

export * from './keys/article.ts';
export * from './keys/campaign.ts';
export * from './keys/desk.ts';
export * from './keys/gift.ts';
export * from './keys/house.ts';
export { type DueKey, dueEntry, dueLists, endOf, idOf, type Key, type ListKey, listOf, shardOf } from './keys/key.ts';
export * from './keys/kind.ts';
export * from './keys/marketing.ts';
export * from './keys/moderation.ts';
export * from './keys/person.ts';
export * from './keys/quiet.ts';
export * from './keys/quote.ts';
export * from './keys/survey.ts';
export * from './keys/thread.ts';
export * from './keys/webinar.ts';
