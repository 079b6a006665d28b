/** Keys of articles that are written in the console: the draft, what each save held, what everybody reads. */
import type { Key, ListKey } from './key.ts';

export const articleKey = (id: string): Key => ({ pk: `article#${id}`, sk: 'article' });
/** What is published of it: there as long as it is. */
export const publicArticleKey = (id: string): Key => ({ pk: `article#${id}`, sk: 'public' });
const articleRevision = 'revision#';
export const articleRevisionKey = (id: string, n: number): Key => ({
  pk: `article#${id}`,
  sk: `${articleRevision}${String(n).padStart(6, '0')}`,
});
export const articleRevisionsOf = (id: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `article#${id}`,
  prefix: articleRevision,
});
export const revisionOf = (sk: string): number => Number(sk.slice(articleRevision.length));
/** What somebody wrote while somebody else saved; `hash` of what it holds. */
export const articleAsideKey = (id: string, hash: string): Key => ({ pk: `article#${id}`, sk: `aside#${hash}` });
export const articleAsidesOf = (id: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `article#${id}`,
  prefix: 'aside#',
});
export const asideOf = (sk: string): string => sk.slice('aside#'.length);
export const articleSlugKey = (slug: string): Key => ({ pk: `article-slug#${slug}`, sk: 'slug' });
/** All of them, by when somebody changed them last; and what is published, by its day. */
export const articlesList = 'articles';
export const articleEntry = (at: string, id: string): ListKey => ({ listPk: articlesList, listSk: `${at}#${id}` });
export const publicArticlesList = 'articles#public';
export const publicArticleEntry = (day: string, id: string): ListKey => ({ listPk: publicArticlesList, listSk: `${day}#${id}` });
