import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createReaderDeps } from '#functions/reader-deps.ts';
import { createReaderApi } from '#functions/readers.ts';
import { s3Files } from './ports/files.ts';
import { pagePath } from './ports/page-path.ts';
import { cloudDeps } from './ports.ts';

const answer = handle(createReaderApi(cloudDeps(createReaderDeps, (config) => ({ files: s3Files(config) }))));
export const handler = (event: LambdaEvent) => answer(pagePath(event));
