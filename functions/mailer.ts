/** Sends what the queues hold, one message at a time and at the account's rate: each kind of it by its feature. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { sendOwed } from './case/letters.ts';
import { sendComment } from './comment/letters.ts';
import { sendConsent } from './consent/letters.ts';
import { bounced } from './contact/suppress.ts';
import { sendCopyReady } from './copy/letters.ts';
import { sendAnswer } from './delivery/letters.ts';
import { sendEscalation } from './escalation/letters.ts';
import { sendExportReady } from './export/letters.ts';
import { sendPaper } from './gate/letters.ts';
import { describe } from './http/request-log.ts';
import { sendInvitations, sendInvitationTest } from './invitation/letters.ts';
import { sendPage } from './journey/letters.ts';
import { sendMonday } from './listen/letters.ts';
import { fullBucket, takePlace } from './mail/bucket.ts';
import { AddressRefused, CarrierAway, Unknown } from './mail/carrier.ts';
import { type Mailer, noRest, restLonger, Taken } from './mail/turn.ts';
import { sendManage } from './me/letters.ts';
import type { MailMessage } from './ports.ts';
import { sendQuiet } from './quiet/letters.ts';
import { sendConfirmation } from './registration/letters.ts';
import { sendThanks } from './thanks/letters.ts';
import type { WorkDeps } from './work-deps.ts';

const text = z.string();
const kinds: z.ZodType<MailMessage> = z.union([
  z.object({ kind: z.literal('confirmation'), contact: text, webinar: text, cause: text }),
  z.object({ kind: z.literal('consent'), contact: text, cause: text }),
  z.object({ kind: z.literal('comment'), contact: text, cause: text, tag: text }),
  z.object({ kind: z.literal('paper'), contact: text, cause: text, slug: text }),
  z.object({ kind: z.literal('thanks'), contact: text, cause: text }),
  z.object({ kind: z.literal('manage'), contact: text, cause: text }),
  z.object({ kind: z.literal('copy'), contact: text, id: text }),
  z.object({ kind: z.literal('export-ready'), id: text }),
  z.object({ kind: z.literal('answer'), contact: text, cause: text, reply: text }),
  z.object({ kind: z.literal('escalation'), lead: text, batch: z.number() }),
  z.object({ kind: z.literal('owed'), contact: text, cause: text, case: text }),
  z.object({ kind: z.literal('listen'), week: text }),
  z.object({ kind: z.literal('invitation'), id: text, round: z.number(), after: z.number() }),
  z.object({ kind: z.literal('quiet'), id: text }),
  z.object({ kind: z.literal('invitation-test'), id: text, test: text }),
  z.object({ kind: z.literal('run'), webinar: text, step: text, plan: z.number(), list: z.number(), page: text.optional() }),
]);
const message = z.intersection(kinds, z.object({ unsure: z.literal(true).optional() }));

type Sender = (it: MailMessage) => Promise<void>;

const createSender = (deps: WorkDeps): Sender => {
  const mailer: Mailer = { name: Buffer.from(deps.random(9)).toString('base64url'), handed: new Set() };
  const pages: Parameters<typeof sendPage>[2] = new Map();
  let bucket = fullBucket;
  const mail: WorkDeps['mail'] = async (from, content) => {
    const taken = takePlace(bucket, deps.config.MAIL_RATE, deps.realNow().getTime());
    bucket = taken.bucket;
    if (taken.wait >= 1) await deps.pause(taken.wait);
    await deps.mail(from, content);
  };
  const paced = { ...deps, mail };
  return async (it) => {
    switch (it.kind) {
      case 'confirmation':
        return sendConfirmation(paced, mailer, it);
      case 'consent':
        return sendConsent(paced, mailer, it);
      case 'manage':
        return sendManage(paced, mailer, it);
      case 'comment':
        return sendComment(paced, mailer, it);
      case 'paper':
        return sendPaper(paced, mailer, it);
      case 'thanks':
        return sendThanks(paced, mailer, it);
      case 'copy':
        return sendCopyReady(paced, mailer, it);
      case 'answer':
        return sendAnswer(paced, mailer, it);
      case 'escalation':
        return sendEscalation(paced, mailer, it);
      case 'owed':
        return sendOwed(paced, mailer, it);
      case 'listen':
        return sendMonday(paced, mailer, it);
      case 'export-ready':
        return sendExportReady(paced, mailer, it);
      case 'invitation':
        return sendInvitations(paced, it);
      case 'quiet':
        return sendQuiet(paced, it);
      case 'invitation-test':
        return sendInvitationTest(paced, mailer, it);
      case 'run':
        return sendPage(paced, mailer, pages, it);
    }
  };
};

/** How long mail waits that is held back, before it is looked at again. */
const HELD_SECONDS = 60;

/** One mailer handles one batch at a time, as a function's instance and the local worker do. */
export const createMailer = (deps: WorkDeps) => {
  const send = createSender(deps);
  let rest = noRest;

  /** Pages of runs need no keeping: the schedule asks for them each minute. Tries of a queue are counted, so nothing is left to those. */
  const putBack = async (it: MailMessage, seconds: number): Promise<void> => {
    if (it.kind !== 'run' && it.kind !== 'invitation' && it.kind !== 'quiet')
      await deps.queue('mail-now', it, Math.max(1, Math.ceil(seconds)));
  };

  /** The carrier's answer in deeds; false where it was none. */
  const follow = async (it: MailMessage, error: unknown): Promise<boolean> => {
    if (error instanceof CarrierAway) {
      rest = restLonger(rest, deps.realNow().getTime());
      deps.log.warn('the mail carrier is away', { seconds: rest.seconds, ...describe(error) });
      await putBack(it, rest.seconds);
      return true;
    }
    if (error instanceof AddressRefused) {
      if ('contact' in it) await deps.contact.decide(it.contact, bounced(deps.now()));
      return true;
    }
    // Once more under the same Message-ID, by which mailboxes know a mail again; then it is left at that.
    if (error instanceof Unknown && !it.unsure) await putBack({ ...it, unsure: true }, HELD_SECONDS);
    return error instanceof Unknown;
  };

  const isOld = (it: MailMessage): boolean => 'cause' in it && it.cause < (deps.config.MAIL_SINCE ?? '');

  const handle = async (it: MailMessage): Promise<void> => {
    // Of before a restore: sent already (docs/operating.md).
    if (isOld(it)) return;
    if (await deps.stop.isStopped()) return putBack(it, HELD_SECONDS);
    const left = rest.until - deps.realNow().getTime();
    if (left > 0) return putBack(it, left / 1_000);
    try {
      await send(it);
      rest = noRest;
    } catch (error) {
      if (!(await follow(it, error))) throw error;
    }
  };

  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const record of Records) {
      try {
        await handle(message.parse(JSON.parse(record.body)));
      } catch (error) {
        if (!(error instanceof Taken)) deps.log.error('mail not sent', { messageId: record.messageId, ...describe(error) });
        failed.push(record.messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
};
