/** The slower work: exports, cases of open questions, copies of people's data, building the site, moving the votes of merged questions, forgetting rehearsals, offering places. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { offerPlaces } from './admission/reactions.ts';
import { countCampaign } from './campaign/reactions.ts';
import { settleEnd } from './case/reactions.ts';
import { writeCopy } from './copy/reactions.ts';
import { deliverReply } from './delivery/reactions.ts';
import { liftPeople } from './directory/reactions.ts';
import { eraseContact } from './erasure/reactions.ts';
import { writeExport } from './export/reactions.ts';
import { settleHolds } from './hold/reactions.ts';
import { describe } from './http/request-log.ts';
import { followImport } from './import/reactions.ts';
import { workInvitation } from './invitation/reactions.ts';
import type { WorkMessage } from './ports.ts';
import { followMergedVotes } from './question/reactions.ts';
import { workQuiet } from './quiet/reactions.ts';
import { forgetRehearsal } from './rehearsal/reactions.ts';
import { writeResults } from './result/reactions.ts';
import { sweepPeople, sweepWebinar } from './retention/reactions.ts';
import { countDaily, countDay, finishTally, keepSnapshot } from './tally/reactions.ts';
import { rebuildSite } from './webinar/rebuild.ts';
import type { WorkDeps } from './work-deps.ts';

const message: z.ZodType<WorkMessage> = z.union([
  z.object({ kind: z.literal('export'), id: z.string() }),
  z.object({ kind: z.literal('copy'), contact: z.string(), id: z.string() }),
  z.object({ kind: z.literal('rebuild') }),
  z.object({ kind: z.literal('merge'), from: z.string(), into: z.string(), at: z.string() }),
  z.object({ kind: z.literal('forget-rehearsal'), id: z.string() }),
  z.object({ kind: z.literal('offers'), webinar: z.string() }),
  z.object({ kind: z.literal('import'), id: z.string() }),
  z.object({ kind: z.literal('invitation'), id: z.string() }),
  z.object({ kind: z.literal('erase'), contact: z.string() }),
  z.object({ kind: z.literal('sweep'), webinar: z.string() }),
  z.object({ kind: z.literal('result'), webinar: z.string() }),
  z.object({ kind: z.literal('hold'), webinar: z.string() }),
  z.object({ kind: z.literal('cases'), webinar: z.string() }),
  z.object({ kind: z.literal('answer'), contact: z.string(), case: z.string(), reply: z.string(), list: z.number().optional() }),
  z.object({ kind: z.literal('campaign'), id: z.string() }),
  z.object({ kind: z.literal('quiet'), id: z.string() }),
  z.object({ kind: z.literal('sweep-people') }),
  z.object({ kind: z.literal('lift-people') }),
  z.object({ kind: z.literal('snapshot'), segment: z.string() }),
  z.object({ kind: z.literal('tally'), id: z.string() }),
  z.object({ kind: z.literal('segment-days') }),
  z.object({ kind: z.literal('segment-day'), segment: z.string() }),
]);

const work = (deps: WorkDeps, it: WorkMessage): Promise<void> => {
  switch (it.kind) {
    case 'export':
      return writeExport(deps, it.id);
    case 'copy':
      return writeCopy(deps, it);
    case 'rebuild':
      return rebuildSite(deps);
    case 'merge':
      return followMergedVotes(deps, it);
    case 'forget-rehearsal':
      return forgetRehearsal(deps, it.id);
    case 'hold':
      return settleHolds(deps, it.webinar);
    case 'cases':
      return settleEnd(deps, it.webinar);
    case 'answer':
      return deliverReply(deps, it);
    case 'campaign':
      return countCampaign(deps, it.id);
    case 'quiet':
      return workQuiet(deps, it.id);
    case 'result':
      return writeResults(deps, it.webinar);
    case 'sweep':
      return sweepWebinar(deps, it.webinar);
    case 'sweep-people':
      return sweepPeople(deps);
    case 'lift-people':
      return liftPeople(deps);
    case 'import':
      return followImport(deps, it.id);
    case 'invitation':
      return workInvitation(deps, it.id);
    case 'snapshot':
      return keepSnapshot(deps, it.segment);
    case 'tally':
      return finishTally(deps, it.id);
    case 'segment-days':
      return countDaily(deps);
    case 'segment-day':
      return countDay(deps, it.segment);
    case 'erase':
      return eraseContact(deps, it.contact).then(() => deps.campaign.forget(it.contact));
    case 'offers':
      return offerPlaces(deps, it.webinar);
  }
};

export const createWork =
  (deps: WorkDeps) =>
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
