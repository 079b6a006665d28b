/** Whose language a request is answered in. Chosen by the reader first, then by their browser; where neither says one, the organisation's. */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { acceptedLocale, isLocale, toLocale } from '#shared/locale.ts';
import type { Tongue } from '#shared/place.ts';
import { type Locale, type Settings, usualSettings } from '#shared/setting.ts';
import { wantsHtml } from './body.ts';
import type { Env } from './env.ts';

const COOKIE = 'lang';
const YEAR_SECONDS = 365 * 86_400;

/** Keeps a choice, and nothing about who chose. */
export const rememberLocale = (c: Context<Env>, publicUrl: string, locale: Locale): void =>
  setCookie(c, COOKIE, locale, { sameSite: 'Lax', path: '/', secure: publicUrl.startsWith('https:'), maxAge: YEAR_SECONDS });

/** By a link of a page, now or earlier; a browser's own list is no choice. */
const chosen = (c: Context<Env>): Locale | undefined => toLocale(c.req.query('lang')) ?? toLocale(getCookie(c, COOKIE));

const asked = (c: Context<Env>): Locale | undefined => {
  // The console speaks English.
  if (/^\/(?:api\/console|auth)\//.test(c.req.path)) return 'en';
  const header = c.req.header('accept-language');
  // Our scripts send the language of their page, and nothing beside it; a browser by itself sends a list, or asks for a page.
  const ofPage = isLocale(header) && !wantsHtml(c) ? header : undefined;
  return toLocale(c.req.query('lang')) ?? ofPage ?? toLocale(getCookie(c, COOKIE)) ?? acceptedLocale(header);
};

/** Leaves `locale`: what the request asks for, undefined where it says nothing. `?lang=` is a choice, and stays one for a year. */
export const findLocale =
  (publicUrl: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('locale', asked(c));
    await next();
    const picked = toLocale(c.req.query('lang'));
    if (picked && c.res.headers.get('content-type')?.startsWith('text/html')) rememberLocale(c, publicUrl, picked);
  };

type Settled = { readonly setting: { readonly recent: () => Promise<Settings> } };

/** Where the table does not answer, pages still come: as nobody set them. */
export const recentSettings = ({ setting }: Settled): Promise<Settings> => setting.recent().catch(() => usualSettings);

/** The organisation's own language: what its speakers and its addresses have. */
export const houseTongue = async (settled: Settled): Promise<Tongue> => {
  const { locale } = await recentSettings(settled);
  return { locale, home: locale };
};

/** The language of a page that answers this request. */
export const tongueOf = async (c: Context<Env>, settled: Settled): Promise<Tongue> => {
  const { home } = await houseTongue(settled);
  return { locale: c.var.locale ?? home, home };
};

type Reader = { readonly locale?: Locale; readonly preferences?: { readonly locale?: Locale } };

/** The language of a page that a mail leads to: the one of that mail, unless its reader chose another on a page. */
export const readerTongue = async (c: Context<Env>, settled: Settled, { preferences, locale }: Reader): Promise<Tongue> => {
  const tongue = await tongueOf(c, settled);
  return { ...tongue, locale: chosen(c) ?? preferences?.locale ?? locale ?? tongue.locale };
};
