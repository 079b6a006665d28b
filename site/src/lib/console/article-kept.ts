/** What was typed into an article and not saved yet: kept in this browser, so that a closed tab or a dead battery loses nothing. */
import type { ArticleView } from '#shared/article-draft.ts';
import type { ArticleFields } from './articles.ts';

/** `base`: the article as it was when the typing began; null for a new one. `at` in milliseconds. */
export type KeptArticle = { readonly at: number; readonly base: ArticleView | null; readonly fields: ArticleFields };

const DAYS_KEPT = 30;
const nameOf = (id: string | undefined): string => `parley-article-${id ?? 'new'}`;

export const keepArticle = (storage: Storage, id: string | undefined, kept: KeptArticle): void => {
  try {
    storage.setItem(nameOf(id), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage: the warning at closing the tab is left.
  }
};

export const dropArticle = (storage: Storage, id: string | undefined): void => storage.removeItem(nameOf(id));

/** Undefined where nothing is kept, it is too old, or of a form that had other fields. */
export const keptArticle = (storage: Storage, id: string | undefined, now: number, like: ArticleFields): KeptArticle | undefined => {
  try {
    const kept = JSON.parse(storage.getItem(nameOf(id)) ?? 'null') as KeptArticle | null;
    if (!kept || now - kept.at > DAYS_KEPT * 86_400_000) return undefined;
    return Object.keys(like).every((name) => typeof kept.fields[name as keyof ArticleFields] === 'string') ? kept : undefined;
  } catch {
    return undefined;
  }
};
