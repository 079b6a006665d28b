import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Moves a file or folder and makes the move survive a power cut. Rejects where `from` is gone. */
export const renameDurably = async (from: string, to: string): Promise<void> => {
  await rename(from, to);
  await syncFolder(dirname(to));
};

let serial = 0;

/** A name beside `path` that no other process or call uses. */
export const besideName = (path: string): string => `${path}.${process.pid}-${++serial}.tmp`;

/** Replaces a file whole: readers see the old or the new content, never half, also after SIGKILL or a power cut. */
export const writeDurably = async (path: string, content: string | Uint8Array, mode = 0o644): Promise<void> => {
  const draft = besideName(path);
  const handle = await open(draft, 'w', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await renameDurably(draft, path);
};
