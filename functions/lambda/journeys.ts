import { createJourneys } from '#functions/journeys.ts';
import { createTeamDeps } from '#functions/team-deps.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = createJourneys(cloudDeps(createTeamDeps, (config) => ({ queue: sqsQueue(config) })));
