/** The ports of `functions/ports.ts` on one machine: folders in place of queues, buckets and mail. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { smtpMail } from '#functions/mail/smtp.ts';
import type { Ports } from '#functions/ports.ts';
import { buildSite } from './build-site.ts';
import { localSns } from './channels/keys.ts';
import { localClock } from './clock/clock.ts';
import { localFiles } from './objects/files.ts';
import { toLink } from './objects/link.ts';
import { localMultipart } from './objects/multipart.ts';
import { keptPictures, localPictures } from './objects/pictures.ts';
import { readObject, removeObject, writeObject } from './objects/store.ts';
import { keepMail } from './outbox/keep.ts';
import { sendMessage } from './queue/send.ts';

export type LocalWorld = {
  /** Where the API answers (http://127.0.0.1:PORT+1): the site's build reads the catalogue there. */
  readonly apiUrl: string;
  readonly publicUrl: string;
  /** SMTP_URL: whoever has a mail server sees their mail there instead of in the outbox. */
  readonly smtpUrl?: string | undefined;
  /** ORIGIN_SECRET: lets the build read from the API, and signs file links. */
  readonly secret: string;
};

/** A page's path as our own code writes it, like `/shell/webinar/`. */
const isPagePath = (path: string): boolean => /^\/(?:[\w-]+(?:\.[\w-]+)*\/?)*$/.test(path);

export const localPorts = (dataFolder: string, { apiUrl, publicUrl, secret, smtpUrl }: LocalWorld): Ports => {
  const { now } = localClock(dataFolder);
  const realNow = () => new Date();
  return {
    now,
    realNow,
    pause: (milliseconds) => pause(milliseconds),
    random: (bytes) => randomBytes(bytes),
    queue: (name, message, delaySeconds) => sendMessage(dataFolder, name, message, delaySeconds),
    mail: smtpUrl === undefined ? (from, mail) => keepMail(dataFolder, from, mail, now()) : smtpMail(smtpUrl),
    objects: {
      write: (key, chunks, about) => writeObject(dataFolder, key, chunks, about),
      remove: (key) => removeObject(dataFolder, key),
      read: async (key) => {
        const found = await readObject(dataFolder, key);
        return found && new TextDecoder().decode(found.bytes);
      },
      multipart: localMultipart(dataFolder, realNow),
      link: async (key, seconds) => toLink(secret, key, new Date(realNow().getTime() + seconds * 1000)),
    },
    pictures: localPictures(dataFolder, secret, realNow),
    files: localFiles(dataFolder, secret, realNow),
    sns: localSns(dataFolder),
    rebuild: () =>
      buildSite({ api: apiUrl, originSecret: secret, publicUrl, outDir: join(dataFolder, 'site'), originals: keptPictures(dataFolder) }),
    page: async (path) => {
      if (!isPagePath(path)) return undefined;
      const file = path.endsWith('/') ? `${path}index.html` : path;
      return readFile(join(dataFolder, 'site', 'current', file), 'utf8').catch(() => undefined);
    },
    log: new Logger({ serviceName: 'parley' }),
  };
};
