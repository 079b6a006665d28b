import { parseConfig } from '#functions/config.ts';
import { createDeps } from '#functions/deps.ts';
import { createWork } from '#functions/work.ts';
import { s3Objects } from './ports/objects.ts';
import { codeBuild } from './ports/rebuild.ts';
import { cloudPorts } from './ports.ts';

const config = parseConfig(process.env);
export const handler = createWork(createDeps(config, cloudPorts(config, { ...s3Objects(config), rebuild: codeBuild(config) })));
