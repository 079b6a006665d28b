/** What surrounds every page at build time: its language and the brand, which is asked from the API once per build. */
import { createHash } from 'node:crypto';
import { toBrandView } from '#shared/brand.ts';
import { prefixOf, splitPath, type Tongue, toPlaceView } from '#shared/place.ts';
import { type Brand, type Locale, locales, toBrand, usualSettings } from '#shared/setting.ts';
import type { View } from '#shared/template.ts';
import { type SiteSpeech, speakSite } from '#shared/words/site.ts';
import { askApi } from './api.ts';
import { pictures } from './pictures.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The public address without a slash at its end. A build knows it in modules only, not inside of getStaticPaths. */
export const base = (import.meta.env.SITE ?? '').replace(/\/+$/, '');

let loading: Promise<Brand> | undefined;
/** Throws where the API does not answer. */
export const brand = async (): Promise<Brand> => {
  loading ??= askApi<Brand>('/api/brand').then((found) => found ?? toBrand(usualSettings));
  return loading;
};

/** Each language's prefix of addresses, and none for the organisation's own: the paths of `[...locale]`. */
export const localePaths = async (): Promise<{ params: { locale: Locale | undefined }; tongue: Tongue }[]> => {
  const home = (await brand()).locale;
  return [undefined, ...locales].map((locale) => ({ params: { locale }, tongue: { locale: locale ?? home, home } }));
};

/** The paths of `/shell/[locale]/…`: pages that the API fills. */
export const shellPaths = () => locales.map((locale) => ({ params: { locale } }));

export type Frame = {
  readonly locale: Locale;
  readonly t: SiteSpeech['t'];
  /** Undefined for the pages that the API fills: their slots stay open. */
  readonly view: View | undefined;
};

/** Of the page at a path. The console speaks English; a path that names no language is in the organisation's. */
export const frameOf = async ({ pathname }: URL): Promise<Frame> => {
  const shell = pathname.startsWith('/shell/');
  const found = splitPath(shell ? pathname.slice('/shell'.length) : pathname);
  const told = await brand();
  const tongue = { locale: found.locale ?? told.locale, home: told.locale };
  const locale = found.path.startsWith('/console/') ? 'en' : tongue.locale;
  const { t } = speakSite(locale);
  if (shell) return { locale, t, view: undefined };
  return { locale, t, view: { ...toBrandView(told, hash, prefixOf(tongue), await pictures()), ...toPlaceView(tongue, base, found.path) } };
};
