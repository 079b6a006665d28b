import { createCounts } from '#functions/counts.ts';
import { createDeps } from '#functions/deps.ts';
import { cloudDeps } from './ports.ts';

export const handler = createCounts(cloudDeps(createDeps));
