/** The slower work: exports, and building the site. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Deps } from './deps.ts';
import { writeExport } from './export/reactions.ts';
import { describe } from './http/request-log.ts';
import type { WorkMessage } from './ports.ts';
import { rebuildSite } from './webinar/rebuild.ts';

const message: z.ZodType<WorkMessage> = z.union([
  z.object({ kind: z.literal('export'), id: z.string() }),
  z.object({ kind: z.literal('rebuild') }),
]);

const work = (deps: Deps, it: WorkMessage): Promise<void> => (it.kind === 'export' ? writeExport(deps, it.id) : rebuildSite(deps));

export const createWork =
  (deps: Deps) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const record of Records) {
      try {
        await work(deps, message.parse(JSON.parse(record.body)));
      } catch (error) {
        deps.log.error('work not done', { messageId: record.messageId, ...describe(error) });
        failed.push(record.messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
