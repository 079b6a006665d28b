/** Uploaded pictures in the folder of objects: `uploads/` for a day, `pictures/` for good, as the bucket of the cloud has them. */
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '#functions/ports.ts';
import { toLink, toUploadLink } from './link.ts';
import { objectFolder, readObject, removeObject, writeObject } from './store.ts';

const DAY_MS = 24 * 3_600_000;

const waiting = (id: string): string => `uploads/${id}`;
const kept = (id: string): string => `pictures/${id}`;

/** Where the kept ones lie, each by its id: the site's build draws from them. */
export const keptPictures = (dataFolder: string): string => join(objectFolder(dataFolder), 'pictures');

/** What nothing named within a day goes, as the bucket's own rule has it. */
export const sweep = async (dataFolder: string, now: Date): Promise<void> => {
  const folder = join(objectFolder(dataFolder), 'uploads');
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && now.getTime() - found.mtimeMs > DAY_MS) await removeObject(dataFolder, waiting(name.replace(/\.about\.json$/, '')));
  }
};

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** Puts a picture where an upload waits, without a browser. */
export const sendPicture = (dataFolder: string, contentType: string) => (id: string, bytes: Uint8Array) =>
  writeObject(dataFolder, waiting(id), once(bytes), { contentType, filename: id });

export const localPictures = (dataFolder: string, secret: string, realNow: () => Date): Ports['pictures'] => {
  const whole = async (id: string): Promise<{ bytes: Uint8Array; tag: string; type: string } | undefined> => {
    const found = await readObject(dataFolder, waiting(id));
    return found && { ...found, tag: createHash('sha256').update(found.bytes).digest('base64url'), type: found.contentType };
  };
  const inSeconds = (seconds: number): Date => new Date(realNow().getTime() + seconds * 1000);
  return {
    async upload(id, { type, size }, seconds) {
      await sweep(dataFolder, realNow());
      return {
        url: toUploadLink(secret, { key: waiting(id), type, size }, inSeconds(seconds)),
        method: 'PUT',
        headers: { 'content-type': type },
      };
    },
    async start(id, bytes) {
      const found = await whole(id);
      return found && { bytes: found.bytes.slice(0, bytes), tag: found.tag };
    },
    async keep(id, tag) {
      const found = await whole(id);
      if (found?.tag !== tag) return false;
      await writeObject(dataFolder, kept(id), once(found.bytes), { contentType: found.type, filename: id });
      return true;
    },
    discard: (id) => removeObject(dataFolder, waiting(id)),
    link: async (id, state, seconds) => toLink(secret, state === 'kept' ? kept(id) : waiting(id), inSeconds(seconds)),
  };
};
