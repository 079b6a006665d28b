import { createDeskDeps } from '#functions/desk-deps.ts';
import { createWork } from '#functions/work.ts';
import { s3Objects } from './ports/objects.ts';
import { sqsQueue } from './ports/queue.ts';
import { codeBuild } from './ports/rebuild.ts';
import { cloudDeps } from './ports.ts';

const deps = cloudDeps(createDeskDeps, (config) => ({ ...s3Objects(config), queue: sqsQueue(config), rebuild: codeBuild(config) }));
export const handler = createWork(deps);
