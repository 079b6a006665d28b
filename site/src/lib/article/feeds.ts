/** Articles for readers of feeds: RSS 2.0 (rssboard.org/rss-specification) and JSON Feed 1.1 (jsonfeed.org/version/1.1). */

import type { Locale } from '#shared/setting.ts';
import { escapeHtml } from '#shared/template.ts';
import type { Read } from './read.ts';

export type Channel = {
  readonly title: string;
  readonly description: string;
  readonly locale: Locale;
  /** Of the site, without a slash at its end. */
  readonly base: string;
  /** Of the page that lists the articles. */
  readonly path: string;
};

const MOST = 50;
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

// Readers of feeds know no page around the text: addresses of ours are written out.
const whole = ({ body }: Read, base: string): string =>
  body.html
    .replace(/\b(href|src)="\//g, `$1="${base}/`)
    .replace(/\bsrcset="([^"]*)"/g, (_, set: string) => `srcset="${set.replace(/(^|, )\//g, `$1${base}/`)}"`);

// XML 1.0 knows no control characters but tab and line ends, not even escaped.
const xml = (text: string): string => escapeHtml(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));

export const toRss = (articles: readonly Read[], { title, description, locale, base, path }: Channel): string => {
  const item = (one: Read): string =>
    `<item><title>${xml(one.title)}</title><link>${xml(base + one.path)}</link><guid>${xml(base + one.path)}</guid>` +
    `<pubDate>${noon(one.published).toUTCString()}</pubDate><dc:creator>${xml(one.author.name)}</dc:creator>` +
    `${one.topics.map((topic) => `<category>${xml(topic)}</category>`).join('')}<description>${xml(one.summary)}</description>` +
    `<content:encoded>${xml(whole(one, base))}</content:encoded></item>`;
  const self = `${base}${path}feed.xml`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" ` +
    `xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>` +
    `<title>${xml(title)}</title><link>${xml(base + path)}</link><description>${xml(description)}</description>` +
    `<language>${locale}</language><atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>` +
    `${articles.slice(0, MOST).map(item).join('')}</channel></rss>\n`
  );
};

export const toJsonFeed = (articles: readonly Read[], { title, description, locale, base, path }: Channel): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language: locale,
    home_page_url: base + path,
    feed_url: `${base}${path}feed.json`,
    items: articles.slice(0, MOST).map((one) => ({
      id: base + one.path,
      url: base + one.path,
      title: one.title,
      summary: one.summary,
      content_html: whole(one, base),
      date_published: noon(one.published).toISOString(),
      ...(one.updated && { date_modified: noon(one.updated).toISOString() }),
      authors: [{ name: one.author.name }],
      tags: one.topics,
    })),
  });
