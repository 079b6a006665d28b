import { parseConfig } from '#functions/config.ts';
import { createDeps } from '#functions/deps.ts';
import { createJourneys } from '#functions/journeys.ts';
import { cloudPorts } from './ports.ts';

const config = parseConfig(process.env);
export const handler = createJourneys(createDeps(config, cloudPorts(config)));
