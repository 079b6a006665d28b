/** What stands in a frame on somebody else's page. Pure. */
import { createHash } from 'node:crypto';
import { brandCss } from '#shared/brand.ts';
import { toHomeView } from '#shared/card.ts';
import { type EmbedKind, embedFolder, toOrigin, toSource } from '#shared/embed.ts';
import { type Theme, themeCss, themeNames } from '#shared/embed-theme.ts';
import { toLocale } from '#shared/locale.ts';
import { prefixOf, type Tongue } from '#shared/place.ts';
import type { Settings } from '#shared/setting.ts';
import type { View } from '#shared/template.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { speak } from '#shared/words/speak.ts';

/** What the address of a frame says, without what makes no sense there. */
export type Frame = {
  readonly theme: Theme;
  readonly language: ReturnType<typeof toLocale>;
  /** The page around it: an origin that the list of sites names. */
  readonly from: string | undefined;
  /** It says one that the list does not name. */
  readonly isStrange: boolean;
  readonly count: string | undefined;
  /** A form without script was taken. */
  readonly sent: boolean;
};

export const readFrame = (address: Readonly<Record<string, string>>, origins: readonly string[]): Frame => {
  const given = address.from === undefined ? undefined : toOrigin(address.from);
  const isKnown = given !== undefined && origins.includes(given);
  return {
    theme: Object.fromEntries(themeNames.flatMap((name) => (address[name] === undefined ? [] : [[name, address[name]]]))),
    language: toLocale(address.language),
    from: isKnown ? given : undefined,
    isStrange: address.from !== undefined && !isKnown,
    count: address.count,
    sent: address.sent !== undefined,
  };
};

/** The policy of a frame: the only pages of ours that others may show. `'self'` is the console's own look at it. */
export const policyFor = (origins: readonly string[]): string =>
  [
    `frame-ancestors 'self'${origins.map((one) => ` ${one}`).join('')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-src 'none'",
  ].join('; ');

/** The address of a frame again, with what it said; `more`: beside it. */
export const frameUrl = (kind: EmbedKind, slug: string, address: Readonly<Record<string, string>>, more = {}): string => {
  const known = [...themeNames, 'language', 'from', 'count'].flatMap((name) =>
    address[name] === undefined ? [] : [[name, address[name]]],
  );
  const query = new URLSearchParams({ ...Object.fromEntries(known), ...more }).toString();
  return `/${embedFolder}/${kind}${slug ? `/${slug}` : ''}${query ? `?${query}` : ''}`;
};

/** The organisation's colours, the other site's behind them, and where our own pages are that open beside the frame. */
export const dressed = ({ theme, from }: Frame, settings: Settings, tongue: Tongue, base: string): View => {
  const css = brandCss(settings) + themeCss(theme, settings.accent);
  const came = from && toSource(from);
  return {
    'brand.css': css,
    'brand.hash': createHash('sha256').update(css).digest('base64'),
    from: from ?? '',
    home: `${base}${prefixOf(tongue)}/`,
    came: came ? `?${new URLSearchParams({ utm_source: came.utm.source, utm_medium: came.utm.medium, referrer: came.referrer })}` : '',
  };
};

/** What is on and what comes next, as many as the other site wants. */
export const toNext = (webinars: readonly PublicWebinar[], count: number, tongue: Tongue): View => {
  const { live, upcoming } = toHomeView(webinars, speak(tongue.locale, 'times')) as { live: readonly View[]; upcoming: readonly View[] };
  const coming = [...live.map((one) => ({ ...one, onAir: true })), ...upcoming].slice(0, count);
  return { next: coming, none: coming.length === 0 };
};
