import { handle } from 'hono/aws-lambda';
import { createPeopleApi } from '#functions/people.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = handle(createPeopleApi(cloudDeps((config) => ({ queue: sqsQueue(config) }))));
