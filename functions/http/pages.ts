/** Pages that the API renders: the site's own shells, filled. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { toBrandView } from '#shared/brand.ts';
import { type Settings, toBrand, usualSettings } from '#shared/setting.ts';
import { escapeHtml, fill, type View } from '#shared/template.ts';
import type { Env } from './env.ts';

export type Pages = {
  readonly page: (path: string) => Promise<string | undefined>;
  readonly setting: { readonly recent: () => Promise<Settings> };
};

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Where the table does not answer, a page in our own colours says so better than none. */
const brandOf = async ({ setting }: Pages): Promise<View> => toBrandView(toBrand(await setting.recent().catch(() => usualSettings)), hash);

// Only until the very first build of a new stack is in: plain, readable, and without anything to load.
const bare =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%%title%%</title><main><h1>%%title%%</h1>%%html:main%%</main></html>';

/** One of the site's pages by its path, filled; undefined while there is no build yet. */
export const shell = async (pages: Pages, path: string, view: View): Promise<string | undefined> => {
  const html = await pages.page(path);
  return html === undefined ? undefined : fill(html, { ...(await brandOf(pages)), ...view });
};

/** A small page in the site's frame. `main` is HTML of our own making: every value in it is escaped already. */
export const answerPage = async (
  c: Context<Env>,
  pages: Pages,
  { title, main, status = 200 }: { title: string; main: string; status?: ContentfulStatusCode },
) => {
  const view = { title, 'html:main': main, main };
  const html = (await shell(pages, '/shell/page/', view)) ?? fill(bare, view);
  return c.html(html, status);
};

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;
export const link = (href: string, text: string): string => `<a class="button" href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
