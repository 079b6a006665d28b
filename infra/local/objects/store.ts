/** Objects in a folder: `<data>/objects/<key>` with what must be known about it in `<key>.about.json`. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { besideName, renameDurably, writeDurably } from '../write-durably.ts';

export const aboutSchema = z.object({ contentType: z.string(), filename: z.string() });
export type About = z.infer<typeof aboutSchema>;

/** Keys are paths of plain words: nothing in them can leave the folder. */
const isKey = (key: string): boolean => key.length <= 200 && /^[a-z0-9][\w-]*(?:\.[\w-]+)*(?:\/[a-z0-9][\w-]*(?:\.[\w-]+)*)*$/i.test(key);

const pathOf = (folder: string, key: string): string => {
  if (!isKey(key)) throw new RangeError('That is not an object’s key.');
  return join(objectFolder(folder), key);
};

/** Where all objects lie. */
export const objectFolder = (folder: string): string => join(folder, 'objects');

/** What `write` leaves in the draft is there whole or not at all. */
const place = async (folder: string, key: string, about: About, write: (draft: string) => Promise<void>): Promise<void> => {
  const path = pathOf(folder, key);
  await mkdir(dirname(path), { recursive: true });
  const draft = besideName(path);
  try {
    await write(draft);
    const handle = await open(draft, 'r+');
    await handle.sync().finally(() => handle.close());
    await writeDurably(`${path}.about.json`, JSON.stringify(about));
    await renameDurably(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

/** Writes an object as a stream. */
export const writeObject = (folder: string, key: string, chunks: AsyncIterable<string | Uint8Array>, about: About): Promise<void> =>
  place(folder, key, about, (draft) => pipeline(chunks, createWriteStream(draft)));

const JOINED_BYTES = 1024 * 1024;

/** Writes files behind one another as an object, through one piece of memory: a stream's pieces would be collected tens of MiB late. */
export const joinObject = (folder: string, key: string, files: readonly string[], about: About): Promise<void> =>
  place(folder, key, about, async (draft) => {
    const memory = Buffer.allocUnsafeSlow(JOINED_BYTES);
    await using to = await open(draft, 'w');
    for (const file of files) {
      await using from = await open(file, 'r');
      for (;;) {
        const { bytesRead } = await from.read(memory, 0, memory.length);
        if (bytesRead === 0) break;
        await to.writeFile(memory.subarray(0, bytesRead));
      }
    }
  });

/** A whole object, undefined where there is none. */
export const readObject = async (folder: string, key: string): Promise<(About & { readonly bytes: Uint8Array }) | undefined> => {
  const found = await findObject(folder, key);
  const bytes = found && (await readFile(found.path).catch(() => undefined));
  return found && bytes && { ...found, bytes: new Uint8Array(bytes) };
};

export const removeObject = async (folder: string, key: string): Promise<void> => {
  const path = pathOf(folder, key);
  await rm(path, { force: true });
  await rm(`${path}.about.json`, { force: true });
};

/** Where an object lies and what it is, undefined where there is none. */
export const findObject = async (folder: string, key: string): Promise<(About & { readonly path: string }) | undefined> => {
  if (!isKey(key)) return undefined;
  const path = pathOf(folder, key);
  const text = await readFile(`${path}.about.json`, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { ...aboutSchema.parse(JSON.parse(text)), path };
};
