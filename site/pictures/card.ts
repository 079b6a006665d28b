/** The picture that stands beside a link to us: 1200 × 630, as Open Graph asks for it. */
import sharp from 'sharp';
import { grounds } from '#shared/accent.ts';
import { cutPhoto, drawFace, FACE, type Face, STEP } from './face.ts';
import { breakLines, drawable, type Style, widthOf } from './lettering.ts';
import { createPlane, type Ink, mix, type Plane } from './plane.ts';
import { disc } from './raster.ts';
import { write } from './write.ts';

const CARD = { width: 1200, height: 630 } as const;

/** What is to be seen on it. Texts in a script that our font does not have are left out. */
export type Card = {
  readonly wordmark: string;
  /** In place of the wordmark: a PNG for light ground, of this size. */
  readonly logo?: { readonly png: Uint8Array; readonly width: number; readonly height: number };
  readonly accent: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly faces: readonly (Face & { readonly name: string })[];
};

const INK = '#191c25';
const SOFT = '#565b69';
const MARGIN = 80;
const INSIDE = CARD.width - 2 * MARGIN;
const MOST_FACES = 5;
const FOOT = 508;

type Setting = { readonly style: Style; readonly lines: readonly string[] };

/** What stays clear of the line below it: the larger the letters, the fewer the lines. */
const sizes = [
  { size: 84, most: 2 },
  { size: 76, most: 2 },
  { size: 68, most: 3 },
  { size: 60, most: 3 },
  { size: 52, most: 4 },
] as const;

/** As large as it fits; what does not fit in four lines ends with three dots. */
const setTitle = (title: string): Setting => {
  let setting: Setting | undefined;
  for (const { size, most } of sizes) {
    const style = { weight: 700, size } as const;
    setting = { style, lines: breakLines(title, INSIDE, most, style) };
    if (!setting.lines.some((line) => line.endsWith('…'))) break;
  }
  return setting ?? { style: { weight: 700, size: 52 }, lines: [] };
};

type Inks = Readonly<Record<'dark' | 'soft' | 'accent' | 'wash' | 'onWash', Ink>>;

const placeOf = (index: number) => ({ left: MARGIN + index * STEP, top: FOOT });

const drawBrand = (plane: Plane, { wordmark, logo }: Card, { dark, accent }: Inks): void => {
  const known = drawable(wordmark);
  if (logo || known === undefined) return;
  const style = { weight: 700, size: 40 } as const;
  write(plane, known, { x: MARGIN, y: 112 }, dark, style);
  plane.draw(disc(MARGIN + widthOf(known, style) + 8, 107, 5), accent);
};

const drawNames = (plane: Plane, { faces }: Card, { soft }: Inks): void => {
  const known = faces.map(({ name }) => drawable(name)).filter((name) => name !== undefined);
  const x = placeOf(Math.min(faces.length, MOST_FACES)).left + 42;
  const style = { weight: 500, size: 32 } as const;
  const lines = breakLines(known.join(', '), CARD.width - MARGIN - x, 2, style);
  const y = FOOT + FACE / 2 + (lines.length === 1 ? 11 : -9);
  if (known.length > 0) for (const [index, line] of lines.entries()) write(plane, line, { x, y: y + index * 42 }, soft, style);
};

/** As large as wanted, or as large as the width allows. */
const toFit = (words: string, style: Style): Style => {
  const width = widthOf(drawable(words) ?? '', style);
  return width <= INSIDE ? style : { ...style, size: (style.size * INSIDE) / width };
};

const drawWords = (plane: Plane, card: Card, { dark, accent, soft }: Inks): void => {
  const title = drawable(card.title);
  const { style, lines } = title === undefined ? { style: { weight: 700, size: 84 } as const, lines: [] } : setTitle(title);
  const leading = style.size * 1.1;
  const first = 168 + style.size * 0.78;
  const [when = '', ...rest] = card.lines;
  // Where the title is in another script, the time is what the picture says.
  const whenSize = title === undefined ? 52 : 36;
  const whenAt = Math.min(first + leading * Math.max(0, lines.length - 1) + 68, 434);
  for (const [index, line] of lines.entries()) write(plane, line, { x: MARGIN - 3, y: first + index * leading }, dark, style);
  write(plane, when, { x: MARGIN, y: whenAt }, accent, toFit(when, { weight: 700, size: whenSize }));
  for (const [index, line] of rest.entries())
    write(plane, line, { x: MARGIN, y: whenAt + 46 * (index + 1) }, soft, toFit(line, { weight: 500, size: 32 }));
};

/** A PNG of some ten to a hundred kilobytes. */
export const drawCard = async (whole: Card): Promise<Buffer> => {
  const card = { ...whole, faces: whole.faces.filter(({ photo, initials }) => photo || drawable(initials)) };
  const ground = grounds.light[0];
  const plane = createPlane({ ...CARD, ground });
  const wash = plane.ink(mix(card.accent, ground, 0.12));
  const inks = { dark: plane.ink(INK), soft: plane.ink(SOFT), accent: plane.ink(card.accent), wash, onWash: plane.ink(card.accent, wash) };
  const faces = card.faces.slice(0, MOST_FACES);
  plane.bar(14, inks.accent);
  drawBrand(plane, card, inks);
  drawWords(plane, card, inks);
  for (const [index, face] of faces.entries()) drawFace(plane, face, placeOf(index), inks);
  drawNames(plane, card, inks);
  const plain = await plane.toPng();
  const photos = faces.flatMap(({ photo }, index) => (photo ? [{ photo, index }] : []));
  if (!card.logo && photos.length === 0) return plain;
  const tiles = photos.map(async ({ photo, index }) => ({
    input: await cutPhoto(photo, index === faces.length - 1),
    ...placeOf(index),
  }));
  const logo = card.logo ? [{ input: Buffer.from(card.logo.png), left: MARGIN, top: 60 }] : [];
  // A palette for the photos would cost four times as much, and spare half of the bytes.
  return sharp(plain)
    .composite([...(await Promise.all(tiles)), ...logo])
    .png({ compressionLevel: 6 })
    .toBuffer();
};
