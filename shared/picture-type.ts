/** What a file truly is and how large its picture, by its first bytes: a name and a declared type are only what somebody says. Pure. */

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** `unfinished`: the answer lies further back in the file than what was read of it. */
export type Look =
  | { readonly is: 'picture'; readonly type: PictureType; readonly width: number; readonly height: number }
  | { readonly is: 'other'; readonly what: 'heic' | 'svg' | 'gif' | 'html' | 'unknown' }
  | { readonly is: 'broken'; readonly type: PictureType }
  | { readonly is: 'unfinished'; readonly type: PictureType };

type Size = { readonly width: number; readonly height: number };
/** Reads a picture's size; undefined where the bytes end too early, `broken` where they contradict the format. */
type Reader = (bytes: Uint8Array, view: DataView) => Size | 'broken' | undefined;

const text = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

const PNG_HEAD = '\u0089PNG\r\n\u001a\n';
const readPng: Reader = (bytes, view) => {
  if (bytes.length < 24) return undefined;
  // The first chunk is IHDR, and nothing else may be.
  if (view.getUint32(8) !== 13 || text(bytes, 12, 4) !== 'IHDR') return 'broken';
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

/** Markers that stand alone, without a length behind them. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** A frame's header: C0 to CF without the tables (C4, CC) and the extension (C8). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg: Reader = (bytes, view) => {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'broken';
    const marker = bytes[at + 1] ?? 0;
    // Markers may be filled up with FF.
    if (marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else {
      // The picture's data, or its end, before any size.
      if (marker === 0xda || marker === 0xd9 || marker === 0) return 'broken';
      const length = view.getUint16(at + 2);
      if (length < 2) return 'broken';
      if (isFrame(marker)) return at + 9 > bytes.length ? undefined : { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
      at += 2 + length;
    }
  }
  return undefined;
};

const readWebp: Reader = (bytes, view) => {
  if (bytes.length < 30) return undefined;
  const kind = text(bytes, 12, 4);
  if (kind === 'VP8 ') {
    if (text(bytes, 23, 3) !== '\u009d\u0001\u002a') return 'broken';
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (kind === 'VP8L') {
    if (bytes[20] !== 0x2f) return 'broken';
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== 'VP8X') return 'broken';
  const read24 = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return { width: read24(24) + 1, height: read24(27) + 1 };
};

/** Boxes of ISO base media that hold others, with what stands before the first of them. */
const boxes: Readonly<Record<string, number>> = { meta: 12, iprp: 8, ipco: 8 };

/** The largest `ispe` (image spatial extents): tiles and thumbnails have smaller ones. */
const readAvif: Reader = (bytes, view) => {
  let largest: Size | undefined;
  const walk = (from: number, to: number): 'broken' | undefined => {
    for (let at = from; at + 8 <= to; ) {
      const size = view.getUint32(at);
      const kind = text(bytes, at + 4, 4);
      if (size < 8) return 'broken';
      const end = Math.min(to, at + size);
      if (kind === 'ispe' && at + 20 <= end) {
        const found = { width: view.getUint32(at + 12), height: view.getUint32(at + 16) };
        if (!largest || found.width * found.height > largest.width * largest.height) largest = found;
      } else if (boxes[kind] !== undefined && walk(at + boxes[kind], end) === 'broken') return 'broken';
      // What lies behind the pictures' description is the pictures themselves.
      if (kind === 'meta') return undefined;
      at += size;
    }
    return undefined;
  };
  return walk(0, bytes.length) ?? largest;
};

const readers: Readonly<Record<PictureType, Reader>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
  'image/avif': readAvif,
};

const brands = (bytes: Uint8Array): readonly string[] => {
  const end = Math.min(bytes.length, 64, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0));
  return text(bytes, 8, Math.max(0, end - 8)).match(/.{4}/gs) ?? [];
};

const typeOf = (bytes: Uint8Array): PictureType | undefined => {
  if (text(bytes, 0, 3) === '\u00ff\u00d8\u00ff') return 'image/jpeg';
  if (text(bytes, 0, 8) === PNG_HEAD) return 'image/png';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (text(bytes, 4, 4) === 'ftyp' && brands(bytes).some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
  return undefined;
};

const otherThan = (bytes: Uint8Array): Look => {
  const start = text(bytes, 0, 512)
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)?[\s\0]*/, '')
    .replaceAll('\0', '')
    .toLowerCase();
  if (text(bytes, 4, 4) === 'ftyp' && /heic|heix|hevc|mif1|msf1/.test(brands(bytes).join(' '))) return { is: 'other', what: 'heic' };
  if (start.startsWith('gif8')) return { is: 'other', what: 'gif' };
  if (start.startsWith('<') && start.includes('<svg')) return { is: 'other', what: 'svg' };
  return { is: 'other', what: start.startsWith('<') ? 'html' : 'unknown' };
};

/** `bytes`: the beginning of the file. 256 KB of it are enough but for pictures with much said about them. */
export const lookAt = (bytes: Uint8Array): Look => {
  if (bytes.length < 12) return { is: 'other', what: 'unknown' };
  const type = typeOf(bytes);
  if (!type) return otherThan(bytes);
  const size = readers[type](bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (size === undefined) return { is: 'unfinished', type };
  if (size === 'broken') return { is: 'broken', type };
  return { is: 'picture', type, ...size };
};
