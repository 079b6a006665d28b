import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { QueueMessage, QueueName } from '#functions/ports.ts';
import { writeDurably } from '../write-durably.ts';
import { openQueue, toName } from './folders.ts';

/** Resolves once the message would survive a power cut. */
export const sendMessage = async (dataFolder: string, name: QueueName, message: QueueMessage, delaySeconds = 0): Promise<void> => {
  const { fresh } = await openQueue(dataFolder, name);
  await writeDurably(join(fresh, toName({ at: Date.now() + delaySeconds * 1000, received: 0, id: randomUUID() })), JSON.stringify(message));
};
