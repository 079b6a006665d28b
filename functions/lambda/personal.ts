import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createPersonalApi } from '#functions/personal.ts';
import { pagePath } from './ports/page-path.ts';
import { sns } from './ports/sns.ts';
import { cloudDeps } from './ports.ts';

const answer = handle(createPersonalApi(cloudDeps(() => ({ sns }))));
export const handler = (event: LambdaEvent) => answer(pagePath(event));
