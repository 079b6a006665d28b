/** Uploads drawn anew for the site: their pixels and nothing else. What was hidden in a file or behind it, and where it was taken, stays behind. */
import sharp from 'sharp';
import { articleWidths, coverWidths, LOGO_WIDEST, logoHeights, photoSizes, toSquare } from '#shared/picture.ts';
import { lookAt } from '#shared/picture-type.ts';
import { MOST_PIXELS, whyNotTaken } from '#shared/upload.ts';

export type Drawn = { readonly suffix: string; readonly bytes: Uint8Array };

const SECONDS = 20;

/** Only the four formats reach a decoder: the bytes are judged once more, whatever was said of them before. */
const open = (original: Uint8Array) => {
  const why = whyNotTaken(lookAt(original));
  if (why !== undefined) throw new Error(why);
  return sharp(original, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).timeout({ seconds: SECONDS }).autoOrient();
};

/** As large as it is when it stands upright. */
const uprightSize = async (original: Uint8Array) => (await open(original).metadata()).autoOrient;

/** Squares of each size, as AVIF and as WebP. Rejects where the bytes are no whole picture. */
export const drawPhoto = async (original: Uint8Array): Promise<readonly Drawn[]> => {
  const { left, top, side } = toSquare(await uprightSize(original));
  const largest = Math.max(...photoSizes);
  // Decoded once; the smaller ones come from the largest. Photos may be clear in places: those are paper.
  const square = await open(original)
    .extract({ left, top, width: side, height: side })
    .resize(largest, largest)
    .flatten({ background: '#f3f1eb' })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  const drawn = photoSizes.map(async (size) => {
    const small = sharp(square).resize(size, size);
    return [
      { suffix: `-${size}.avif`, bytes: await small.clone().avif({ quality: 58, effort: 5 }).toBuffer() },
      { suffix: `-${size}.webp`, bytes: await small.clone().webp({ quality: 80, effort: 5 }).toBuffer() },
    ];
  });
  return (await Promise.all(drawn)).flat();
};

type DrawnCover = { readonly files: readonly Drawn[]; readonly width: number; readonly height: number };

/** A page as wide as each width, three times as high at most. `width` and `height`: of the largest. */
export const drawCover = async (original: Uint8Array): Promise<DrawnCover> => {
  const width = Math.max(...coverWidths);
  const page = await open(original).resize({ width }).flatten({ background: '#ffffff' }).toColourspace('srgb').png().toBuffer();
  const { height: whole = width } = await sharp(page).metadata();
  const height = Math.min(whole, width * 3);
  const cut = await sharp(page).extract({ left: 0, top: 0, width, height }).png().toBuffer();
  const files = coverWidths.map(async (wanted) => {
    const small = sharp(cut).resize({ width: wanted });
    return [
      { suffix: `-${wanted}.avif`, bytes: await small.clone().avif({ quality: 58, effort: 4 }).toBuffer() },
      { suffix: `-${wanted}.webp`, bytes: await small.clone().webp({ quality: 80, effort: 4 }).toBuffer() },
    ];
  });
  return { files: (await Promise.all(files)).flat(), width, height };
};

type DrawnPicture = { readonly files: readonly Drawn[]; readonly width: number; readonly height: number };

/** A drawing of the site's own: nobody sent it. */
const openOwn = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).timeout({ seconds: SECONDS });

/**
 * A picture of an article in each width, or as wide as it is, on white where it is clear; three times as high as wide at most. `isOwn`: a
 * file of the site, which may be an SVG. `width` and `height`: of the largest.
 */
export const drawPicture = async (original: Uint8Array, isOwn = false): Promise<DrawnPicture> => {
  const width = Math.max(...articleWidths);
  const { data, info } = await (isOwn ? openOwn(original) : open(original))
    .resize({ width, height: width * 3, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const files = articleWidths.map(async (wanted) => {
    const small = sharp(data).resize({ width: wanted, withoutEnlargement: true });
    return [
      // Higher efforts take ten times as long for a tenth of the bytes.
      { suffix: `-${wanted}.avif`, bytes: await small.clone().avif({ quality: 58, effort: 2 }).toBuffer() },
      { suffix: `-${wanted}.webp`, bytes: await small.clone().webp({ quality: 80, effort: 4 }).toBuffer() },
      ...(wanted === 800 ? [{ suffix: '-800.jpg', bytes: await small.clone().jpeg({ quality: 82 }).toBuffer() }] : []),
    ];
  });
  return { files: (await Promise.all(files)).flat(), width: info.width, height: info.height };
};

type DrawnLogo = { readonly files: readonly Drawn[]; readonly width: number; readonly height: number };

/** In each height, as WebP and, for mail, as PNG; clear parts stay clear. `width` and `height`: of the smallest. */
export const drawLogo = async (original: Uint8Array): Promise<DrawnLogo> => {
  const full = await uprightSize(original);
  const [least = 40] = logoHeights;
  const scale = Math.min(least / full.height, (least * LOGO_WIDEST) / full.width);
  const [width, height] = [full.width, full.height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  const files = logoHeights.map(async (wanted) => {
    const times = wanted / least;
    const sized = open(original)
      .resize(width * times, height * times, { fit: 'fill' })
      .toColourspace('srgb');
    return [
      { suffix: `-${wanted}.webp`, bytes: await sized.clone().webp({ lossless: true, effort: 6 }).toBuffer() },
      { suffix: `-${wanted}.png`, bytes: await sized.clone().png({ compressionLevel: 9, effort: 10 }).toBuffer() },
    ];
  });
  return { files: (await Promise.all(files)).flat(), width, height };
};
