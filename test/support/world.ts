/** The system as a test sees it: the real API, handlers and table, a clock that stands, queues and mail in memory. */

import { createHash, randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { createApi } from '#functions/api.ts';
import { parseConfig } from '#functions/config.ts';
import { createCounts } from '#functions/counts.ts';
import { createJourneys } from '#functions/journeys.ts';
import { createMailer } from '#functions/mailer.ts';
import type { Mail, Ports, QueueMessage, QueueName, Sender } from '#functions/ports.ts';
import { createReactions } from '#functions/reactions.ts';
import type { Units } from '#functions/table/units.ts';
import { createWork } from '#functions/work.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { createTable } from '#infra/local/database.ts';
import { readStreamOnce } from './stream.ts';

export const BASE = 'https://parley.example.com';
const ORIGIN_SECRET = 'origin-secret-of-the-tests-0123456789';

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The same bytes in every run: ids and seats differ from each other, and from run to run they are alike. */
const countedRandom = () => {
  let count = 0;
  return (bytes: number): Uint8Array => {
    count += 1;
    const out = new Uint8Array(bytes);
    let value = count * 2_654_435_761;
    for (let i = 0; i < bytes; i += 1) {
      value = (Math.imul(value ^ (value >>> 15), 2_246_822_519) + i + count) >>> 0;
      out[i] = value >>> 24;
    }
    return out;
  };
};

/** Objects in parts, as S3 keeps them: what another process began can be gone on with. */
const uploadsInMemory = (objects: Map<string, string>, disk: { readonly full: boolean }): Ports['objects']['multipart'] => {
  const uploads = new Map<string, Map<number, Uint8Array>>();
  return {
    begin: async (key) => {
      const upload = `${key}?${uploads.size}`;
      uploads.set(upload, new Map());
      return upload;
    },
    part: async (_, upload, number, bytes) => {
      if (disk.full) throw new Error('No space left on device');
      const parts = uploads.get(upload);
      if (!parts) throw new Error('There is no such upload.');
      parts.set(number, Uint8Array.from(bytes));
      return `${upload}:${number}`;
    },
    complete: async (key, upload, tags) => {
      const parts = uploads.get(upload);
      if (!parts && objects.has(key)) return;
      const bytes = tags.map((tag) => parts?.get(Number(tag.split(':').at(-1))) ?? new Uint8Array());
      objects.set(key, Buffer.concat(bytes).toString());
      uploads.delete(upload);
    },
    abort: async (_, upload) => void uploads.delete(upload),
  };
};

/** A world with its own table. `at` is the time it is, business and real alike; `tick` moves both. */
export const openWorld = async ({
  at = '2027-06-18T09:00:00.000Z',
  pages = {},
  settings = {},
  database,
}: {
  at?: string;
  pages?: Readonly<Record<string, string>>;
  settings?: Readonly<Record<string, string>>;
  /** DynamoDB Local's address; a test's own without. */
  database?: string;
} = {}) => {
  const endpoint = database ?? (await import('vitest')).inject('database');
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  const table = `t${randomUUID().replaceAll('-', '')}`;
  await createTable(endpoint, table, { accessKeyId: process.env.AWS_ACCESS_KEY_ID, expires: false });

  let time = Date.parse(at);
  const mails: { from: Sender; mail: Mail }[] = [];
  /** `at`: when somebody may read it first. */
  const queued: { queue: QueueName; message: QueueMessage; at: number }[] = [];
  const objects = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  /** Files for readers, by their key. */
  const files = new Map<string, { bytes: Uint8Array; about?: { contentType: string; filename: string } }>();
  const certificates = new Map<string, string>();
  const confirmed: string[] = [];
  const logged: string[] = [];
  const units: Units[] = [];
  let builds = 0;
  const disk = { full: false };

  const logStream = (line: string) => logged.push(line);
  const log = new Logger({ serviceName: 'parley', logLevel: 'DEBUG' });
  // The logger writes through its console: the test keeps the lines to search them for what must not be there.
  Object.assign(log, { console: { ...console, debug: logStream, info: logStream, warn: logStream, error: logStream, log: logStream } });

  const ports: Ports = {
    now: () => new Date(time),
    realNow: () => new Date(time),
    pause: async (milliseconds) => {
      time += milliseconds;
    },
    random: countedRandom(),
    queue: async (queue, message, delaySeconds = 0) => void queued.push({ queue, message, at: time + delaySeconds * 1_000 }),
    mail: async (from, mail) => void mails.push({ from, mail }),
    objects: {
      write: async (key, chunks, { contentType }) => {
        if (disk.full) throw new Error('No space left on device');
        const whole: Buffer[] = [];
        for await (const chunk of chunks) whole.push(Buffer.from(chunk));
        // What is no text is kept sign by byte.
        objects.set(key, Buffer.concat(whole).toString(contentType.startsWith('application/vnd') ? 'latin1' : 'utf8'));
      },
      remove: async (key) => void objects.delete(key),
      read: async (key) => objects.get(key),
      multipart: uploadsInMemory(objects, disk),
      link: async (key, seconds) => `https://files.example.com/${key}?seconds=${seconds}`,
    },
    pictures: {
      upload: async (id, { type, size }, seconds) => {
        const url = `https://pictures.example.com/${id}?size=${size}&seconds=${seconds}`;
        return { url, method: 'PUT', headers: { 'content-type': type } };
      },
      start: async (id, bytes) => {
        const found = pictures.get(id);
        return found && { bytes: found.slice(0, bytes), tag: String(found.length) };
      },
      keep: async (id, tag) => String(pictures.get(id)?.length) === tag,
      discard: async (id) => void pictures.delete(id),
      link: async (id, state, seconds) => `https://pictures.example.com/${state}/${id}?seconds=${seconds}`,
    },
    files: {
      upload: async (id, { type, size }, seconds) => {
        const url = `https://files.example.com/uploads/${id}?size=${size}&seconds=${seconds}`;
        return { url, method: 'PUT', headers: { 'content-type': type } };
      },
      part: async (id, where, bytes) => {
        const found = files.get(`uploads/${id}`)?.bytes;
        if (!found) return undefined;
        return {
          bytes: where === 'first' ? found.slice(0, bytes) : found.slice(Math.max(0, found.length - bytes)),
          size: found.length,
          tag: createHash('sha256').update(found).digest('hex'),
        };
      },
      keep: async (id, tag, about) => {
        const found = files.get(`uploads/${id}`)?.bytes;
        if (!found || createHash('sha256').update(found).digest('hex') !== tag) return false;
        files.set(`reports/${id}`, { bytes: found, about });
        return files.delete(`uploads/${id}`);
      },
      discard: async (id) => void files.delete(`uploads/${id}`),
      remove: async (id) => void files.delete(`reports/${id}`),
      link: async (id, seconds) => `https://files.example.com/reports/${id}?seconds=${seconds}`,
    },
    sns: {
      certificate: async (url) => certificates.get(url),
      confirm: async (url) => void confirmed.push(url),
    },
    rebuild: async () => {
      builds += 1;
    },
    page: async (path) => pages[path],
    log,
  };
  const config = parseConfig({
    PARLEY_URL: BASE,
    TABLE_NAME: table,
    ORIGIN_SECRET,
    CONTACT_KEY: 'contact-key-of-the-tests-0123456789ab',
    SIGNING_KEYS: 'k1:signing-key-of-the-tests-0123456789ab',
    OIDC_ISSUER: 'https://id.example.com',
    OIDC_CLIENT_ID: 'parley',
    // Its clock stands: waiting for the next place would move it.
    MAIL_RATE: '1000000',
    ...settings,
  });
  const deps = createWorkDeps(config, ports, (used) => units.push(used));
  const api = createApi(deps);
  const stream = readStreamOnce(endpoint, table);
  const handlers = { counts: createCounts(deps), reactions: createReactions(deps), mailer: createMailer(deps), work: createWork(deps) };

  const request = (path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {}) =>
    api.request(path, { ...init, headers: { 'x-origin-secret': ORIGIN_SECRET, ...headers } });

  const isDue = ({ at }: { at: number }): boolean => at <= time;
  const takeDue = () => {
    const due = queued.filter(isDue);
    queued.splice(0, queued.length, ...queued.filter((one) => !isDue(one)));
    return due;
  };

  const takeQueued = async () => {
    for (const { queue, message } of takeDue()) {
      const Records = [{ messageId: randomUUID(), body: JSON.stringify(message) }] as never;
      const answer = await (queue === 'work' ? handlers.work : handlers.mailer)({ Records });
      if (answer.batchItemFailures.length > 0) throw new Error(`A message on ${queue} failed: ${logged.slice(-3).join('\n')}`);
    }
  };

  /** Lets counts and reactions follow, and leaves what they queue; false where the stream held nothing. */
  const settleStream = async (): Promise<boolean> => {
    for (let moved = false; ; moved = true) {
      const records = await stream.next();
      if (records.length === 0) return moved;
      await handlers.counts({ Records: records, shardId: 'shard-1' });
      // Real time passes between two batches, and the feed is published once a second.
      time += 1_001;
      const { batchItemFailures } = await handlers.reactions({ Records: records });
      if (batchItemFailures.length > 0) throw new Error(`A reaction failed: ${logged.slice(-3).join('\n')}`);
    }
  };

  return {
    ...{ api, deps, request, mails, queued, objects, pictures, files, certificates, confirmed, logged, units, handlers, config },
    endpoint,
    builds: () => builds,
    fillDisk: (full: boolean) => {
      disk.full = full;
    },
    tick: (ms: number) => {
      time += ms;
    },
    journeys: () => createJourneys(deps)({}),
    settleStream,
    /** Lets everything follow that follows: stream, counts, reactions, queues, until nothing moves. */
    async settle() {
      while ((await settleStream()) || queued.some(isDue)) await takeQueued();
    },
    /** Units since the last call, split by what asked for them. */
    takeUnits: () => units.splice(0),
  };
};
