import { handle } from 'hono/aws-lambda';
import { createPeopleApi } from '#functions/people.ts';
import { createTeamDeps } from '#functions/team-deps.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = handle(createPeopleApi(cloudDeps(createTeamDeps, (config) => ({ queue: sqsQueue(config) }))));
