import { createDeskDeps } from '#functions/desk-deps.ts';
import { createJourneys } from '#functions/journeys.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = createJourneys(cloudDeps(createDeskDeps, (config) => ({ queue: sqsQueue(config) })));
