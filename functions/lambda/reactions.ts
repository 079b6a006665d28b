import { createDeskDeps } from '#functions/desk-deps.ts';
import { createReactions } from '#functions/reactions.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = createReactions(cloudDeps(createDeskDeps, (config) => ({ queue: sqsQueue(config) })));
