/** Makes the index of a built site: static files that the search's page reads. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { pointerPath, recordsPath, type SearchPointer, type SearchRecord } from '#shared/search.ts';

/** Changes with how the index is made. */
const RECIPE = '1.5.2';

/** Its own interface is not ours: we publish what searches, and the index. */
const isUsed = (path: string): boolean => !/(?:-ui|-highlight)\.(?:js|css)$/.test(path);

const toFiles = async (records: readonly SearchRecord[]) => {
  const { index, errors } = await createIndex({ writePlayground: false });
  if (!index) throw new Error(`There is no index: ${errors.join(' ')}`);
  for (const [number, { index: language, kind, locale, path, title, text }] of records.entries()) {
    const content = `${title}. ${text}`;
    // Of two records with one address it keeps the last: a webinar's answers share theirs, so each gets a number instead.
    await index.addCustomRecord({ url: `/${number}`, content, language, meta: { title, kind, path, ...(locale && { locale }) } });
  }
  const made = await index.getFiles();
  if (made.errors.length > 0) throw new Error(`The index was not made: ${made.errors.join(' ')}`);
  return made.files.filter(({ path }) => isUsed(path));
};

/**
 * Takes the records that the pages left, and writes the index into a folder that is named by the records, so that a page which is open
 * while the next build is published still finds every part of its own. Answers how many records are in it. Throws where they are missing.
 */
export const writeIndex = async (built: string): Promise<number> => {
  const from = join(built, recordsPath);
  const written = await readFile(from, 'utf8');
  const records = JSON.parse(written) as SearchRecord[];
  await rm(from);
  try {
    const files = await toFiles(records);
    // The index itself differs between two runs over the same records, in the order of what weighs the same.
    const name = createHash('sha256').update(RECIPE).update(written).digest('hex').slice(0, 16);
    const at = `/_astro/search-${name}/`;
    for (const { path, content } of files) {
      const to = join(built, at, path);
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, content);
    }
    await writeFile(join(built, pointerPath), JSON.stringify({ at } satisfies SearchPointer));
    return records.length;
  } finally {
    await close();
  }
};
