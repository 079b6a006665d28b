import { parseConfig } from '#functions/config.ts';
import { createCounts } from '#functions/counts.ts';
import { createDeps } from '#functions/deps.ts';
import { cloudPorts } from './ports.ts';

const config = parseConfig(process.env);
export const handler = createCounts(createDeps(config, cloudPorts(config)));
