import { createCounts } from '#functions/counts.ts';
import { cloudDeps } from './ports.ts';

export const handler = createCounts(cloudDeps());
