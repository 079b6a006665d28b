/** The files of a picture: found in the build before by what they are made of, or drawn, and written into this one. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pictureFolder } from '#shared/picture.ts';
import type { Drawn } from './redraw.ts';
import type { Shown } from './written.ts';

/** Changes with how things are drawn, so that all of them are drawn anew. */
const RECIPE = '4';

export type Sources = {
  /** The folder that the built pages are joined with. */
  readonly out: string;
  /** What has a card of its own besides webinars. */
  readonly articles: () => Promise<readonly Shown[]>;
  /** An upload as it was sent, undefined where it is not there. */
  readonly original: (id: string) => Promise<Uint8Array | undefined>;
  /** A file of the build before (`_astro/…`), undefined where it had none. */
  readonly earlier: (file: string) => Promise<Uint8Array | undefined>;
  readonly log: (line: string) => void;
};

export type Files = ReadonlyMap<string, Uint8Array>;

export const hash = (parts: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([RECIPE, parts]))
    .digest('hex')
    .slice(0, 20);
const folder = pictureFolder.slice(1);

/** One is written while the next is drawn. */
const AT_ONCE = 4;

/** Does the work for each of them, a few at a time: a build may have thousands of cards to draw. */
export const forEach = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const waiting = all.values();
  const next = async (): Promise<void> => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
};

export type Maker = ReturnType<typeof createMaker>;

export const createMaker = ({ out, earlier, log }: Omit<Sources, 'original' | 'articles'>) => {
  const counted = { drawn: 0, found: 0, failed: 0 };
  const folders = new Map<string, Promise<unknown>>();
  const keep = async (file: string, bytes: Uint8Array): Promise<void> => {
    const place = dirname(join(out, file));
    const made = folders.get(place) ?? mkdir(place, { recursive: true });
    folders.set(place, made);
    await made;
    await writeFile(join(out, file), bytes);
  };
  const before = async (stem: string, suffixes: readonly string[]): Promise<Files | undefined> => {
    const files = new Map<string, Uint8Array>();
    for (const suffix of suffixes) {
      const bytes = await earlier(`${folder}${stem}${suffix}`);
      if (!bytes) return undefined;
      files.set(suffix, bytes);
    }
    return files;
  };
  /** The files of one picture: of the build before, or drawn. A picture that cannot be drawn is left out, and nobody is named. */
  const make = async (
    stem: string,
    suffixes: readonly string[],
    draw: () => Promise<readonly Drawn[] | undefined>,
  ): Promise<Files | undefined> => {
    try {
      const known = await before(stem, suffixes);
      const files = known ?? new Map((await draw())?.map(({ suffix, bytes }) => [suffix, bytes]));
      if (files.size === 0) return undefined;
      for (const [suffix, bytes] of files) await keep(`${folder}${stem}${suffix}`, bytes);
      counted[known ? 'found' : 'drawn'] += 1;
      return files;
    } catch (error) {
      counted.failed += 1;
      log(`${stem} is left out: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  };
  return { make, keep, counted };
};
