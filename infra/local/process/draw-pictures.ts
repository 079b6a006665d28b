/** Draws the site's pictures, in a process of its own: a file that breaks a decoder breaks nothing else. Run by build-site.ts. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPictures } from '../../../site/pictures/draw.ts';
import { shownArticles } from '../../../site/pictures/written.ts';

const { PARLEY_PICTURES: out, PARLEY_ORIGINALS: originals, PARLEY_EARLIER: earlier } = process.env;
if (!out || !originals || !earlier) throw new Error('PARLEY_PICTURES, PARLEY_ORIGINALS and PARLEY_EARLIER say where things are.');

const readFrom = (folder: string) => (name: string) => readFile(join(folder, name)).catch(() => undefined);

await drawPictures({ out, original: readFrom(originals), articles: shownArticles, earlier: readFrom(earlier), log: console.log });
