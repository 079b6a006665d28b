/** The provider's keys: made once per data folder, so that a restart signs nobody out. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeDurably } from '../write-durably.ts';

const schema = z.object({
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) }),
  cookies: z.array(z.string()).min(1),
});
export type IdentityKeys = z.infer<typeof schema>;

const make = (): IdentityKeys => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') };
  return { jwks: { keys: [key] }, cookies: [randomBytes(32).toString('base64url')] };
};

export const identityKeys = async (folder: string): Promise<IdentityKeys> => {
  const file = join(folder, 'keys.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return schema.parse(JSON.parse(text));
  const made = make();
  await mkdir(folder, { recursive: true });
  await writeDurably(file, JSON.stringify(made), 0o600);
  return made;
};
