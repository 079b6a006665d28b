import { expect, it } from 'vitest';
import { lookAt } from '#shared/picture-type.ts';
import { judgeFile, MOST_BYTES, whyNotTaken } from '#shared/upload.ts';
import { avifHead, jpegHead, pngHead, textBytes, webpHeads } from './headers.ts';

const webp = webpHeads(1_600, 900);

it.each([
  ['a PNG', pngHead(800, 600), 'image/png', 800, 600],
  ['a JPEG', jpegHead(4_032, 3_024), 'image/jpeg', 4_032, 3_024],
  ['a JPEG with much said about it', jpegHead(4_032, 3_024, 140_000), 'image/jpeg', 4_032, 3_024],
  ['a JPEG with filled-up markers', Uint8Array.from([0xff, 0xd8, 0xff, 0xff, 0xff, ...jpegHead(10, 20).slice(3)]), 'image/jpeg', 10, 20],
  ['a lossy WebP', webp.lossy, 'image/webp', 1_600, 900],
  ['a lossless WebP', webp.lossless, 'image/webp', 1_600, 900],
  ['an extended WebP', webp.extended, 'image/webp', 1_600, 900],
  ['an AVIF with tiles', avifHead(1_200, 1_000), 'image/avif', 1_200, 1_000],
])('knows %s by its bytes, and its size', (_, bytes, type, width, height) => {
  expect(lookAt(bytes as Uint8Array)).toEqual({ is: 'picture', type, width, height });
});

it.each([
  ['an SVG', textBytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'svg'],
  ['an SVG behind its declaration', textBytes('\ufeff <?xml version="1.0"?><!-- a --><svg onload="alert(1)"/>'), 'svg'],
  ['a page', textBytes('\n<!doctype html><script>alert(1)</script>'), 'html'],
  ['a GIF that is a script as well', textBytes('GIF89a=1;alert(1)//'), 'gif'],
  ['an HEIC', avifHead(100, 100, 'heic'), 'heic'],
  ['a PDF', textBytes('%PDF-1.7 and more of it'), 'unknown'],
  ['a script', textBytes('alert(document.cookie)'), 'unknown'],
  ['nothing', new Uint8Array(0), 'unknown'],
])('takes %s for what it is', (_, bytes, what) => {
  expect(lookAt(bytes as Uint8Array)).toEqual({ is: 'other', what });
  expect(whyNotTaken(lookAt(bytes as Uint8Array))).toMatch(/Please (choose|save)/);
});

it.each([
  ['a PNG without its header', textBytes('\u0089PNG\r\n'), undefined],
  ['a JPEG whose data come before its size', Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 4, 0, 0, 0, 0, 0, 0]), 'broken'],
  [
    'a JPEG that goes on as a page',
    Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...textBytes('<script>alert(1)</script>')]),
    'broken',
  ],
  ['a JPEG that is cut off', jpegHead(400, 300).slice(0, 60), 'unfinished'],
  ['an AVIF that is cut off', avifHead(400, 300).slice(0, 60), 'unfinished'],
  ['a WebP of a kind that nobody knows', Uint8Array.from([...textBytes('RIFF0000WEBPVP9 '), ...new Array(20).fill(0)]), 'broken'],
  ['a WebP without its start code', (webp.lossy ?? new Uint8Array()).with(23, 0), 'broken'],
])('sees that %s is damaged', (_, bytes, is) => {
  const look = lookAt(bytes as Uint8Array);
  expect(look.is).toBe(is ?? 'other');
  expect(whyNotTaken(look)).toBeDefined();
});

it('refuses what its name or its size belies, and says what to do', () => {
  expect(whyNotTaken(lookAt(pngHead(10, 10)), 'image/png')).toBeUndefined();
  expect(whyNotTaken(lookAt(jpegHead(10, 10)), 'image/png')).toBe(
    'This says that it is a PNG, but it is a JPEG. Please save it again as one of the two.',
  );
  expect(whyNotTaken(lookAt(pngHead(50_000, 50_000)))).toMatch(/50000 × 50000 pixels, more than 50 million. Please save it smaller/);
  expect(whyNotTaken(lookAt(pngHead(0, 10)))).toMatch(/no size/);
});

it('judges a file in the browser as the server will', () => {
  expect(judgeFile(jpegHead(10, 10), 900)).toEqual({ type: 'image/jpeg' });
  // Its size lies further back than what was read: the server reads on.
  expect(judgeFile(jpegHead(10, 10, 90_000).slice(0, 60_000), 100_000)).toEqual({ type: 'image/jpeg' });
  expect(judgeFile(pngHead(10, 10), MOST_BYTES + 1)).toMatchObject({ why: expect.stringContaining('more than 10 MB') });
  expect(judgeFile(pngHead(10, 10), 0)).toEqual({ why: 'The file is empty.' });
});
