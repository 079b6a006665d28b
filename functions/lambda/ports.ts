/** The ports in the cloud. What only some functions may do is handed in by their entries: the others do not even carry the code. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Config } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';
import { signedLink } from './ports/link.ts';
import { publishedPage } from './ports/page.ts';
import { sqsQueue } from './ports/queue.ts';

/** Beyond reading, queueing and linking; the manifest (infra/functions.ts) names who has which. */
export type Abilities = Partial<Pick<Ports, 'mail' | 'rebuild' | 'pictures' | 'sns'> & Pick<Ports['objects'], 'write' | 'remove'>>;

const refuse = (deed: string) => async (): Promise<never> => {
  throw new Error(`This function may not ${deed}: see its rights in infra/functions.ts`);
};

export const cloudPorts = (config: Config, abilities: Abilities = {}): Ports => {
  const realNow = () => new Date();
  const queue = sqsQueue(config);
  return {
    // In the cloud business time is real time.
    now: realNow,
    realNow,
    pause: (milliseconds) => pause(milliseconds),
    random: (bytes) => randomBytes(bytes),
    queue,
    mail: abilities.mail ?? refuse('send mail'),
    objects: {
      write: abilities.write ?? refuse('write files'),
      remove: abilities.remove ?? refuse('remove files'),
      link: signedLink(config, realNow),
    },
    pictures: abilities.pictures ?? {
      upload: refuse('take pictures'),
      start: refuse('read pictures'),
      keep: refuse('keep pictures'),
      discard: refuse('remove pictures'),
      link: refuse('show pictures'),
    },
    sns: abilities.sns ?? { certificate: refuse('hear of mail'), confirm: refuse('hear of mail') },
    rebuild: abilities.rebuild ?? refuse('build the site'),
    page: publishedPage(config.PARLEY_URL, realNow),
    log: new Logger(),
  };
};
