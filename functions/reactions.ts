/** What follows a stored change, feature by feature. Handlers write and queue; they never send mail or call out. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { followAnswersOfComment, followPublicReply } from './answered/reactions.ts';
import { followArticle } from './article/reactions.ts';
import { followCampaign, followReading } from './campaign/reactions.ts';
import { followExportOfCampaign, followRunOfInvitations } from './campaign/registering.ts';
import { followCause } from './campaign/tracing.ts';
import { followCase, listOpened, openedIn } from './case/listing.ts';
import { followCaseOfQuestion, followLate } from './case/reactions.ts';
import type { Place } from './case/store.ts';
import { followComment } from './comment/reactions.ts';
import { followNewsletter } from './consent/reactions.ts';
import { followCopy } from './copy/reactions.ts';
import { followAnswer, followDelivery, followReply } from './delivery/reactions.ts';
import { followWays } from './directory/reactions.ts';
import { followErasure, followWords } from './erasure/reactions.ts';
import { followPaperRequest } from './gate/reactions.ts';
import { followHold, followHoldOfCase } from './hold/reactions.ts';
import { describe } from './http/request-log.ts';
import { followInvitation } from './invitation/reactions.ts';
import { followRun } from './journey/reactions.ts';
import { followLabels } from './label/reactions.ts';
import { publishPulse, publishSoon, pulseOf, roomOf } from './live/reactions.ts';
import { followManage } from './me/reactions.ts';
import { followModeration } from './moderation/reactions.ts';
import { followClicks } from './note/reactions.ts';
import { followPaper } from './paper/reactions.ts';
import { followPlaced, followPlacedPerson, followPlacedWords } from './placed/reactions.ts';
import { quarantine } from './quarantine.ts';
import { followQuestion } from './question/reactions.ts';
import { followQuiet } from './quiet/reactions.ts';
import { followQuote } from './quote/reactions.ts';
import { followRegistration } from './registration/reactions.ts';
import { followReplay } from './replay/reactions.ts';
import { followSeries } from './series/reactions.ts';
import { followSettings } from './setting/reactions.ts';
import { followSuppressions } from './suppression/reactions.ts';
import { followSurvey } from './survey/reactions.ts';
import { type Fact, recordToFact } from './table/facts.ts';
import { inLines } from './table/lines.ts';
import { followThanks } from './thanks/reactions.ts';
import { followSpoken } from './voice/reactions.ts';
import { followWatched } from './watched/reactions.ts';
import { followWebinar } from './webinar/reactions.ts';
import type { WorkDeps } from './work-deps.ts';

export type ReactionsEvent = { readonly Records: readonly DynamoDBRecord[] };

const react = async (deps: WorkDeps, fact: Fact): Promise<void> => {
  switch (fact.kind) {
    case 'registration':
      await followRegistration(deps, fact);
      await followWatched(deps, fact);
      return followClicks(deps, fact);
    case 'contact':
      await followManage(deps, fact);
      await followWays(deps, fact);
      await followPlacedPerson(deps, fact);
      return followSuppressions(deps, fact);
    case 'comment':
      return followComment(deps, fact);
    case 'paper-request':
      return followPaperRequest(deps, fact);
    case 'newsletter':
      return followNewsletter(deps, fact);
    case 'question':
      await followWords(deps, fact);
      await followLabels(deps, fact);
      await followQuestion(deps, fact);
      await followHold(deps, fact);
      await followReplay(deps, fact);
      await followAnswersOfComment(deps, fact);
      await followModeration(deps, fact);
      return followCaseOfQuestion(deps, fact);
    case 'case':
      await followCause(deps, fact);
      await followReading(deps, fact);
      await followHoldOfCase(deps, fact);
      await followLate(deps, fact);
      return followCase(deps, fact);
    case 'poll':
    case 'transcript':
      return followReplay(deps, fact);
    case 'answer':
      return followAnswer(deps, fact);
    case 'message':
      await followPublicReply(deps, fact);
      return followReply(deps, fact);
    case 'quote':
      await followPlacedWords(deps, fact);
      return followQuote(deps, fact);
    case 'survey':
      await followPlacedWords(deps, fact);
      return followSurvey(deps, fact);
    case 'placed':
      return followPlaced(deps, fact);
    case 'spoken':
      return followSpoken(deps, fact);
    case 'quiet':
      return followQuiet(deps, fact);
    case 'delivery':
      return followDelivery(deps, fact);
    case 'thanks':
      return followThanks(deps, fact);
    case 'campaign':
      return followCampaign(deps, fact);
    case 'article':
      return followArticle(deps, fact);
    case 'export':
      return followExportOfCampaign(deps, fact);
    case 'chat':
      await followModeration(deps, fact);
      return followWords(deps, fact);
    case 'copy':
      return followCopy(deps, fact);
    case 'erasure':
      return followErasure(deps, fact);
    case 'webinar':
      return followWebinar(deps, fact);
    case 'invitation':
      await followInvitation(deps, fact);
      return followRunOfInvitations(deps, fact);
    case 'run':
      return followRun(deps, fact);
    case 'settings':
      return followSettings(deps, fact);
    case 'paper':
      return followPaper(deps, fact);
    case 'series':
      return followSeries(deps, fact);
    default:
  }
};

type Followed = { readonly room?: string | undefined; readonly pulse?: string | undefined; readonly opened?: Place | undefined };

/** How many lines of records are followed at once. */
const LINES = 8;

const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';

/** Answers with the first record that is not done: everything from there comes again, and everything here may be done twice. */
export const createReactions = (deps: WorkDeps) => {
  /** The room that the change may alter, and the one whose quiet figures it moves. Throws where the record must come again. */
  const follow = async (record: DynamoDBRecord): Promise<Followed> => {
    try {
      const fact = recordToFact(record);
      await react(deps, fact);
      return { room: roomOf(fact), pulse: pulseOf(fact), opened: openedIn(fact) };
    } catch (error) {
      await quarantine(deps, 'reactions', record, error);
      return {};
    }
  };

  return async ({ Records }: ReactionsEvent): Promise<DynamoDBBatchResponse> => {
    const done = await inLines(Records, LINES, follow, (error) => deps.log.warn('stream batch stopped', describe(error)));
    const undone = new Set(Records.filter((record) => !done.has(record)));
    for (const { record, error } of await listOpened(deps, done))
      await quarantine(deps, 'reactions', record, error).catch(() => undone.add(record));
    const rooms = Map.groupBy([...done.keys()], (record) => done.get(record)?.room);
    for (const [room, changes] of rooms) {
      if (room === undefined) continue;
      try {
        await publishSoon(deps, room);
      } catch (error) {
        deps.log.warn('feed not published', { webinar: room, ...describe(error) });
        for (const record of changes) undone.add(record);
      }
    }
    for (const room of new Set([...done.values()].flatMap(({ pulse }) => pulse ?? [])))
      await publishPulse(deps, room).catch((error) => deps.log.warn('quiet figures not published', { webinar: room, ...describe(error) }));
    const first = Records.find((record) => undone.has(record));
    return { batchItemFailures: first ? [{ itemIdentifier: sequenceOf(first) }] : [] };
  };
};
