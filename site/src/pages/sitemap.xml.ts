/** Every public page, for search engines (sitemaps.org/protocol.html). */
import type { APIRoute } from 'astro';
import { prefixOf } from '#shared/place.ts';
import { locales } from '#shared/setting.ts';
import { escapeHtml } from '#shared/template.ts';
import { articles } from '../lib/article/articles.ts';
import { catalogue } from '../lib/catalogue.ts';
import { base, brand } from '../lib/frame.ts';
import { papers } from '../lib/papers.ts';

export const GET: APIRoute = async () => {
  const [{ locale: home }, webinars, read, offered] = await Promise.all([brand(), catalogue(), articles(), papers()]);
  const paths = locales.flatMap((locale) => {
    const at = prefixOf({ locale, home });
    return [`${at}/`, `${at}/articles/`, `${at}/reports/`, ...webinars.map(({ slug }) => `${at}/webinars/${slug}/`)];
  });
  const urls = [
    ...paths.map((path) => ({ path, day: '' })),
    ...offered.flatMap((one) =>
      one.state === 'published'
        ? [{ path: `${prefixOf({ locale: one.locale, home })}/reports/${one.slug}/`, day: one.publishedAt.slice(0, 10) }]
        : [],
    ),
    ...read.map(({ path, updated, published }) => ({ path, day: updated ?? published })),
  ];
  const lines = urls.map(({ path, day }) => `<url><loc>${escapeHtml(base + path)}</loc>${day && `<lastmod>${day}</lastmod>`}</url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${lines.join('')}</urlset>\n`,
  );
};
