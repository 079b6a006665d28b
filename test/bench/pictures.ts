/** What uploads weigh before and after the build drew them anew: files that are named, else a photo and a logo made here. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { drawCard } from '../../site/pictures/card.ts';
import { type Drawn, drawLogo, drawPhoto } from '../../site/pictures/redraw.ts';
import { verdict } from './verdict.ts';

type Sent = { readonly name: string; readonly bytes: Uint8Array; readonly kind: 'photo' | 'logo' };

const KIB = 1024;
const kib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`.padStart(12);

/** Twelve million pixels, as a telephone takes them: detail that is still there when it is small, and a place in its EXIF. */
const madePhoto = async (): Promise<Uint8Array> => {
  const noise = { type: 'gaussian', mean: 128, sigma: 36 } as const;
  const detail = await sharp({ create: { width: 504, height: 378, channels: 3, background: '#806040', noise } })
    .png()
    .toBuffer();
  return sharp(detail)
    .resize(4_032, 3_024)
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } })
    .jpeg({ quality: 90 })
    .toBuffer();
};

const madeLogo = (): Promise<Uint8Array> =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="400"><circle cx="200" cy="200" r="180" fill="#7a1f5c"/><rect x="460" y="150" width="1000" height="100" rx="50"/></svg>',
    ),
  )
    .png()
    .toBuffer();

const named = async (path: string): Promise<Sent> => ({
  name: basename(path),
  bytes: await readFile(path),
  kind: /logo/i.test(path) ? 'logo' : 'photo',
});
const made = async (): Promise<readonly Sent[]> => [
  { name: 'photo, 12 megapixels', bytes: await madePhoto(), kind: 'photo' },
  { name: 'logo, 1600 × 400', bytes: await madeLogo(), kind: 'logo' },
];

export const pictures = async (args: readonly string[]): Promise<void> => {
  const sent = args.length > 0 ? await Promise.all(args.map(named)) : await made();
  let photo: Uint8Array | undefined;
  for (const { name, bytes, kind } of sent) {
    console.log(`${name.padEnd(26)} ${kib(bytes.length)}  as it was sent`);
    const files: readonly Drawn[] = kind === 'photo' ? await drawPhoto(bytes) : (await drawLogo(bytes)).files;
    for (const { suffix, bytes: drawn } of files) console.log(`  ${kind}${suffix}`.padEnd(26), kib(drawn.length));
    if (kind === 'photo') {
      photo ??= files.find(({ suffix }) => suffix === '-192.webp')?.bytes;
      const shown = files.find(({ suffix }) => suffix === '-192.avif')?.bytes.length ?? Number.NaN;
      verdict('a photo on a telephone ≤ 20 KiB', shown / KIB, 20, ' KiB');
    }
  }
  const began = performance.now();
  const faces = ['Mara Ostrow', 'Jun Tanaka'].map((name) => ({ name, initials: name.slice(0, 2), ...(photo ? { photo } : {}) }));
  const lines = ['Fri 18 June 2027, 15:00–16:00', 'Berlin (CEST, UTC+2)'];
  const card = await drawCard({ wordmark: 'parley', accent: '#3447c8', title: 'When marketing answers the phone', lines, faces });
  console.log(`card drawn in ${Math.round(performance.now() - began)} ms`);
  verdict('a card ≤ 300 KB', card.length / 1_000, 300, ' KB');
};
