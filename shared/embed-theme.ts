/** How another site dresses our frame: colours, radius and font, each checked, so that nothing in an address is ever a style by itself. Pure. */
import { LEAST_CONTRAST, nearestAccent, toAccentTokens } from './accent.ts';
import { contrast, hexPattern, hexToOklch, oklchToHex } from './colour.ts';

/** What an address may say. All of it may be missing, and what makes no sense is left out. */
export const themeNames = ['accent', 'ground', 'scheme', 'radius', 'font'] as const;
export type Theme = Readonly<Partial<Record<(typeof themeNames)[number], string>>>;

/** Families that every device has; ours stays where none is named. */
export const fonts = {
  system: 'ui-sans-serif,system-ui,sans-serif',
  serif: 'ui-serif,Georgia,Cambria,"Times New Roman",serif',
  mono: 'ui-monospace,"SF Mono",Menlo,monospace',
} as const;

const MOST_RADIUS = 24;
const STEP = 0.005;
/** Text of `styles/tokens.css` that stands on the ground of a page, in both schemes (a test compares them). */
export const inks = {
  light: ['#191c25', '#565b69', '#bf331c', '#1b7147', '#875400'],
  dark: ['#eceae4', '#a9adba', '#ff8a70', '#6fd6a3', '#f0bd62'],
} as const;
type Scheme = keyof typeof inks;

/** `#0A7` and `0a7` are `#00aa77`: an address has no room for the sign, and people write either. */
const toHex = (text: string | undefined): string | undefined => {
  const digits = text?.trim().toLowerCase().replace(/^#/, '') ?? '';
  const hex = `#${digits.length === 3 ? [...digits].map((one) => one + one).join('') : digits}`;
  return hexPattern.test(hex) ? hex : undefined;
};

/** The scheme whose text reads on a ground; none on one that is neither light nor dark. */
const schemeOn = (ground: string): Scheme | undefined =>
  (['light', 'dark'] as const).find((scheme) => inks[scheme].every((ink) => contrast(ink, ground) >= LEAST_CONTRAST));

/** The nearest colour of the same hue that reads there. */
const readable = (hex: string, ground: string, scheme: Scheme): string => {
  const wanted = hexToOklch(hex);
  let found = hex;
  for (let { l } = wanted; contrast(found, ground) < LEAST_CONTRAST && l > 0 && l < 1; l += scheme === 'dark' ? STEP : -STEP)
    found = oklchToHex({ ...wanted, l });
  return found;
};

const accentRules = (accent: string, ground: string | undefined, scheme: Scheme | undefined): readonly string[] =>
  Object.entries(toAccentTokens(nearestAccent(accent))).map(([name, [light, dark]]) => {
    const isText = name.startsWith('accent') && name !== 'accent-wash';
    if (!ground || !scheme) return `--${name}:light-dark(${light},${dark})`;
    const colour = scheme === 'light' ? light : dark;
    return `--${name}:${isText || name === 'focus' ? readable(colour, ground, scheme) : colour}`;
  });

/** One rule of a stylesheet, to stand behind the site's own and the organisation's; empty where nothing was said that holds. */
export const themeCss = (theme: Theme, usualAccent: string): string => {
  const wanted = toHex(theme.ground);
  const scheme = wanted ? schemeOn(wanted) : undefined;
  const ground = scheme ? wanted : undefined;
  const accent = toHex(theme.accent) ?? (ground ? usualAccent : undefined);
  const radius = /^\d{1,2}$/.test(theme.radius ?? '') ? Math.min(MOST_RADIUS, Number(theme.radius)) : undefined;
  const font = Object.hasOwn(fonts, theme.font ?? '') ? fonts[theme.font as keyof typeof fonts] : undefined;
  const said = scheme ?? (theme.scheme === 'light' || theme.scheme === 'dark' ? theme.scheme : undefined);
  const rules = [
    ...(said ? [`color-scheme:${said}`] : []),
    ...(ground ? [`--paper:${ground}`, `--card:${ground}`, `--sunken:${ground}`, '--edge:var(--soft)'] : []),
    ...(accent ? accentRules(accent, ground, scheme) : []),
    ...(radius === undefined ? [] : [`--r-1:${radius}px`, `--r-2:${radius}px`, `--r-3:${radius}px`]),
    ...(font ? [`--font:${font}`] : []),
  ];
  return rules.length > 0 ? `:root{${rules.join(';')}}` : '';
};
