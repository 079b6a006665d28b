/** Text as outlines, from the site's own font: a picture then needs no font of the machine that draws it, and looks the same on each. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';
import type { Placed, Shape } from './raster.ts';
import { woff2ToTrueType } from './woff2.ts';

const { resolve } = createRequire(import.meta.url);
type Font = ReturnType<typeof open>;

const open = (subset: string) => {
  const font = create(readBytes(subset));
  if (font.isCollection) throw new Error('The font is a collection');
  return font;
};
const readBytes = (subset: string): Buffer =>
  woff2ToTrueType(readFileSync(resolve(`@fontsource-variable/figtree/files/figtree-${subset}-wght-normal.woff2`)));

export type Weight = 500 | 700;
const weights: readonly Weight[] = [500, 700];
const subsets = ['latin', 'latin-ext'].map(open);
const cuts = new Map<Weight, readonly Font[]>(weights.map((wght) => [wght, subsets.map((font) => font.getVariation({ wght }) as Font)]));

/** Closer than a text is set: large letters stand better so. */
const TIGHT = { 500: -0.005, 700: -0.02 } as const;

export type Style = { readonly weight: Weight; readonly size: number };

type Glyph = ReturnType<Font['glyphForCodePoint']>;
const glyphs = new Map<string, Glyph | undefined>();

const findGlyph = (sign: string, weight: Weight): Glyph | undefined => {
  const code = sign.codePointAt(0) ?? 0;
  return cuts
    .get(weight)
    ?.find((font) => font.hasGlyphForCodePoint(code))
    ?.glyphForCodePoint(code);
};

/** Undefined where the font does not have it. */
const glyphOf = (sign: string, weight: Weight): Glyph | undefined => {
  const key = sign + weight;
  if (!glyphs.has(key)) glyphs.set(key, findGlyph(sign, weight));
  return glyphs.get(key);
};

// Flags, skin tones, joined families and the signs that ask for a picture in place of a letter.
const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0e|\ufe0f|\u20e3/gu;

/** The text without its emoji, which the font does not have; undefined where it lacks a letter of it, or nothing is left. */
export const drawable = (text: string): string | undefined => {
  const plain = text.normalize('NFC').replace(emoji, '').replace(/\s+/g, ' ').trim();
  return plain !== '' && [...plain].every((sign) => glyphOf(sign, 700)) ? plain : undefined;
};

/** Pixels. */
export const widthOf = (text: string, { weight, size }: Style): number =>
  [...text].reduce((sum, sign) => sum + ((glyphOf(sign, weight)?.advanceWidth ?? 0) / 1000 + TIGHT[weight]) * size, 0);

/** Lines in place of each curve of a letter: at 84 pixels they stray by less than a tenth of one. */
const LINES = 6;

/** The outline of a letter, in thousandths of its size. */
const toShape = (sign: string, weight: Weight): Shape => {
  const shape: number[][] = [];
  let line: number[] = [];
  for (const { command, args } of glyphOf(sign, weight)?.path.commands ?? []) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'moveTo') {
      line = [a, b];
      shape.push(line);
    } else if (command === 'lineTo') line.push(a, b);
    else if (command === 'quadraticCurveTo') {
      const [x = a, y = b] = line.slice(-2);
      for (let step = 1; step <= LINES; step += 1) {
        const [t, u] = [step / LINES, 1 - step / LINES];
        line.push(u * u * x + 2 * u * t * a + t * t * c, u * u * y + 2 * u * t * b + t * t * d);
      }
    }
  }
  return shape.map((points) => Float64Array.from(points));
};

const shapes = new Map<string, Shape>();
const shapeOf = (sign: string, weight: Weight): Shape => {
  const found = shapes.get(sign + weight) ?? toShape(sign, weight);
  shapes.set(sign + weight, found);
  return found;
};

/** A line of text, letter by letter; its baseline begins at the pixel (x, y). */
export const toLetters = (
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  { weight, size }: Style,
): readonly Placed[] => {
  let pen = x;
  const scale = size / 1000;
  return [...text].map((sign) => {
    const placed = { shape: shapeOf(sign, weight), x: pen, y, scale };
    pen += ((glyphOf(sign, weight)?.advanceWidth ?? 0) / 1000 + TIGHT[weight]) * size;
    return placed;
  });
};

const ELLIPSIS = '…';

const shorten = (line: string, width: number, style: Style): string => {
  let text = line;
  while (text !== '' && widthOf(text + ELLIPSIS, style) > width) text = text.slice(0, -1).trimEnd();
  return text + ELLIPSIS;
};

/** Lines that fit into `width`; the last of `most` says with three dots that there is more. A word that is too long is cut. */
export const breakLines = (text: string, width: number, most: number, style: Style): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, style) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const kept = lines.slice(0, most);
  const isCut = lines.length > most;
  return kept.map((one, index) => {
    const isLast = isCut && index === most - 1;
    if (isLast) return shorten(one, width, style);
    return widthOf(one, style) > width ? shorten(one, width, style) : one;
  });
};
