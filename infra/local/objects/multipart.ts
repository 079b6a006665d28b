/** Objects that are sent in parts, in a folder: `<data>/objects/.parts/<upload>/<number>` until they are joined. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Multipart } from '#functions/ports.ts';
import { writeDurably } from '../write-durably.ts';
import { type About, aboutSchema, findObject, joinObject, objectFolder } from './store.ts';

const DAY_MS = 24 * 3_600_000;

const numbered = (number: number): string => String(number).padStart(5, '0');

export const localMultipart = (dataFolder: string, realNow: () => Date): Multipart => {
  const parts = join(objectFolder(dataFolder), '.parts');
  const folderOf = (upload: string): string => {
    if (!/^[\da-f-]{36}$/.test(upload)) throw new RangeError('That is not an upload’s id.');
    return join(parts, upload);
  };
  /** What nobody completes goes after a day, as the bucket's own rule has it. */
  const sweep = async (): Promise<void> => {
    for (const name of await readdir(parts).catch(() => [])) {
      const found = await stat(join(parts, name)).catch(() => undefined);
      if (found && realNow().getTime() - found.mtimeMs > DAY_MS) await rm(join(parts, name), { recursive: true, force: true });
    }
  };
  return {
    async begin(_key, about) {
      await sweep();
      const upload = randomUUID();
      await mkdir(folderOf(upload), { recursive: true });
      await writeDurably(join(folderOf(upload), 'about.json'), JSON.stringify(about satisfies About));
      return upload;
    },
    async part(_key, upload, number, bytes) {
      await writeDurably(join(folderOf(upload), numbered(number)), bytes);
      return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    },
    async complete(key, upload, tags) {
      const folder = folderOf(upload);
      const text = await readFile(join(folder, 'about.json'), 'utf8').catch(() => undefined);
      if (text === undefined) {
        if (await findObject(dataFolder, key)) return;
        throw new Error('There is no such upload.');
      }
      const files = tags.map((_, at) => join(folder, numbered(at + 1)));
      await joinObject(dataFolder, key, files, aboutSchema.parse(JSON.parse(text)));
      await rm(folder, { recursive: true, force: true });
    },
    abort: (_key, upload) => rm(folderOf(upload), { recursive: true, force: true }),
  };
};
