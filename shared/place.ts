/** Where a page is in each language. Addresses without a language's name are in the organisation's own. Pure. */
import { isLocale } from './locale.ts';
import { type Locale, locales } from './setting.ts';
import type { View } from './template.ts';

/** Whose words a page has, in whose house: `home` is the organisation's language. */
export type Tongue = { readonly locale: Locale; readonly home: Locale };

/** What stands before the paths of a language: `/de`, or nothing for the organisation's own. */
export const prefixOf = ({ locale, home }: Tongue): string => (locale === home ? '' : `/${locale}`);

/** `/de/webinars/one/` is `/webinars/one/` in German; a path that names no language leaves that open. */
export const splitPath = (whole: string): { readonly locale: Locale | undefined; readonly path: string } => {
  const [, first, ...rest] = whole.split('/');
  return isLocale(first) ? { locale: first, path: `/${rest.join('/')}` } : { locale: undefined, path: whole };
};

/** Every language by its own name, as its readers look for it. */
export const languages: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch' };

/**
 * The slots of a page's frame: `at` before the paths of its own language, `in.<locale>` its address in each, `base` for addresses that
 * leave the page. Without a path, the page is one of the API's: it is asked for again in the other language.
 */
export const toPlaceView = (tongue: Tongue, base: string, path?: string): View => {
  const addressIn = (locale: Locale): string => (path === undefined ? `?lang=${locale}` : prefixOf({ ...tongue, locale }) + path);
  return {
    at: prefixOf(tongue),
    base,
    path: path ?? '',
    ...Object.fromEntries(locales.map((locale) => [`in.${locale}`, addressIn(locale)])),
  };
};
