/** What letters of cards are made of: outlines that cover pixels. */
import { expect, it } from 'vitest';
import { cover, disc, type Placed } from '../../site/pictures/raster.ts';

const line = (...points: readonly number[]): Float64Array => Float64Array.from(points);
const rows = (placed: Placed): number[][] => {
  const { width, height, at } = cover(placed);
  return Array.from({ length: height }, (_, y) =>
    [...at.slice(y * width, y * width + width - 2)].map((part) => Math.round(part * 1_000) / 1_000),
  );
};
const area = (placed: Placed): number =>
  rows(placed)
    .flat()
    .reduce((sum, part) => sum + part, 0);
const square = (from: number, to: number): Float64Array => line(from, from, to, from, to, to, from, to);

it('covers whole pixels whole, and others as far as it reaches into them', () => {
  expect(rows({ shape: [square(0, 2)], x: 5, y: 9, scale: 1 })).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(rows({ shape: [square(0, 1)], x: 0.25, y: 0.5, scale: 1 })).toEqual([
    [0.375, 0.125],
    [0.375, 0.125],
  ]);
});

it('knows where it lies: down is more on the page, up is more in the shape', () => {
  expect(cover({ shape: [square(0, 2)], x: 5, y: 9, scale: 3 })).toMatchObject({ left: 5, top: 3, height: 6 });
});

it('cuts slanted edges by their area, also over several pixels of a row', () => {
  expect(area({ shape: [line(0, 0, 4, 0, 0, 4)], x: 0, y: 4, scale: 1 })).toBeCloseTo(8, 2);
  expect(rows({ shape: [line(0, 0, 4, 0, 4, 1)], x: 0, y: 1, scale: 1 })).toEqual([[0.125, 0.375, 0.625, 0.875]]);
});

it('leaves holes open, and what lies twice dark', () => {
  const hole = line(1, 1, 1, 2, 2, 2, 2, 1);
  expect(area({ shape: [square(0, 3), hole], x: 0, y: 3, scale: 1 })).toBeCloseTo(8, 4);
  expect(area({ shape: [square(0, 3), square(1, 2)], x: 0, y: 3, scale: 1 })).toBeCloseTo(9, 4);
});

it('draws discs round, and nothing where there is nothing', () => {
  expect(area(disc(60, 60, 50))).toBeCloseTo(Math.PI * 2_500, -2);
  expect(area({ shape: [], x: 3, y: 3, scale: 1 })).toBe(0);
});
