import { createReactions } from '#functions/reactions.ts';
import { createTeamDeps } from '#functions/team-deps.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = createReactions(cloudDeps(createTeamDeps, (config) => ({ queue: sqsQueue(config) })));
