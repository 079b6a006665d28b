import { createReactions } from '#functions/reactions.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = createReactions(cloudDeps(createWorkDeps, (config) => ({ queue: sqsQueue(config) })));
