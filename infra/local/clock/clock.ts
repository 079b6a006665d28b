/** Business time of one data folder: real time plus an offset that only grows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { writeDurably } from '../write-durably.ts';

const schema = z.object({ offsetMs: z.number().int().min(0) });

/** How long a process believes its copy of the offset. */
const BELIEVED_MS = 200;

export type LocalClock = {
  /** Business time. */
  readonly now: () => Date;
  /** Moves business time forward; a time in its past is refused with a RangeError. */
  readonly moveTo: (to: Date) => Promise<void>;
};

const readOffset = (file: string): number => {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw new Error(`${file} cannot be read: remove it to go back to real time.`, { cause: error });
  }
};

/** Business time of a data folder: real time plus the offset of `<data>/clock.json`. Other processes see a change within 200 ms. */
export const localClock = (dataFolder: string): LocalClock => {
  const file = join(dataFolder, 'clock.json');
  let offset = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  const current = (): number => {
    const at = performance.now();
    if (at - readAt >= BELIEVED_MS) {
      offset = readOffset(file);
      readAt = at;
    }
    return offset;
  };
  return {
    now: () => new Date(Date.now() + current()),
    moveTo: async (to) => {
      const offsetMs = to.getTime() - Date.now();
      if (offsetMs < readOffset(file)) throw new RangeError('Business time only moves forward.');
      await writeDurably(file, JSON.stringify({ offsetMs }));
      offset = offsetMs;
      readAt = performance.now();
    },
  };
};
