import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from '#functions/config.ts';
import type { QueueMessage, QueueName } from '#functions/ports.ts';

const settings = { 'mail-now': 'MAIL_NOW_QUEUE', 'mail-runs': 'MAIL_RUNS_QUEUE', work: 'WORK_QUEUE' } as const satisfies Record<
  QueueName,
  keyof Config
>;

/** Puts a message in a queue, to be read no earlier than after `delaySeconds`. */
export const sqsQueue = (config: Config) => {
  const sqs = new SQSClient({});
  return async (name: QueueName, message: QueueMessage, delaySeconds = 0): Promise<void> => {
    const address = config[settings[name]];
    if (address === undefined) throw new Error(`This function may not write to the queue ${name}`);
    await sqs.send(new SendMessageCommand({ QueueUrl: address, MessageBody: JSON.stringify(message), DelaySeconds: delaySeconds }));
  };
};
