import { createWork } from '#functions/work.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { s3Objects } from './ports/objects.ts';
import { sqsQueue } from './ports/queue.ts';
import { codeBuild } from './ports/rebuild.ts';
import { cloudDeps } from './ports.ts';

const deps = cloudDeps(createWorkDeps, (config) => ({ ...s3Objects(config), queue: sqsQueue(config), rebuild: codeBuild(config) }));
export const handler = createWork(deps);
