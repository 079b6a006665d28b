/** Articles in the table: the draft with each of its saves, and beside it what is published. */
import type { Article } from '#shared/article.ts';
import type { ArticleContent, ArticleLine, ArticleRevision } from '#shared/article-draft.ts';
import type { AuditEntry } from '#shared/audit.ts';
import { auditItem } from '../audit/entry.ts';
import {
  articleAsideKey,
  articleAsidesOf,
  articleKey,
  articleRevisionKey,
  articleRevisionsOf,
  articleSlugKey,
  articlesList,
  asideOf,
  publicArticleEntry,
  publicArticleKey,
  publicArticlesList,
  revisionOf,
} from '../table/keys.ts';
import { getMany } from '../table/many.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { articleToItem, hashOf, itemToArticle, type StoredArticle } from './stored.ts';

/** So many saves can be looked at and brought back. */
export const SAVES_KEPT = 50;
const ASIDE_DAYS = 90;

type Place = Readonly<Record<string, unknown>> | undefined;
type Paged<T> = { readonly items: readonly T[]; readonly next: Place };

const toRevision = (item: Item): ArticleRevision => {
  const n = item.sk.startsWith('aside#') ? null : revisionOf(item.sk);
  const { title } = item.content as ArticleContent;
  return { id: n === null ? `x${asideOf(item.sk)}` : `v${n}`, n, at: String(item.at), by: String(item.by), title };
};

/** The save's own copy, and the oldest one that is kept no more. */
const saved = (seen: StoredArticle | undefined, { id, content, saves, at, by }: StoredArticle): Write[] =>
  seen?.saves === saves
    ? []
    : [
        { put: { ...articleRevisionKey(id, saves), content, at, by, v: DATA_VERSION } },
        ...(saves > SAVES_KEPT ? [{ remove: articleRevisionKey(id, saves - SAVES_KEPT) }] : []),
      ];

const named = (seen: StoredArticle | undefined, { id, slug }: StoredArticle): Write[] =>
  seen?.slug === slug
    ? []
    : [
        { put: { ...articleSlugKey(slug), article: id, v: DATA_VERSION }, when: { absent: 'pk' } },
        ...(seen ? [{ remove: articleSlugKey(seen.slug) }] : []),
      ];

const shown = (id: string, article: Article | null | undefined): Write[] => {
  if (article === undefined) return [];
  if (article === null) return [{ remove: publicArticleKey(id) }];
  return [{ put: { ...publicArticleKey(id), article, ...publicArticleEntry(article.published, id), v: DATA_VERSION } }];
};

export const createArticleStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  async find(id: string): Promise<StoredArticle | undefined> {
    const item = await table.get(articleKey(id), { strong: true });
    return item && itemToArticle(item);
  },

  /** What was changed last comes first. */
  async page(limit: number, after: Place): Promise<Paged<ArticleLine>> {
    const found = await table.query({ pk: articlesList, index: 'list', newestFirst: true, limit, ...(after ? { after } : {}) });
    return { items: found.items.map(({ row }) => row as ArticleLine), next: found.next };
  },

  isNamed: async (slug: string): Promise<boolean> => (await table.get(articleSlugKey(slug), { strong: true })) !== undefined,

  /**
   * Stores `next` in place of what was `seen` (undefined: nothing), in one transaction with a copy of what was saved, with what everybody
   * reads from now on (null: nothing, undefined: as before) and with the entry that tells of it.
   */
  async replace(
    seen: StoredArticle | undefined,
    next: StoredArticle,
    entry: AuditEntry,
    article?: Article | null,
  ): Promise<'stored' | 'stale' | 'slug-taken'> {
    const done = await table.transact([
      { put: articleToItem(next), when: seen ? { equals: ['version', seen.version] } : { absent: 'pk' } },
      { put: auditItem(entry) },
      ...saved(seen, next),
      ...shown(next.id, article),
      ...named(seen, next),
    ]);
    if (done.ok) return 'stored';
    return done.refused[0] ? 'stale' : 'slug-taken';
  },

  /** With all that was kept of it; false where somebody else changed or removed it between. */
  async remove({ id, slug, saves, version, publishedOn }: StoredArticle, entry: AuditEntry): Promise<boolean> {
    const kept = Array.from({ length: Math.min(saves, SAVES_KEPT) }, (_, back) => saves - back);
    const done = await table.transact([
      { remove: articleKey(id), when: { equals: ['version', version] } },
      { put: auditItem(entry) },
      // An address that people have, and comments stand below, is nobody else's.
      ...(publishedOn ? [] : [{ remove: articleSlugKey(slug) }]),
      ...kept.map((save) => ({ remove: articleRevisionKey(id, save) })),
    ]);
    // What a killed process leaves of these goes by its own time.
    if (done.ok) for await (const { pk, sk } of table.all({ ...articleAsidesOf(id), keysOnly: true })) await table.remove({ pk, sk });
    return done.ok;
  },

  /** Keeps what somebody wrote while somebody else saved, once however often it is sent. */
  async setAside(id: string, content: ArticleContent, by: string): Promise<void> {
    const at = now().toISOString();
    const ttl = Math.ceil(Date.parse(at) / 1000) + ASIDE_DAYS * 86_400;
    await table.put({ ...articleAsideKey(id, hashOf(content)), content, at, by, ttl, v: DATA_VERSION });
  },

  /** The newest first, with what was set aside. */
  async revisions(id: string): Promise<ArticleRevision[]> {
    const found: ArticleRevision[] = [];
    for (const those of [articleRevisionsOf(id), articleAsidesOf(id)])
      for await (const item of table.all({ ...those, strong: true })) found.push(toRevision(item));
    return found.sort((a, b) => b.at.localeCompare(a.at) || (b.n ?? 0) - (a.n ?? 0));
  },

  async revision(id: string, revision: string): Promise<ArticleContent | undefined> {
    const rest = revision.slice(1);
    const item = await table.get(revision.startsWith('v') ? articleRevisionKey(id, Number(rest)) : articleAsideKey(id, rest), {
      strong: true,
    });
    return item?.content as ArticleContent | undefined;
  },

  /** What everybody may read, the newest day first. */
  async published(limit: number, after: Place): Promise<Paged<Article>> {
    const { items, next } = await table.query({
      ...{ pk: publicArticlesList, index: 'list', newestFirst: true, limit },
      ...(after ? { after } : {}),
    });
    const byPk = new Map((await getMany(table, items)).map((item) => [item.pk, item.article as Article]));
    return { items: items.flatMap(({ pk }) => byPk.get(pk) ?? []), next };
  },
});
