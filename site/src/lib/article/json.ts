/** An article for search engines (schema.org/Article), as text that may stand inside of a script element. */
import { toScriptJson } from '#shared/event-json.ts';
import type { Read } from './read.ts';

export const toArticleJson = (article: Read, base: string, organisation: string, image?: string): string =>
  toScriptJson({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: article.title,
    description: article.summary,
    inLanguage: article.locale,
    datePublished: article.published,
    dateModified: article.updated ?? article.published,
    author: { '@type': 'Person', name: article.author.name, description: article.author.about },
    publisher: { '@type': 'Organization', name: organisation },
    mainEntityOfPage: base + article.path,
    ...(image && { image: [image] }),
    keywords: article.topics.join(', '),
    wordCount: article.body.words,
  });
