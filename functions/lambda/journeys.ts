import { createJourneys } from '#functions/journeys.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = createJourneys(cloudDeps(createWorkDeps, (config) => ({ queue: sqsQueue(config) })));
