/** The picture that stands beside a link to us: 1200 × 630, as Open Graph asks for it. */
import sharp from 'sharp';
import { grounds } from '#shared/accent.ts';
import { breakLines, drawable, type Style, toOutline, widthOf } from './lettering.ts';

const CARD = { width: 1200, height: 630 } as const;

/** What is to be seen on it. Texts in a script that our font does not have are left out. */
export type Card = {
  readonly wordmark: string;
  /** In place of the wordmark: a PNG for light ground, of this size. */
  readonly logo?: { readonly png: Uint8Array; readonly width: number; readonly height: number };
  readonly accent: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly faces: readonly { readonly name: string; readonly initials: string; readonly photo?: Uint8Array }[];
};

const INK = '#191c25';
const SOFT = '#565b69';
const MARGIN = 80;
const INSIDE = CARD.width - 2 * MARGIN;
const FACE = 96;
const MOST_FACES = 5;
const FOOT = 508;

type Setting = { readonly style: Style; readonly lines: readonly string[] };

/** As large as three lines allow, then four smaller ones. */
const setTitle = (title: string): Setting => {
  const sizes = [84, 76, 68, 60].map((size) => ({ size, most: 3 }));
  for (const { size, most } of [...sizes, { size: 52, most: 4 }]) {
    const style = { weight: 700, size } as const;
    const lines = breakLines(title, INSIDE, most, style);
    if (size === 52 || !lines.some((line) => line.endsWith('…'))) return { style, lines };
  }
  return { style: { weight: 700, size: 52 }, lines: [] };
};

const text = (words: string, x: number, y: number, fill: string, style: Style): string => {
  const known = drawable(words);
  return known === undefined ? '' : toOutline(known, { x, y, fill }, style);
};

const brand = ({ wordmark, accent, logo }: Card): string => {
  const known = drawable(wordmark);
  if (logo || known === undefined) return '';
  const style = { weight: 700, size: 40 } as const;
  return `${text(known, MARGIN, 112, INK, style)}<circle cx="${MARGIN + widthOf(known, style) + 8}" cy="107" r="5" fill="${accent}"/>`;
};

const faceAt = (index: number): number => MARGIN + index * (FACE - 18);

/** Around each face is a ring of the ground, so that the next one stands before it. */
const RING = 5;
const BOX = FACE + 2 * RING;
const middle = BOX / 2;
const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${BOX}" height="${BOX}">${inside}</svg>`;
const disc = (radius: number, fill: string): string => `<circle cx="${middle}" cy="${middle}" r="${radius}" fill="${fill}"/>`;

const drawFace = async ({ initials, photo }: Card['faces'][number], accent: string): Promise<Buffer> => {
  const ring = disc(middle, grounds.light[0]);
  if (!photo) {
    const known = drawable(initials) ?? '';
    const style = { weight: 700, size: 34 } as const;
    const wash = `<g fill-opacity="0.12">${disc(FACE / 2, accent)}</g>`;
    return Buffer.from(svg(ring + wash + text(known, middle - widthOf(known, style) / 2, middle + 12, accent, style)));
  }
  const round = await sharp(photo)
    .resize(FACE, FACE)
    .extend({ top: RING, bottom: RING, left: RING, right: RING })
    .composite([{ input: Buffer.from(svg(disc(FACE / 2, '#000'))), blend: 'dest-in' }])
    .png()
    .toBuffer();
  return sharp(Buffer.from(svg(ring)))
    .composite([{ input: round }])
    .png()
    .toBuffer();
};

const names = ({ faces }: Card): string => {
  const known = faces.map(({ name }) => drawable(name)).filter((name) => name !== undefined);
  const x = faceAt(Math.min(faces.length, MOST_FACES)) + 42;
  const style = { weight: 500, size: 32 } as const;
  const lines = breakLines(known.join(', '), CARD.width - MARGIN - x, 2, style);
  const y = FOOT + FACE / 2 + (lines.length === 1 ? 11 : -9);
  return known.length === 0 ? '' : lines.map((line, index) => text(line, x, y + index * 42, SOFT, style)).join('');
};

/** As large as wanted, or as large as the width allows. */
const toFit = (words: string, style: Style): Style => {
  const width = widthOf(drawable(words) ?? '', style);
  return width <= INSIDE ? style : { ...style, size: (style.size * INSIDE) / width };
};

const toSvg = (card: Card): string => {
  const title = drawable(card.title);
  const { style, lines } = title === undefined ? { style: { weight: 700, size: 84 } as const, lines: [] } : setTitle(title);
  const leading = style.size * 1.1;
  const titleEnd = 168 + style.size * 0.78 + leading * Math.max(0, lines.length - 1);
  const [when = '', ...rest] = card.lines;
  // Where the title is in another script, the time is what the picture says.
  const whenSize = title === undefined ? 52 : 36;
  const whenAt = Math.min(titleEnd + 68, 434);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<rect width="${CARD.width}" height="${CARD.height}" fill="${grounds.light[0]}"/>
<rect width="${CARD.width}" height="14" fill="${card.accent}"/>
${brand(card)}
${lines.map((line, index) => text(line, MARGIN - 3, 168 + style.size * 0.78 + index * leading, INK, style)).join('')}
${text(when, MARGIN, whenAt, card.accent, toFit(when, { weight: 700, size: whenSize }))}
${rest.map((line, index) => text(line, MARGIN, whenAt + 46 * (index + 1), SOFT, toFit(line, { weight: 500, size: 32 }))).join('')}
${names(card)}
</svg>`;
};

/** A PNG of some ten to a hundred kilobytes. */
export const drawCard = async (whole: Card): Promise<Buffer> => {
  const card = { ...whole, faces: whole.faces.filter(({ photo, initials }) => photo || drawable(initials)) };
  const faces = card.faces.slice(0, MOST_FACES).map(async (face, index) => ({
    input: await drawFace(face, card.accent),
    left: faceAt(index) - RING,
    top: FOOT - RING,
  }));
  // Letters on a plain ground need few colours, and are written in half of the time: a build may have thousands of them.
  const isDrawn = !card.logo && card.faces.every(({ photo }) => !photo);
  const logo = card.logo ? [{ input: Buffer.from(card.logo.png), left: MARGIN, top: 60 }] : [];
  return sharp(Buffer.from(toSvg(card)))
    .composite([...(await Promise.all(faces)), ...logo])
    .png(
      isDrawn
        ? { compressionLevel: 6, palette: true, colours: 64, dither: 0, effort: 1 }
        : { compressionLevel: 9, palette: true, quality: 92, effort: 8 },
    )
    .toBuffer();
};
