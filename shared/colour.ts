/** Colours as people see them: contrast by WCAG 2.2, lightness and chroma by OKLCH (Björn Ottosson, “A perceptual color space”, 2020). */

/** Lightness 0–1, chroma from 0 (grey) to about 0.4, hue in radians. */
export type Oklch = { readonly l: number; readonly c: number; readonly h: number };
type Rgb = readonly [red: number, green: number, blue: number];

/** `#rrggbb` in lower case: the only spelling that is stored. */
export const hexPattern = /^#[0-9a-f]{6}$/;

const toLinear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const toGamma = (channel: number): number => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

const hexToLinear = (hex: string): Rgb => {
  const channel = (at: number): number => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
};

const luminance = (hex: string): number => {
  const [red, green, blue] = hexToLinear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

export const hexToOklch = (hex: string): Oklch => {
  const [red, green, blue] = hexToLinear(hex);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const l = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  return { l, c: Math.hypot(a, b), h: Math.atan2(b, a) };
};

const toRgb = ({ l, c, h }: Oklch): Rgb => {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
};

const EDGE = 0.0005;
const isShowable = (rgb: Rgb): boolean => rgb.every((channel) => channel >= -EDGE && channel <= 1 + EDGE);

/** The colour on a screen; one that no screen shows loses chroma until one does, and keeps its lightness. */
export const oklchToHex = (wanted: Oklch): string => {
  const l = Math.min(1, Math.max(0, wanted.l));
  let c = wanted.c;
  while (c > 0 && !isShowable(toRgb({ ...wanted, l, c }))) c = Math.max(0, c - 0.004);
  const hex = (channel: number): string =>
    Math.round(Math.min(1, Math.max(0, toGamma(Math.max(0, channel)))) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${toRgb({ ...wanted, l, c })
    .map(hex)
    .join('')}`;
};
