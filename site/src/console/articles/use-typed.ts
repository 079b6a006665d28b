/** What is typed into an article: kept in this browser as one types, brought back by itself, never left without a warning. */
import { useEffect, useState } from 'preact/hooks';
import type { ArticleView } from '#shared/article-draft.ts';
import { dropArticle, keepArticle, keptArticle } from '../../lib/console/article-kept.ts';
import { type ArticleFields, emptyArticle, toArticleFields } from '../../lib/console/articles.ts';
import { differing } from '../../lib/console/three-way.ts';

const QUIET_MS = 500;

const fieldsOf = (it: ArticleView | null): ArticleFields => (it ? toArticleFields(it) : emptyArticle);

export const useTyped = (article: ArticleView | null) => {
  const [start] = useState(() => {
    const kept = keptArticle(localStorage, article?.id, Date.now(), fieldsOf(article));
    return kept && differing(kept.fields, fieldsOf(article)).length > 0 ? kept : undefined;
  });
  // Saving what was brought back asks the server for the version that it began with, which shows what changed since.
  const [base, setBase] = useState(start ? start.base : article);
  const [fields, change] = useState(start?.fields ?? fieldsOf(article));
  const [broughtBack, tell] = useState(start?.at);
  const id = base?.id;
  const isTouched = differing(fields, fieldsOf(base)).length > 0;
  useEffect(() => {
    if (!isTouched) return;
    const keep = (): void => keepArticle(localStorage, id, { at: Date.now(), base, fields });
    const timer = setTimeout(keep, QUIET_MS);
    const warn = (event: BeforeUnloadEvent): void => {
      keep();
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      clearTimeout(timer);
      removeEventListener('beforeunload', warn);
    };
  }, [fields, base, id, isTouched]);
  return {
    ...{ base, fields, isTouched, broughtBack },
    baseFields: fieldsOf(base),
    set: (part: Partial<ArticleFields>): void => change((now) => ({ ...now, ...part })),
    /** Stored as `next`: what was typed is what is there, but for what is typed since `sent`. */
    settle: (next: ArticleView, sent: ArticleFields): void => {
      dropArticle(localStorage, id);
      tell(undefined);
      setBase(next);
      change((now) => (differing(now, sent).length === 0 ? toArticleFields(next) : now));
    },
    /** What both wrote, on top of what somebody else saved. */
    join: (theirs: ArticleView, both: ArticleFields): void => {
      setBase(theirs);
      change(both);
    },
    throwAway: (): void => {
      dropArticle(localStorage, article?.id);
      tell(undefined);
      setBase(article);
      change(fieldsOf(article));
    },
  };
};
