import { handle } from 'hono/aws-lambda';
import { createEditorDeps } from '#functions/editor-deps.ts';
import { createEditorApi } from '#functions/editors.ts';
import { s3Uploads } from './ports/files.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

export const handler = handle(
  createEditorApi(cloudDeps(createEditorDeps, (config) => ({ queue: sqsQueue(config), ...s3Uploads(config) }))),
);
