import { CodeBuildClient, StartBuildCommand } from '@aws-sdk/client-codebuild';
import type { Config } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';
import { sqsQueue } from './queue.ts';

/** CodeBuild runs one build at a time and refuses the next: a minute later is early enough for that one. */
const laterSeconds = 60;

/** Starts the build of the site. While one runs, asks again in a minute: it may have read the catalogue before the change. */
export const codeBuild = (config: Config, client = new CodeBuildClient({}), queue = sqsQueue(config)): Ports['rebuild'] => {
  return async () => {
    if (config.BUILD_PROJECT === undefined) throw new Error('This function may not build the site');
    try {
      await client.send(new StartBuildCommand({ projectName: config.BUILD_PROJECT }));
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AccountLimitExceededException') throw error;
      await queue('work', { kind: 'rebuild' }, laterSeconds);
    }
  };
};
