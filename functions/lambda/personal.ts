import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createPersonalApi } from '#functions/personal.ts';
import { createPersonalDeps } from '#functions/personal-deps.ts';
import { pagePath } from './ports/page-path.ts';
import { sns } from './ports/sns.ts';
import { cloudDeps } from './ports.ts';

const answer = handle(createPersonalApi(cloudDeps(createPersonalDeps, () => ({ sns }))));
export const handler = (event: LambdaEvent) => answer(pagePath(event));
