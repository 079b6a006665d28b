/** Outlines of glyphs: out of the compact form that WOFF2 gives them (sections 5.1 to 5.3), into TrueType's. Pure. */
import { type Reader, reader } from './reader.ts';

/** One step of an outline: its flag says how many bits of the glyph stream are dx and dy, and what is added to each (section 5.2). */
const step = (flag: number, glyphs: Reader): readonly [dx: number, dy: number] => {
  const code = flag & 127;
  const sign = (value: number, isPlus: number): number => (isPlus ? value : -value);
  if (code < 10) return [0, sign(((code & 14) << 7) + glyphs.u8(), code & 1)];
  if (code < 20) return [sign((((code - 10) & 14) << 7) + glyphs.u8(), code & 1), 0];
  if (code < 84) {
    const [base, byte] = [code - 20, glyphs.u8()];
    return [sign(1 + (base & 0x30) + (byte >> 4), code & 1), sign(1 + ((base & 0x0c) << 2) + (byte & 15), code & 2)];
  }
  if (code < 120) {
    const base = code - 84;
    return [sign(1 + Math.floor(base / 12) * 256 + glyphs.u8(), code & 1), sign(1 + ((base % 12) >> 2) * 256 + glyphs.u8(), code & 2)];
  }
  if (code < 124) {
    const [a, b, c] = [glyphs.u8(), glyphs.u8(), glyphs.u8()];
    return [sign((a << 4) + (b >> 4), code & 1), sign(((b & 15) << 8) + c, code & 2)];
  }
  return [sign(glyphs.u16(), code & 1), sign(glyphs.u16(), code & 2)];
};

const shorts = (...values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) out.writeUInt16BE(value & 0xffff, index * 2);
  return out;
};

type Streams = Readonly<Record<'contours' | 'points' | 'flags' | 'glyphs' | 'composites' | 'instructions', Reader>>;

const simpleGlyph = (contours: number, { points, flags, glyphs, instructions }: Streams, box: Buffer | undefined): Buffer => {
  const ends: number[] = [];
  for (let contour = 0; contour < contours; contour += 1) ends.push((ends.at(-1) ?? -1) + points.short());
  const dots = Array.from({ length: (ends.at(-1) ?? -1) + 1 }, () => flags.u8()).map((flag) => ({
    on: flag < 128,
    by: step(flag, glyphs),
  }));
  const [xs, ys]: [number[], number[]] = [[0], [0]];
  for (const { by } of dots) {
    xs.push((xs.at(-1) ?? 0) + by[0]);
    ys.push((ys.at(-1) ?? 0) + by[1]);
  }
  const bounds = box ?? shorts(Math.min(...xs.slice(1)), Math.min(...ys.slice(1)), Math.max(...xs.slice(1)), Math.max(...ys.slice(1)));
  const hints = instructions.take(glyphs.short());
  const on = Buffer.from(dots.map((dot) => (dot.on ? 1 : 0)));
  const deltas = shorts(...dots.map(({ by }) => by[0]), ...dots.map(({ by }) => by[1]));
  return Buffer.concat([shorts(contours), bounds, shorts(...ends, hints.length), hints, on, deltas]);
};

const compositeGlyph = ({ composites, glyphs, instructions }: Streams, box: Buffer | undefined): Buffer => {
  const parts: Buffer[] = [];
  for (let flags = 0x20, hinted = false; ; ) {
    if (!(flags & 0x20)) {
      const hints = hinted ? instructions.take(glyphs.short()) : undefined;
      return Buffer.concat([shorts(-1), box ?? Buffer.alloc(8), ...parts, ...(hints ? [shorts(hints.length), hints] : [])]);
    }
    flags = composites.u16();
    hinted ||= (flags & 0x100) !== 0;
    const scales = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    parts.push(shorts(flags), composites.take(2 + (flags & 1 ? 4 : 2) + scales));
  }
};

/** The tables `glyf` and `loca` (with four bytes for each place) out of the transformed one. */
export const toOutlines = (bytes: Buffer): readonly [glyf: Buffer, loca: Buffer] => {
  const head = reader(bytes, 4);
  const count = head.u16();
  head.u16();
  const sizes = Array.from({ length: 7 }, () => head.u32());
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, head.at()));
  const [contours, points, flags, glyphs, composites, boxes, instructions] = starts.map((start) => reader(bytes, start));
  if (!contours || !points || !flags || !glyphs || !composites || !boxes || !instructions) throw new Error('The font has no outlines');
  const streams: Streams = { contours, points, flags, glyphs, composites, instructions };
  const hasBox = boxes.take(((count + 31) >> 5) * 4);
  const made: Buffer[] = [];
  const loca = Buffer.alloc((count + 1) * 4);
  let at = 0;
  for (let id = 0; id < count; id += 1) {
    const n = contours.i16();
    const box = (hasBox[id >> 3] ?? 0) & (0x80 >> (id & 7)) ? boxes.take(8) : undefined;
    const glyph = n === 0 ? Buffer.alloc(0) : n < 0 ? compositeGlyph(streams, box) : simpleGlyph(n, streams, box);
    const padded = Buffer.concat([glyph, Buffer.alloc(-glyph.length & 3)]);
    made.push(padded);
    at += padded.length;
    loca.writeUInt32BE(at, (id + 1) * 4);
  }
  return [Buffer.concat(made), loca];
};
