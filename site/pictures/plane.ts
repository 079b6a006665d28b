/** A picture of few colours, each blended over its ground in steps: what letters on paper need, a byte a pixel. */
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import { cover, type Placed } from './raster.ts';

/** Steps from a ground to a colour on it. With six colours that is less than a palette holds (256). */
const STEPS = 32;

/** A colour as it is drawn: its steps begin behind `base`; `ground` is the index of what is under it. */
export type Ink = { readonly base: number; readonly ground: number };

type Rgb = readonly [red: number, green: number, blue: number];
const toRgb = (hex: string): Rgb => [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)) as unknown as Rgb;

/** `part` of a colour over another one (`#rrggbb`). */
export const mix = (over: string, under: string, part: number): string => {
  const [a, b] = [toRgb(over), toRgb(under)];
  return `#${a
    .map((one, at) =>
      Math.round(one * part + (b[at] ?? 0) * (1 - part))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};

const compress = promisify(deflate);

const chunk = (kind: string, body: Uint8Array): Buffer => {
  const whole = Buffer.alloc(body.length + 12);
  whole.writeUInt32BE(body.length, 0);
  whole.write(kind, 4, 'latin1');
  whole.set(body, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, body.length + 8)), body.length + 8);
  return whole;
};

// Cards are of one size: the memory of one that is written serves the next.
const spare: Uint8Array<ArrayBuffer>[] = [];
const take = (size: number): Uint8Array<ArrayBuffer> => {
  const known = spare.pop();
  return known?.length === size ? known.fill(0) : new Uint8Array(size);
};

export type Plane = ReturnType<typeof createPlane>;

export const createPlane = ({ width, height, ground }: { readonly width: number; readonly height: number; readonly ground: string }) => {
  const colours = [ground];
  // As PNG wants them: before each row stands how it is filtered (not at all).
  const line = width + 1;
  const pixels = take(line * height);

  /** Each pixel that something touches: its place, and how much of it is covered, in steps. */
  const each = (placed: Placed, seen: (at: number, step: number) => void): void => {
    const { left, top, width: wide, height: high, at } = cover(placed);
    for (let y = Math.max(0, -top); y < Math.min(high, height - top); y += 1)
      for (let x = Math.max(0, -left); x < Math.min(wide, width - left); x += 1) {
        const step = Math.round((at[y * wide + x] ?? 0) * STEPS);
        if (step > 0) seen((top + y) * line + left + x + 1, step);
      }
  };

  return {
    /** `under`: what it stands on, where that is not the ground of all. */
    ink(colour: string, under?: Ink): Ink {
      const [index, base] = [under ? under.base + STEPS : 0, colours.length - 1];
      for (let step = 1; step <= STEPS; step += 1) colours.push(mix(colour, colours[index] ?? ground, step / STEPS));
      return { base, ground: index };
    },

    /** Whole rows at the top. */
    bar(rows: number, { base }: Ink): void {
      for (let y = 0; y < rows; y += 1) pixels.fill(base + STEPS, y * line + 1, (y + 1) * line);
    },

    /** Where two inks meet within a pixel, the one that has more of it stays. */
    draw(placed: Placed, { base, ground: under }: Ink): void {
      each(placed, (at, step) => {
        const is = pixels[at] ?? 0;
        const isOwn = is > base && is <= base + STEPS;
        if (isOwn ? step > is - base : is === under || step > STEPS / 2) pixels[at] = base + step;
      });
    },

    /** Makes what it covers ground again. */
    clear(placed: Placed): void {
      each(placed, (at, step) => {
        if (step > STEPS / 2) pixels[at] = 0;
      });
    },

    /** Once, and the last that is done with it: as PNG of indexed colours (W3C, PNG Third Edition, section 11.2). */
    async toPng(): Promise<Buffer> {
      const head = Buffer.alloc(13);
      head.writeUInt32BE(width, 0);
      head.writeUInt32BE(height, 4);
      // Eight bits a pixel, each of them an index.
      head.set([8, 3], 8);
      const body = await compress(pixels, { level: 6, chunkSize: 65_536 });
      spare.push(pixels);
      return Buffer.concat([
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
        chunk('IHDR', head),
        chunk('PLTE', Uint8Array.from(colours.flatMap(toRgb))),
        chunk('IDAT', body),
        chunk('IEND', new Uint8Array(0)),
      ]);
    },
  };
};
