import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createDeps } from '#functions/deps.ts';
import { createPersonalApi } from '#functions/personal.ts';
import { pagePath } from './ports/page-path.ts';
import { sns } from './ports/sns.ts';
import { cloudDeps } from './ports.ts';

const answer = handle(createPersonalApi(cloudDeps(createDeps, () => ({ sns }))));
export const handler = (event: LambdaEvent) => answer(pagePath(event));
