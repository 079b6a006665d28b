/** The key of one machine's mail service: made when first needed, and kept beside the data. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Ports } from '#functions/ports.ts';
import { writeWhole } from '../data-folder.ts';

/** Named as SNS names its own; nobody asks Amazon for it here. */
export const CERTIFICATE_URL = 'https://sns.local.amazonaws.com/SimpleNotificationService-local.pem';
export const TOPIC = 'arn:aws:sns:local:000000000000:parley-mail-events';

const pair = z.object({ privateKey: z.string(), publicKey: z.string() });
export type KeyPair = Readonly<z.infer<typeof pair>>;

const fileOf = (dataFolder: string): string => join(dataFolder, 'channels', 'mail-key.json');

const kept = async (dataFolder: string): Promise<KeyPair | undefined> => {
  const text = await readFile(fileOf(dataFolder), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : pair.parse(JSON.parse(text));
};

export const mailKey = async (dataFolder: string): Promise<KeyPair> => {
  const known = await kept(dataFolder);
  if (known) return known;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await mkdir(join(dataFolder, 'channels'), { recursive: true });
  await writeWhole(fileOf(dataFolder), JSON.stringify({ privateKey, publicKey }), 0o600);
  return { privateKey, publicKey };
};

/** SNS as the functions see it on one machine. */
export const localSns = (dataFolder: string): Ports['sns'] => ({
  certificate: async (url) => (url === CERTIFICATE_URL ? (await kept(dataFolder))?.publicKey : undefined),
  confirm: async () => undefined,
});
