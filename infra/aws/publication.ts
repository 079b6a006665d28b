/** What publishing a build means, as data: assets first, pages second, and what nobody can be using any more last. */
import { locales } from '#shared/setting.ts';
import { assetFolder, toCacheControl, toContentType } from '../site-files.ts';

const keptDays = 30;

export type Upload = { readonly key: string; readonly contentType: string; readonly cacheControl: string };
export type Stored = { readonly key: string; readonly changedAt: Date };

const upload = (key: string): Upload => ({ key, contentType: toContentType(key), cacheControl: toCacheControl(key) });

/** The uploads of a build in their order. All assets are written each time: their time then says when a build last used them. */
export const uploads = (built: readonly string[]): { readonly assets: readonly Upload[]; readonly pages: readonly Upload[] } => ({
  assets: built.filter((key) => key.startsWith(assetFolder)).map(upload),
  pages: built.filter((key) => !key.startsWith(assetFolder)).map(upload),
});

/** Where webinars and articles have their pages: in the organisation's language, and in each. */
export const pageFolders = ['webinars/', 'articles/'].flatMap((folder) => [folder, ...locales.map((locale) => `${locale}/${folder}`)]);

/**
 * Pages of what is no longer public: webinars that were renamed, archived or cancelled, articles that were withdrawn, and what gathered
 * them. The file would hide what the API says at their address (301, 404, cancelled), so it goes (decisions 0003, 0042).
 */
export const withdrawn = (stored: readonly Stored[], built: readonly string[]): readonly string[] => {
  const used = new Set(built);
  return stored.filter(({ key }) => pageFolders.some((folder) => key.startsWith(folder)) && !used.has(key)).map(({ key }) => key);
};

/** Assets that no build has used for 30 days. */
export const outdated = (stored: readonly Stored[], built: readonly string[], now: Date): readonly string[] => {
  const before = now.getTime() - keptDays * 24 * 60 * 60 * 1000;
  const used = new Set(built);
  return stored
    .filter(({ key, changedAt }) => key.startsWith(assetFolder) && !used.has(key) && changedAt.getTime() < before)
    .map(({ key }) => key);
};
