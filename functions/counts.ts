/**
 * Keeps the counts on what is counted. All sums of a part of a batch and the shard's mark are one transaction, so that redelivered,
 * split, reordered or concurrent batches change nothing.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import type { Deps } from './deps.ts';
import { Failure } from './failure.ts';
import { type Change, type Delta, MOST_TARGETS, type Part, toChanges, toDeltas, toParts } from './live/counts.ts';
import { pollsTouched } from './poll/counts.ts';
import { quarantine } from './quarantine.ts';
import { type Fact, padSequence, recordToFact } from './table/facts.ts';
import { type Key, markKey, webinarOfRegistration } from './table/keys.ts';
import { DATA_VERSION } from './table/shape.ts';
import type { Write } from './table/table.ts';

/** What the two stream mappings have in common; only a time-window event names its shard. */
export type CountsEvent = {
  readonly Records: readonly DynamoDBRecord[];
  readonly shardId?: string;
  readonly state?: Record<string, unknown>;
};
export type CountsAnswer = { readonly state: Record<string, unknown>; readonly batchItemFailures: { readonly itemIdentifier: string }[] };

const TRIES = 6;

const toWrites = (sums: Part['sums'], missing: ReadonlySet<string>): Write[] => {
  const byItem = new Map<string, { key: Key; add: Record<string, number>; make: boolean; ttl: number | undefined }>();
  for (const { key, attribute, by, make, until } of sums.values() as Iterable<Delta>) {
    const name = `${key.pk}|${key.sk}`;
    if (by === 0 || missing.has(name)) continue;
    const entry = byItem.get(name) ?? { key, add: {}, make: false, ttl: until };
    entry.add[attribute] = by;
    // What is taken away was there before: a target that was removed meanwhile is not made anew by it.
    entry.make ||= make === true && by > 0;
    byItem.set(name, entry);
  }
  return [...byItem.values()].map(({ key, add, make, ttl }) =>
    make
      ? { key, change: { add, initial: { v: DATA_VERSION, ...(ttl === undefined ? {} : { ttl }) } } }
      : { key, change: { add }, when: { exists: 'pk' } },
  );
};

const nameOfWrite = (write: Write | undefined): string => (write && 'key' in write ? `${write.key.pk}|${write.key.sk}` : '');

export const createCounts = (deps: Deps) => {
  const mark = async (shard: string): Promise<string> => String((await deps.table.get(markKey(shard), { strong: true }))?.last ?? '');

  /** When the polls of this ballot were closed: each is read once for a batch, and only where somebody answered it. */
  const learnClosings = async (fact: Fact, known: Map<string, number | null>): Promise<void> => {
    for (const poll of pollsTouched(fact))
      if (!known.has(poll)) known.set(poll, await deps.poll.closedAt(webinarOfRegistration(fact.sk), poll));
  };

  /** 'stored', or 'passed' where the shard's mark is at or beyond its first change. */
  const store = async (shard: string, { first, last, sums }: Part): Promise<'stored' | 'passed'> => {
    const missing = new Set<string>();
    for (let tries = 0; tries < TRIES; tries += 1) {
      const writes = toWrites(sums, missing);
      const moveMark: Write = {
        key: markKey(shard),
        change: { set: { first, last, v: DATA_VERSION } },
        when: { any: [{ absent: 'last' }, { below: ['last', first] }] },
      };
      const done = await deps.table.transact([moveMark, ...writes]);
      if (done.ok) return 'stored';
      if (done.refused[0]) return 'passed';
      // A target that is gone takes no count: its votes went with it.
      for (const [at, refused] of done.refused.entries()) if (refused) missing.add(nameOfWrite(writes[at - 1]));
    }
    throw new Failure('busy', 'The counts are contended.');
  };

  return async ({ Records, shardId, state = {} }: CountsEvent): Promise<CountsAnswer> => {
    if (!shardId) throw new Error('The event names no shard: this mapping needs a tumbling window');
    const changes: Change[] = [];
    const closings = new Map<string, number | null>();
    for (const record of Records) {
      const sequence = padSequence(record.dynamodb?.SequenceNumber ?? '');
      try {
        const fact = recordToFact(record);
        await learnClosings(fact, closings);
        changes.push(...toChanges(sequence, toDeltas(fact, deps.questionIds.complete, closings), MOST_TARGETS));
      } catch (error) {
        await quarantine(deps, shardId, record, error);
      }
    }
    const moving = changes.filter(({ deltas }) => deltas.length > 0);
    let rest = moving;
    for (let tries = 0; tries < TRIES && rest.length > 0; tries += 1) {
      const parts = toParts(rest, MOST_TARGETS);
      const [part] = parts;
      if (!part) break;
      const done = await store(shardId, part);
      const passed = done === 'stored' ? part.last : await mark(shardId);
      rest = rest.filter(({ sequence }) => sequence > passed);
      if (done === 'stored') tries = -1;
    }
    if (rest.length > 0) throw new Failure('busy', 'The counts are contended.');
    return { state, batchItemFailures: [] };
  };
};
