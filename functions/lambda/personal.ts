import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { parseConfig } from '#functions/config.ts';
import { createDeps } from '#functions/deps.ts';
import { createPersonalApi } from '#functions/personal.ts';
import { pagePath } from './ports/page-path.ts';
import { sns } from './ports/sns.ts';
import { cloudPorts } from './ports.ts';

const config = parseConfig(process.env);
const answer = handle(createPersonalApi(createDeps(config, cloudPorts(config, { sns }))));
export const handler = (event: LambdaEvent) => answer(pagePath(event));
