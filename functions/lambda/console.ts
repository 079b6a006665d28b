import { handle } from 'hono/aws-lambda';
import { createTeamApi } from '#functions/team.ts';
import { createTeamDeps } from '#functions/team-deps.ts';
import { s3Pictures } from './ports/pictures.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = handle(
  createTeamApi(cloudDeps(createTeamDeps, (config) => ({ queue: sqsQueue(config), pictures: s3Pictures(config) }))),
);
