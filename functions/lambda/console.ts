import { handle } from 'hono/aws-lambda';
import { parseConfig } from '#functions/config.ts';
import { createDeps } from '#functions/deps.ts';
import { createTeamApi } from '#functions/team.ts';
import { s3Pictures } from './ports/pictures.ts';
import { cloudPorts } from './ports.ts';

const config = parseConfig(process.env);
export const handler = handle(createTeamApi(createDeps(config, cloudPorts(config, { pictures: s3Pictures(config) }))));
