/** Sends what the queues hold, one message at a time: each kind of it by its feature. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { sendConsent } from './consent/letters.ts';
import type { Deps } from './deps.ts';
import { describe } from './http/request-log.ts';
import { type Mailer, Taken } from './mail/turn.ts';
import type { MailMessage } from './ports.ts';
import { sendConfirmation } from './registration/letters.ts';

const message: z.ZodType<MailMessage> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirmation'), contact: z.string(), webinar: z.string(), cause: z.string() }),
  z.object({ kind: z.literal('consent'), contact: z.string(), cause: z.string() }),
]);

const send = (deps: Deps, mailer: Mailer, it: MailMessage): Promise<void> => {
  switch (it.kind) {
    case 'confirmation':
      return sendConfirmation(deps, mailer, it);
    case 'consent':
      return sendConsent(deps, mailer, it);
  }
};

/** One mailer handles one batch at a time, as a function's instance and the local worker do. */
export const createMailer = (deps: Deps) => {
  const mailer: Mailer = { name: Buffer.from(deps.random(9)).toString('base64url'), handed: new Set() };
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const record of Records) {
      try {
        await send(deps, mailer, message.parse(JSON.parse(record.body)));
      } catch (error) {
        if (!(error instanceof Taken)) deps.log.error('mail not sent', { messageId: record.messageId, ...describe(error) });
        failed.push(record.messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
};
