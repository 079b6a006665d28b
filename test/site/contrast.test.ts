import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '#shared/colour.ts';

const css = readFileSync(new URL('../../site/src/styles/tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, [light, dark]]),
);

/** Contrast of two tokens in one scheme. */
const ratio = (one: string, other: string, scheme: 0 | 1): number =>
  contrast(colours.get(one)?.[scheme] ?? '', colours.get(other)?.[scheme] ?? '');

const grounds = ['paper', 'card', 'sunken'];
const words = ['ink', 'soft', 'accent', 'accent-hover', 'accent-press', 'live', 'good', 'due'];
const washes = ['accent', 'live', 'good', 'due'].flatMap((name) => [name, 'ink', 'soft'].map((word) => [word, `${name}-wash`] as const));
const fills = ['accent', 'accent-hover', 'accent-press'].map((fill) => ['on-accent', fill] as const);
const text = [...grounds.flatMap((ground) => words.map((word) => [word, ground] as const)), ...washes, ...fills];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s scheme', (_, scheme) => {
  it.each([...text, ['on-live', 'live'] as const, ['on-live', 'live-hover'] as const])('%s reads on %s at 4.5:1', (word, ground) => {
    expect(ratio(word, ground, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds.flatMap((ground) => [['edge', ground] as const, ['focus', ground] as const]))('%s shows on %s at 3:1', (line, ground) => {
    expect(ratio(line, ground, scheme)).toBeGreaterThanOrEqual(3);
  });
});
