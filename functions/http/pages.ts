/** Pages that the API renders: the site's own shells, filled. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { toBrandView } from '#shared/brand.ts';
import { noPictures, type Pictures, picturesPath, readPictures } from '#shared/picture.ts';
import { prefixOf, type Tongue, toPlaceView } from '#shared/place.ts';
import { type Settings, toBrand } from '#shared/setting.ts';
import { escapeHtml, fill, type View } from '#shared/template.ts';
import type { Env } from './env.ts';
import { recentSettings, tongueOf } from './locale.ts';

export type Pages = {
  readonly page: (path: string) => Promise<string | undefined>;
  readonly setting: { readonly recent: () => Promise<Settings> };
  readonly config: { readonly PARLEY_URL: string };
};

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

// Only until the very first build of a new stack is in: plain, readable, and without anything to load.
const bare =
  '<!doctype html><html lang="%%locale%%"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%%title%%</title><main><h1>%%title%%</h1>%%html:main%%</main></html>';

export type Shell = 'webinar' | 'registered' | 'room' | 'page' | 'stage' | 'missing' | 'embed';

/** `path`: where the page is without its language; undefined where it is one of the API's own, which have one address for all. */
type Where = { readonly tongue: Tongue; readonly path?: string };

/** What the last build drew. A page is answered without pictures rather than not at all. */
export const recentPictures = async ({ page }: Pick<Pages, 'page'>): Promise<Pictures> =>
  readPictures(await page(picturesPath).catch(() => undefined));

/** Nobody asks for the list where there is no logo in it. */
export const logosOf = async (pages: Pick<Pages, 'page'>, { logo }: Pick<Settings, 'logo'>): Promise<Pictures> =>
  logo.light || logo.dark ? recentPictures(pages) : noPictures;

/** One of the site's pages, filled; undefined while there is no build yet. */
export const shell = async (pages: Pages, name: Shell, { tongue, path }: Where, view: View): Promise<string | undefined> => {
  const html = await pages.page(`/shell/${tongue.locale}/${name}/`);
  if (html === undefined) return undefined;
  const settings = toBrand(await recentSettings(pages));
  const brand = toBrandView(settings, hash, prefixOf(tongue), await logosOf(pages, settings));
  return fill(html, { ...brand, ...toPlaceView(tongue, pages.config.PARLEY_URL, path), ...view });
};

/** A small page in the site's frame. `main` is HTML of our own making: every value in it is escaped already. */
export const answerPage = async (
  c: Context<Env>,
  pages: Pages,
  { title, main, status = 200, tongue }: { title: string; main: string; status?: ContentfulStatusCode; tongue?: Tongue },
) => {
  const spoken = tongue ?? (await tongueOf(c, pages));
  const view = { title, 'html:main': main, main, locale: spoken.locale };
  // An address of the interface has no page in any language: those lead home.
  const where = c.req.path.startsWith('/api/') ? { tongue: spoken, path: '/' } : { tongue: spoken };
  const html = (await shell(pages, 'page', where, view)) ?? fill(bare, view);
  return c.html(html, status);
};

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;
export const link = (href: string, text: string): string => `<a class="button" href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
