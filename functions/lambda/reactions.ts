import { parseConfig } from '#functions/config.ts';
import { createDeps } from '#functions/deps.ts';
import { createReactions } from '#functions/reactions.ts';
import { cloudPorts } from './ports.ts';

const config = parseConfig(process.env);
export const handler = createReactions(createDeps(config, cloudPorts(config)));
