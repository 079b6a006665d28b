import { handle } from 'hono/aws-lambda';
import { createConsoleDeps } from '#functions/console-deps.ts';
import { createTeamApi } from '#functions/team.ts';
import { s3Pictures } from './ports/pictures.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = handle(
  createTeamApi(cloudDeps(createConsoleDeps, (config) => ({ queue: sqsQueue(config), pictures: s3Pictures(config) }))),
);
