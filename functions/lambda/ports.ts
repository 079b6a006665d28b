/** The ports in the cloud. What only some functions may do is handed in by their entries: the others do not even carry the code. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { type Config, parseConfig } from '#functions/config.ts';
import type { Deps } from '#functions/deps.ts';
import type { Ports } from '#functions/ports.ts';
import { signedLink } from './ports/link.ts';
import { publishedPage } from './ports/page.ts';

/** Beyond reading, writing and linking; the manifest (infra/functions.ts) names who has which. */
export type Abilities = Partial<
  Pick<Ports, 'queue' | 'mail' | 'rebuild' | 'pictures' | 'files' | 'sns'> &
    Pick<Ports['objects'], 'write' | 'remove' | 'read' | 'multipart'>
>;

const refuse = (deed: string) => async (): Promise<never> => {
  throw new Error(`This function may not ${deed}: see its rights in infra/functions.ts`);
};

const cloudPorts = (config: Config, abilities: Abilities): Ports => {
  const realNow = () => new Date();
  return {
    // In the cloud business time is real time.
    now: realNow,
    realNow,
    pause: (milliseconds) => pause(milliseconds),
    random: (bytes) => randomBytes(bytes),
    queue: abilities.queue ?? refuse('write to queues'),
    mail: abilities.mail ?? refuse('send mail'),
    objects: {
      write: abilities.write ?? refuse('write files'),
      remove: abilities.remove ?? refuse('remove files'),
      read: abilities.read ?? refuse('read files'),
      multipart: abilities.multipart ?? {
        begin: refuse('write files'),
        part: refuse('write files'),
        complete: refuse('write files'),
        abort: refuse('write files'),
      },
      link: signedLink(config, realNow),
    },
    pictures: abilities.pictures ?? {
      upload: refuse('take pictures'),
      start: refuse('read pictures'),
      keep: refuse('keep pictures'),
      discard: refuse('remove pictures'),
      link: refuse('show pictures'),
    },
    files: abilities.files ?? {
      upload: refuse('take files'),
      part: refuse('read files'),
      keep: refuse('keep files'),
      discard: refuse('remove files'),
      remove: refuse('remove files'),
      link: refuse('link to files'),
    },
    sns: abilities.sns ?? { certificate: refuse('hear of mail'), confirm: refuse('hear of mail') },
    rebuild: abilities.rebuild ?? refuse('build the site'),
    page: publishedPage(config.PARLEY_URL, realNow),
    log: new Logger(),
  };
};

/** What an entry starts with: its environment, the stores that it carries (`create`), and beside what all functions may do its own abilities. Throws where a setting is missing or wrong. */
export const cloudDeps = <D extends Deps>(
  create: (config: Config, ports: Ports) => D,
  abilities: (config: Config) => Abilities = () => ({}),
): D => {
  const config = parseConfig(process.env);
  return create(config, cloudPorts(config, abilities(config)));
};
