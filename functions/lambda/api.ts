import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createAudienceApi } from '#functions/audience.ts';
import { createDeps } from '#functions/deps.ts';
import { pagePath } from './ports/page-path.ts';
import { cloudDeps } from './ports.ts';

const answer = handle(createAudienceApi(cloudDeps(createDeps)));
export const handler = (event: LambdaEvent) => answer(pagePath(event));
