/** What publishing a build means, as data: assets first, pages second, and what nobody can be using any more last. */

/** Files that are named by their content; Astro puts them in one folder. */
export const assetFolder = '_astro/';

const keptDays = 30;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json',
};

export type Upload = { readonly key: string; readonly contentType: string; readonly cacheControl: string };
export type Stored = { readonly key: string; readonly changedAt: Date };

const upload = (key: string): Upload => ({
  key,
  contentType: types[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
  // A page changes within the minute; a new asset has a new name.
  cacheControl: key.startsWith(assetFolder) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, s-maxage=60',
});

/** The uploads of a build in their order. All assets are written each time: their time then says when a build last used them. */
export const uploads = (built: readonly string[]): { readonly assets: readonly Upload[]; readonly pages: readonly Upload[] } => ({
  assets: built.filter((key) => key.startsWith(assetFolder)).map(upload),
  pages: built.filter((key) => !key.startsWith(assetFolder)).map(upload),
});

/** Where each webinar has its pages. */
export const webinarFolder = 'webinars/';

/**
 * Pages of webinars that the catalogue no longer lists: renamed, archived or cancelled ones. The file would hide what the API says at
 * their address (301, 404, cancelled), so it goes (decision 0003).
 */
export const withdrawn = (stored: readonly Stored[], built: readonly string[]): readonly string[] => {
  const used = new Set(built);
  return stored.filter(({ key }) => key.startsWith(webinarFolder) && !used.has(key)).map(({ key }) => key);
};

/** Assets that no build has used for 30 days. */
export const outdated = (stored: readonly Stored[], built: readonly string[], now: Date): readonly string[] => {
  const before = now.getTime() - keptDays * 24 * 60 * 60 * 1000;
  const used = new Set(built);
  return stored
    .filter(({ key, changedAt }) => key.startsWith(assetFolder) && !used.has(key) && changedAt.getTime() < before)
    .map(({ key }) => key);
};
