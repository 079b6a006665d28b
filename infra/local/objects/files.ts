/** Files for readers in the folder of objects: `uploads/` for a day, `reports/` as long as a report names them, as the bucket has them. */
import { open, stat } from 'node:fs/promises';
import type { Ports } from '#functions/ports.ts';
import { toLink, toUploadLink } from './link.ts';
import { sweep } from './pictures.ts';
import { findObject, joinObject, removeObject } from './store.ts';

const waiting = (id: string): string => `uploads/${id}`;
const kept = (id: string): string => `reports/${id}`;

export const localFiles = (dataFolder: string, secret: string, realNow: () => Date): Ports['files'] => {
  const inSeconds = (seconds: number): Date => new Date(realNow().getTime() + seconds * 1000);
  /** Each write puts another file into the place: its number and time stand for what is in it. */
  const look = async (id: string) => {
    const found = await findObject(dataFolder, waiting(id));
    const about = found && (await stat(found.path).catch(() => undefined));
    return found && about && { path: found.path, size: about.size, tag: `${about.ino}-${about.mtimeMs}-${about.size}` };
  };
  return {
    async upload(id, { type, size }, seconds) {
      await sweep(dataFolder, realNow());
      const url = toUploadLink(secret, { key: waiting(id), type, size }, inSeconds(seconds));
      return { url, method: 'PUT', headers: { 'content-type': type } };
    },
    async part(id, where, most) {
      const found = await look(id);
      if (!found) return undefined;
      const bytes = Buffer.alloc(Math.min(most, found.size));
      await using file = await open(found.path, 'r');
      await file.read(bytes, 0, bytes.length, where === 'first' ? 0 : found.size - bytes.length);
      return { bytes: new Uint8Array(bytes), size: found.size, tag: found.tag };
    },
    async keep(id, tag, about) {
      const found = await look(id);
      if (found?.tag !== tag) return false;
      await joinObject(dataFolder, kept(id), [found.path], about);
      await removeObject(dataFolder, waiting(id));
      return true;
    },
    discard: (id) => removeObject(dataFolder, waiting(id)),
    remove: (id) => removeObject(dataFolder, kept(id)),
    link: async (id, seconds) => toLink(secret, kept(id), inSeconds(seconds)),
  };
};
