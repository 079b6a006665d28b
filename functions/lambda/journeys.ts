import { createJourneys } from '#functions/journeys.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = createJourneys(cloudDeps((config) => ({ queue: sqsQueue(config) })));
