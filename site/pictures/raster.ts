/**
 * How much of each pixel an outline covers, exactly: every edge adds the area to its right, and a sum along each row makes them one
 * (the accumulation buffer of font-rs, Levien 2016). It needs no drawing library and some twenty microseconds a letter.
 */

/** Closed lines of x and y in turn, in units of its own, upwards; those of the other direction are holes. */
export type Shape = readonly Float64Array[];
/** A shape whose origin is at the pixel (x, y), where down is more; `scale`: pixels a unit. */
export type Placed = { readonly shape: Shape; readonly x: number; readonly y: number; readonly scale: number };

/** Pixels from (left, top), row by row: 0 is outside of the shape, 1 is covered whole. Good until the next one is asked for. */
type Coverage = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly at: Float32Array;
};

// A build draws a hundred thousand letters: memory for each of them would cost as much as drawing it.
let sums = new Float32Array(16_384);
const room = (size: number): void => {
  if (sums.length < size) sums = new Float32Array(size * 2);
  else sums.fill(0, 0, size);
};

const add = (at: number, part: number): void => {
  sums[at] = (sums[at] ?? 0) + part;
};

/** The part of one edge in one row: from `x` to `next`, `d` of the row high, with its direction as sign. */
const addRow = (row: number, x: number, next: number, d: number): void => {
  const from = Math.min(x, next);
  const to = Math.max(x, next);
  const first = Math.floor(from);
  const end = Math.ceil(to);
  if (end <= first + 1) {
    const middle = (from + to) / 2 - first;
    add(row + first, d * (1 - middle));
    add(row + first + 1, d * middle);
    return;
  }
  // Over several pixels: of each, the area that lies right of the edge, less what the pixels before it were given.
  const slope = 1 / (to - from);
  let given = 0;
  for (let column = first; column < end; column += 1) {
    const a = Math.max(from, column);
    const b = Math.min(to, column + 1);
    // As much of the row as the edge has passed before this pixel, and on the average within it.
    const covered = (a - from) * slope + (b - a) * slope * (column + 1 - (a + b) / 2);
    add(row + column, d * (covered - given));
    given = covered;
  }
  add(row + end, d * (1 - given));
};

const addEdge = (width: number, x0: number, y0: number, x1: number, y1: number): void => {
  if (y0 === y1) return;
  const isDown = y0 < y1;
  const top = isDown ? y0 : y1;
  const low = isDown ? y1 : y0;
  const start = isDown ? x0 : x1;
  const slant = (x1 - x0) / (y1 - y0);
  for (let y = Math.floor(top); y < low; y += 1) {
    const from = Math.max(y, top);
    const to = Math.min(y + 1, low);
    addRow(y * width, start + (from - top) * slant, start + (to - top) * slant, isDown ? to - from : from - to);
  }
};

const boundsOf = (shape: Shape): readonly [left: number, low: number, right: number, high: number] => {
  let [left, low, right, high] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const line of shape)
    for (let at = 0; at < line.length; at += 2) {
      const [x = 0, y = 0] = [line[at], line[at + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  return left > right ? [0, 0, 0, 0] : [left, low, right, high];
};

export const cover = ({ shape, x, y, scale }: Placed): Coverage => {
  const [least, low, most, high] = boundsOf(shape);
  const left = Math.floor(x + least * scale);
  const top = Math.floor(y - high * scale);
  // One more column takes what the last edge adds to its right.
  const width = Math.ceil(x + most * scale) - left + 2;
  const height = Math.ceil(y - low * scale) - top;
  room(width * height + 1);
  for (const line of shape) {
    let fromX = x - left + (line.at(-2) ?? 0) * scale;
    let fromY = y - top - (line.at(-1) ?? 0) * scale;
    for (let at = 0; at < line.length; at += 2) {
      const toX = x - left + (line[at] ?? 0) * scale;
      const toY = y - top - (line[at + 1] ?? 0) * scale;
      addEdge(width, fromX, fromY, toX, toY);
      fromX = toX;
      fromY = toY;
    }
  }
  for (let row = 0; row < height; row += 1) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) {
      sum += sums[at] ?? 0;
      sums[at] = Math.min(1, Math.abs(sum));
    }
  }
  return { left, top, width, height, at: sums };
};

const SIDES = 96;
/** Of radius 1 around its origin. */
const circle: Shape = [
  Float64Array.from({ length: SIDES * 2 }, (_, at) => {
    const angle = (Math.floor(at / 2) / SIDES) * 2 * Math.PI;
    return at % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
  }),
];
export const disc = (x: number, y: number, radius: number): Placed => ({ shape: circle, x, y, scale: radius });
