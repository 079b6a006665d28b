/** What follows a stored change, feature by feature. Handlers write and queue; they never send mail or call out. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { Deps } from './deps.ts';
import { describe } from './http/request-log.ts';
import { publishSoon, roomOf } from './live/reactions.ts';
import { quarantine } from './quarantine.ts';
import { followRegistration } from './registration/reactions.ts';
import { type Fact, recordToFact } from './table/facts.ts';
import { followWebinar } from './webinar/reactions.ts';

export type ReactionsEvent = { readonly Records: readonly DynamoDBRecord[] };

const react = (deps: Deps, fact: Fact): Promise<void> => {
  switch (fact.kind) {
    case 'registration':
      return followRegistration(deps, fact);
    case 'webinar':
      return followWebinar(deps, fact);
    default:
      return Promise.resolve();
  }
};

/** Answers with the first record that failed: everything from there comes again, and everything here may be done twice. */
export const createReactions = (deps: Deps) => {
  const failedAt = async (records: readonly DynamoDBRecord[], rooms: Map<string, string>): Promise<string | undefined> => {
    for (const record of records) {
      const sequence = record.dynamodb?.SequenceNumber ?? '';
      try {
        const fact = recordToFact(record);
        await react(deps, fact);
        const room = roomOf(fact);
        if (room && !rooms.has(room)) rooms.set(room, sequence);
      } catch (error) {
        try {
          await quarantine(deps, 'reactions', record, error);
        } catch (lasting) {
          deps.log.warn('stream batch stopped', { sequence, ...describe(lasting) });
          return sequence;
        }
      }
    }
    return undefined;
  };

  return async ({ Records }: ReactionsEvent): Promise<DynamoDBBatchResponse> => {
    const rooms = new Map<string, string>();
    let failed = await failedAt(Records, rooms);
    for (const [room, sequence] of rooms) {
      try {
        await publishSoon(deps, room);
      } catch (error) {
        deps.log.warn('feed not published', { webinar: room, ...describe(error) });
        failed = failed && failed.padStart(40, '0') < sequence.padStart(40, '0') ? failed : sequence;
      }
    }
    return { batchItemFailures: failed ? [{ itemIdentifier: failed }] : [] };
  };
};
