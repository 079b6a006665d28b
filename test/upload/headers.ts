/** Beginnings of files, byte by byte as their formats lay them down. */

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));
const u16 = (n: number): number[] => [(n >>> 8) & 255, n & 255];
const u32 = (n: number): number[] => [...u16(n >>> 16), ...u16(n & 0xffff)];
const u16le = (n: number): number[] => u16(n).reverse();
const bytes = (...parts: readonly number[][]): Uint8Array => Uint8Array.from(parts.flat());

export const pngHead = (width: number, height: number): Uint8Array =>
  bytes([0x89], ascii('PNG\r\n'), [0x1a, 0x0a], u32(13), ascii('IHDR'), u32(width), u32(height), [8, 6, 0, 0, 0], u32(0));

const segment = (marker: number, body: readonly number[]): number[] => [0xff, marker, ...u16(body.length + 2), ...body];

/** `before`: bytes of what is said about the picture (EXIF, colour profiles) ahead of its size. */
export const jpegHead = (width: number, height: number, before = 0): Uint8Array => {
  const parts: number[][] = [[0xff, 0xd8], segment(0xe0, [...ascii('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 0, 0])];
  for (let left = before; left > 0; left -= 65_000)
    parts.push(
      segment(
        0xe1,
        Array.from({ length: Math.min(left, 65_000) }, () => 0x45),
      ),
    );
  return bytes(...parts, segment(0xdb, [0, ...new Array(64).fill(1)]), segment(0xc2, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]));
};

const riff = (kind: string, body: readonly number[]): Uint8Array =>
  bytes(ascii('RIFF'), [0, 1, 0, 0], ascii('WEBP'), ascii(kind), [0, 1, 0, 0], [...body], new Array(16).fill(0));

export const webpHeads = (width: number, height: number): Readonly<Record<string, Uint8Array>> => {
  const bits = ((height - 1) << 14) | (width - 1);
  const u24 = (n: number): number[] => [n & 255, (n >>> 8) & 255, (n >>> 16) & 255];
  return {
    lossy: riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...u16le(width), ...u16le(height)]),
    lossless: riff('VP8L', [0x2f, bits & 255, (bits >>> 8) & 255, (bits >>> 16) & 255, (bits >>> 24) & 255]),
    extended: riff('VP8X', [0x10, 0, 0, 0, ...u24(width - 1), ...u24(height - 1)]),
  };
};

const box = (kind: string, ...inside: readonly number[][]): number[] => {
  const body = inside.flat();
  return [...u32(body.length + 8), ...ascii(kind), ...body];
};

/** With a tile that is smaller than the picture, as encoders write them. */
export const avifHead = (width: number, height: number, brand = 'avif'): Uint8Array => {
  const extent = (w: number, h: number): number[] => box('ispe', u32(0), u32(w), u32(h));
  const properties = box('iprp', box('ipco', extent(64, 64), extent(width, height), box('pixi', u32(0))));
  return bytes(
    box('ftyp', ascii(brand), u32(0), ascii('mif1'), ascii(brand === 'heic' ? 'heic' : 'miaf')),
    box('meta', u32(0), box('hdlr', u32(0), u32(0)), properties),
    box('mdat', new Array(40).fill(7)),
  );
};

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
