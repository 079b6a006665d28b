/** Whatever colour an organisation chooses, everything stays readable. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grounds, LEAST_CONTRAST, nearestAccent, toAccentTokens, usualAccent } from '#shared/accent.ts';
import { contrast, hexToOklch, oklchToHex } from '#shared/colour.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#3447c8', '#ffffff', 7.3],
])('%s on %s reads at %f:1', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1);
});

it('knows red by its OKLCH, and comes back from there', () => {
  const red = hexToOklch('#ff0000');
  expect(red.l).toBeCloseTo(0.628, 3);
  expect(red.c).toBeCloseTo(0.2577, 3);
  fc.assert(
    fc.property(colour, (hex) => {
      expect(oklchToHex(hexToOklch(hex))).toBe(hex);
    }),
  );
});

describe('the accent', () => {
  it('stays as chosen where it reads, and is darkened to the nearest that does where not', () => {
    expect(nearestAccent(usualAccent)).toBe(usualAccent);
    expect(nearestAccent('#000000')).toBe('#000000');
    fc.assert(
      fc.property(colour, (hex) => {
        const found = nearestAccent(hex);
        expect(nearestAccent(found)).toBe(found);
        const [was, is] = [hexToOklch(hex), hexToOklch(found)];
        expect(is.l).toBeLessThanOrEqual(was.l + 0.01);
        // A hair lighter would not read: it is the nearest, not just any.
        if (found !== hex) expect(nearestAccent(oklchToHex({ ...was, l: is.l + 0.02 }))).not.toBe(oklchToHex({ ...was, l: is.l + 0.02 }));
      }),
    );
  });

  it('gives both schemes colours that read wherever they stand', () => {
    fc.assert(
      fc.property(colour.map(nearestAccent), (hex) => {
        const tokens = toAccentTokens(hex);
        for (const [at, scheme] of [grounds.light, grounds.dark].entries()) {
          const of = (name: keyof typeof tokens): string => tokens[name][at] ?? '';
          const pairs = (['accent', 'accent-hover', 'accent-press'] as const).flatMap((name) => [
            [of('on-accent'), of(name)],
            [of(name), of('accent-wash')],
            ...scheme.map((ground) => [of(name), ground]),
          ]);
          for (const [one = '', other = ''] of pairs)
            expect([one, other, contrast(one, other) >= LEAST_CONTRAST]).toEqual([one, other, true]);
        }
        expect(contrast('#ffffff', tokens.stage[0])).toBeGreaterThan(7);
      }),
    );
  });

  it('stands on the grounds of the site', () => {
    const css = readFileSync(new URL('../../site/src/styles/tokens.css', import.meta.url), 'utf8');
    const written = ['paper', 'card', 'sunken'].map((name) =>
      new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)?.slice(1),
    );
    expect(written).toEqual(grounds.light.map((light, at) => [light, grounds.dark[at]]));
  });
});
