/** An article in the console: its fields as they are typed, what its state is called, what was typed and not saved. Pure but for storage. */
import type { ArticleContent, ArticleForm, ArticleLine, ArticleView } from '#shared/article-draft.ts';
import type { Locale } from '#shared/setting.ts';
import { splitTopics } from './topics.ts';

/** All text, so that two versions of one can be laid side by side. */
export type ArticleFields = Readonly<
  Record<'title' | 'slug' | 'summary' | 'author' | 'about' | 'topics' | 'series' | 'takeaways' | 'webinar' | 'markdown', string>
> & { readonly locale: Locale };

export const emptyArticle: ArticleFields = {
  ...{ title: '', slug: '', summary: '', author: '', about: '', topics: '', series: '', takeaways: '', webinar: '', markdown: '' },
  locale: 'en',
};

const fromContent = ({ title, summary, author, topics, series, takeaways, webinar, markdown, locale }: ArticleContent) => ({
  ...{ title, summary, series, markdown, locale, author: author.name, about: author.about, webinar: webinar ?? '' },
  ...{ topics: topics.join(', '), takeaways: takeaways.join('\n') },
});

export const toArticleFields = (it: ArticleView): ArticleFields => ({ ...fromContent(it), slug: it.slug });

/** The words of an earlier version at today's address. */
export const withContent = (fields: ArticleFields, content: ArticleContent): ArticleFields => ({ ...fields, ...fromContent(content) });

const parts = (text: string, sign: string): string[] =>
  text
    .split(sign)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** An empty address is made of the title. */
export const fieldsToArticle = ({ slug, author, about, topics, takeaways, webinar, ...plain }: ArticleFields): ArticleForm => ({
  ...plain,
  author: { name: author, about },
  topics: splitTopics(topics),
  takeaways: parts(takeaways, '\n'),
  webinar: webinar || null,
  ...(slug.trim() && { slug: slug.trim() }),
});

const names: Readonly<Record<string, string>> = { name: 'author', about: 'about' };

/** The field on screen that a problem is about: `#/author/name` is `article-author`, `#/topics/2` is `article-topics`. */
export const articleFieldId = (pointer: string): string => {
  const [head = '', tail = ''] = pointer.replace('#/', '').split('/');
  return `article-${head === 'author' ? (names[tail] ?? 'author') : head}`;
};

const fieldWords: Readonly<Record<keyof ArticleFields, string>> = {
  title: 'Title',
  slug: 'Address',
  summary: 'Summary',
  author: 'Author',
  about: 'About the author',
  topics: 'Topics',
  series: 'Series',
  takeaways: 'Key takeaways',
  webinar: 'Webinar',
  markdown: 'Text',
  locale: 'Language',
};
export const articleFieldWords = (field: string): string => fieldWords[field as keyof ArticleFields] ?? field;

type Chip = { readonly words: string; readonly tone: string };
export const articleState = ({ state, publishAt, isAhead }: Pick<ArticleLine, 'state' | 'publishAt' | 'isAhead'>): readonly Chip[] => [
  ...(state === 'published' ? [{ words: 'Published', tone: 'good' }] : []),
  ...(state === 'withdrawn' ? [{ words: 'Withdrawn', tone: '' }] : []),
  ...(publishAt ? [{ words: state === 'published' ? 'Changes scheduled' : 'Scheduled', tone: 'accent' }] : []),
  ...(isAhead && !publishAt ? [{ words: 'Unpublished changes', tone: 'due' }] : []),
  ...(state === 'draft' && !publishAt ? [{ words: 'Draft', tone: '' }] : []),
];
