import { handle } from 'hono/aws-lambda';
import { createDeskApi } from '#functions/desk.ts';
import { createDeskDeps } from '#functions/desk-deps.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = handle(createDeskApi(cloudDeps(createDeskDeps, (config) => ({ queue: sqsQueue(config) }))));
