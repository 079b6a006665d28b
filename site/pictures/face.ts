/** Who speaks or writes, as a disc: a photo, or initials on a wash of the accent. */
import sharp from 'sharp';
import { drawable, widthOf } from './lettering.ts';
import type { Ink, Plane } from './plane.ts';
import { disc } from './raster.ts';
import { write } from './write.ts';

export type Face = { readonly initials: string; readonly photo?: Uint8Array };
type Inks = { readonly wash: Ink /** For what stands on it. */; readonly onWash: Ink };
type Place = { readonly left: number; readonly top: number };

/** Pixels of its width, and from one to the next. */
export const FACE = 96;
export const STEP = FACE - 18;
const middle = FACE / 2;

/** Around each face is a ring of the ground, so that the next one stands before it. */
const RING = 5;

/** What stands where a photo comes, or in place of one. */
export const drawFace = (plane: Plane, { initials, photo }: Face, { left, top }: Place, { wash, onWash }: Inks): void => {
  const [x, y] = [left + middle, top + middle];
  plane.clear(disc(x, y, middle + RING));
  if (photo) return;
  const known = drawable(initials) ?? '';
  const style = { weight: 700, size: 34 } as const;
  plane.draw(disc(x, y, middle), wash);
  write(plane, known, { x: x - widthOf(known, style) / 2, y: y + 12 }, onWash, style);
};

/** A photo as its disc shows it, without what the next face stands before. */
export const cutPhoto = (photo: Uint8Array, isLast: boolean): Promise<Buffer> => {
  const next = isLast ? '' : `<circle cx="${STEP + middle}" cy="${middle}" r="${middle + RING}" fill="#000"/>`;
  const cut = `<mask id="cut"><rect width="${FACE}" height="${FACE}" fill="#fff"/>${next}</mask>`;
  const seen = `<circle cx="${middle}" cy="${middle}" r="${middle}" mask="url(#cut)"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${FACE}" height="${FACE}">${cut}${seen}</svg>`;
  return sharp(photo)
    .resize(FACE, FACE)
    .composite([{ input: Buffer.from(svg), blend: 'dest-in' }])
    .png()
    .toBuffer();
};
