/** The one colour that an organisation chooses, and everything in both schemes that follows from it. */
import { contrast, hexToOklch, type Oklch, oklchToHex } from './colour.ts';

/** What accent-coloured text stands on, besides its own wash: the site's grounds (site/src/styles/tokens.css; a test compares them). */
export const grounds = { light: ['#fbfaf7', '#ffffff', '#f3f1eb'], dark: ['#14161b', '#1b1e25', '#0f1115'] } as const;

/** WCAG 2.2, 1.4.3 (AA): text of any size. */
export const LEAST_CONTRAST = 4.5;
export const usualAccent = '#3447c8';
const WHITE = '#ffffff';
const STEP = 0.005;

type Pair = readonly [light: string, dark: string];
export type AccentTokens = Readonly<
  Record<'accent' | 'accent-hover' | 'accent-press' | 'on-accent' | 'accent-wash' | 'focus' | 'stage', Pair>
>;

const washes = ({ c, h }: Oklch): Pair => [
  oklchToHex({ l: 0.955, c: Math.min(c, 0.02), h }),
  oklchToHex({ l: 0.29, c: Math.min(c, 0.06), h }),
];

const reads = (text: string, on: readonly string[], least = LEAST_CONTRAST): boolean =>
  on.every((ground) => contrast(text, ground) >= least);

const passes = (hex: string): boolean => reads(hex, [...grounds.light, washes(hexToOklch(hex))[0], WHITE]);

/** The colour itself where it reads at 4.5:1 on every light ground and white reads on it; else the nearest darker one that does. */
export const nearestAccent = (hex: string): string => {
  const wanted = hexToOklch(hex);
  let found = hex;
  for (let { l } = wanted; !passes(found) && l > 0; l -= STEP) found = oklchToHex({ ...wanted, l });
  return found;
};

/** In the dark the same hue is as much lighter as it needs to read on every dark ground, with something to spare. */
const toDark = (hex: string): Oklch => {
  const wanted = hexToOklch(hex);
  const on = [...grounds.dark, washes(wanted)[1]];
  let l = Math.max(wanted.l, 0.7);
  while (l < 1 && !reads(oklchToHex({ ...wanted, l }), on, 6)) l += STEP;
  return { ...wanted, l };
};

/** Every token of `styles/tokens.css` that is made of the accent. `hex` has passed `nearestAccent`. */
export const toAccentTokens = (hex: string): AccentTokens => {
  const light = hexToOklch(hex);
  const dark = toDark(hex);
  const darker = (by: number): string => oklchToHex({ ...light, l: light.l > 0.2 ? light.l - by : light.l + by });
  const lighter = (by: number): string => oklchToHex({ ...dark, l: Math.min(0.97, dark.l + by) });
  return {
    accent: [hex, oklchToHex(dark)],
    'accent-hover': [darker(0.06), lighter(0.06)],
    'accent-press': [darker(0.12), lighter(0.11)],
    'on-accent': [WHITE, oklchToHex({ l: 0.22, c: Math.min(light.c, 0.06), h: light.h })],
    'accent-wash': washes(light),
    focus: [hex, lighter(0.06)],
    stage: [oklchToHex({ l: 0.28, c: Math.min(light.c, 0.09), h: light.h }), '#0c0e14'],
  };
};

/** The tokens as a rule of a stylesheet, to stand behind the site's own. */
export const accentCss = (hex: string): string =>
  `:root{${Object.entries(toAccentTokens(hex))
    .map(([name, [light, dark]]) => `--${name}:light-dark(${light},${dark})`)
    .join(';')}}`;
