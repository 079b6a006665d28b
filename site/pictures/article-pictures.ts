/** Pictures that articles name: uploads, and files of the site's own. */
import { readFile } from 'node:fs/promises';
import { drawableIn, isUpload } from '#shared/article-picture.ts';
import { type ArticlePictures, articleWidths, type Logo } from '#shared/picture.ts';
import { forEach, hash, type Maker, type Sources } from './maker.ts';
import { drawPicture } from './redraw.ts';
import type { Shown } from './written.ts';

const suffixes = [...articleWidths.flatMap((width) => [`-${width}.avif`, `-${width}.webp`]), '-800.jpg', '.json'];
const folder = new URL('../src/content/pictures/', import.meta.url);

/** By their names. Drawn once for all articles that show them, and found again by the next build. */
export const drawArticlePictures = async (
  articles: readonly Shown[],
  { make, original }: Pick<Maker, 'make'> & Pick<Sources, 'original'>,
): Promise<ArticlePictures> => {
  const drawn: Record<string, Logo> = {};
  const names = [...new Set(articles.flatMap(({ markdown }) => drawableIn(markdown)))];
  await forEach(names, async (name) => {
    // A name holds no slash: it leads nowhere else.
    const own = isUpload(name) ? undefined : await readFile(new URL(name, folder)).catch(() => undefined);
    if (!own && !isUpload(name)) return;
    const stem = `picture-${hash([name, own?.toString('base64')])}`;
    const files = await make(stem, suffixes, async () => {
      const sent = own ?? (await original(name));
      const made = sent && (await drawPicture(sent, own !== undefined));
      return made && [...made.files, { suffix: '.json', bytes: Buffer.from(JSON.stringify([made.width, made.height])) }];
    });
    const [width = 0, height = 0] = files ? (JSON.parse(Buffer.from(files.get('.json') ?? []).toString()) as number[]) : [];
    if (files) drawn[name] = { file: stem, width, height };
  });
  return drawn;
};
