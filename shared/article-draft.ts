/** An article as the team writes it: a draft may lack what a published one must have. `/api/console/articles`. */
import * as z from 'zod';
import { type Article, articleFields } from './article.ts';
import { pictureErrors } from './article-picture.ts';
import { SLUG_LENGTH, slugPattern } from './ids.ts';
import { limits } from './limits.ts';
import type { FieldError } from './problem.ts';
import { locales } from './setting.ts';
import { line, prose } from './text.ts';
import { topics } from './topic.ts';
import { filledLine } from './webinar.ts';

export const isArticleId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);
/** `v12`: what the twelfth save held. `x…`: what somebody wrote meanwhile, and could not save. */
export const isRevisionId = (text: string): boolean => /^(?:v[1-9]\d{0,5}|x[0-9a-f]{16})$/.test(text);

const slug = z
  .string({ error: 'The address must be text.' })
  .max(SLUG_LENGTH, `An address has ${SLUG_LENGTH} characters at most.`)
  .regex(slugPattern, 'An address holds small letters, digits and single hyphens.');

const fields = {
  title: filledLine('The title', limits.title),
  summary: line('The summary', limits.promise),
  author: z.strictObject({ name: line('The author', limits.name), about: line('The sentence about the author', limits.about) }),
  topics,
  series: line('The series', limits.title),
  takeaways: z.array(filledLine('A takeaway', limits.promise)).max(5, 'Five takeaways at most.'),
  locale: z.enum(locales, 'Please choose a language from the list.'),
  webinar: z.string().max(SLUG_LENGTH).regex(slugPattern, 'Please choose a webinar from the list.').nullable(),
  markdown: prose('The text', limits.article),
};
const version = z.number('Please say which version you saw.').int().min(1);

/** `slug`: made of the title where it is absent. */
export const articleForm = z.strictObject({
  ...fields,
  slug: slug.optional(),
  summary: fields.summary.default(''),
  author: fields.author.default({ name: '', about: '' }),
  topics: fields.topics.default([]),
  series: fields.series.default(''),
  takeaways: fields.takeaways.default([]),
  locale: fields.locale.default('en'),
  webinar: fields.webinar.default(null),
  markdown: fields.markdown.default(''),
});
export type ArticleForm = z.infer<typeof articleForm>;

/** What is absent stays as it is. */
export const articleChange = z.strictObject({ ...z.object({ ...fields, slug }).partial().shape, version });
export const articleAct = z.strictObject({ version });
/** `DELETE …?version=`: the one on the screen. */
export const articleRemoval = z.strictObject({
  version: z
    .string({ error: 'Please say which version you saw.' })
    .regex(/^[1-9]\d{0,8}$/, { error: 'A version is a whole number.' })
    .transform(Number),
});
/** `at`: null takes it off the schedule. */
export const articleSchedule = z.strictObject({
  version,
  at: z.iso.datetime({ offset: true, error: 'Please give a time like 2027-06-18T09:00:00Z.' }).nullable(),
});

export type ArticleContent = Required<Omit<ArticleForm, 'slug'>>;
export const contentFields = Object.keys(fields) as readonly (keyof ArticleContent)[];

/** `withdrawn`: it was published, and its page is gone. */
export type ArticleState = 'draft' | 'published' | 'withdrawn';

/** What the team's list shows. */
export type ArticleLine = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: ArticleState;
  /** When the schedule publishes what is saved by then; null: nobody said so. */
  readonly publishAt: string | null;
  readonly locale: ArticleContent['locale'];
  /** Something was saved since it was published. */
  readonly isAhead: boolean;
  /** The last save, or the last act. */
  readonly at: string;
  readonly by: string;
};

/** `path`: where its page is once it is published. `publishedOn`: a day of the organisation's calendar. */
export type ArticleView = ArticleContent &
  ArticleLine & { readonly version: number; readonly publishedOn: string | null; readonly path: string };

/** `n`: which save it was; null: it was not saved, somebody was faster. */
export type ArticleRevision = {
  readonly id: string;
  readonly n: number | null;
  readonly at: string;
  readonly by: string;
  readonly title: string;
};

type Day = { readonly slug: string; readonly published: string; readonly updated?: string };

/** What everybody reads once it is published, or what it lacks. */
export const toPublication = (content: ArticleContent, { slug: at, ...days }: Day): Article | readonly FieldError[] => {
  const { markdown, series, webinar, ...head } = content;
  const parsed = articleFields.safeParse({ ...head, ...days, ...(series && { series }), ...(webinar && { webinar }) });
  const missing = parsed.success ? [] : parsed.error.issues;
  const errors = missing.map(({ path, message }) => ({ pointer: `#/${path.join('/')}`, detail: message }));
  if (markdown === '') errors.push({ pointer: '#/markdown', detail: 'The text is missing.' });
  errors.push(...pictureErrors(markdown));
  return parsed.success && errors.length === 0 ? { ...parsed.data, slug: at, markdown } : errors;
};
