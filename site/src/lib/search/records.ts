/** What can be found, of what is public. Pure. Names of those who asked are left out: nobody is found by having asked. */
import type { Article } from '#shared/article.ts';
import type { PublicPaper } from '#shared/paper.ts';
import { prefixOf } from '#shared/place.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { toMomentHash } from '#shared/replay.ts';
import type { SearchRecord } from '#shared/search.ts';
import { type Locale, locales } from '#shared/setting.ts';
import { type Paragraph, toParts } from '#shared/transcript.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { toClockLength } from '../replay/view.ts';

type Written = Pick<Article, 'title' | 'summary' | 'takeaways' | 'topics' | 'author' | 'locale'> & {
  readonly path: string;
  readonly body: { readonly html: string };
};

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** The words of HTML that we wrote: tags within a line go, others become spaces, what was escaped stands as it was typed. */
export const toPlain = (html: string): string =>
  html
    .replace(/<\/?(?:a|code|del|em|strong|sub|sup)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (all, hex?: string, code?: string, name?: string) => {
      const point = hex ? Number.parseInt(hex, 16) : Number(code);
      if (name) return entities[name] ?? all;
      return point <= 0x10ffff ? String.fromCodePoint(point) : all;
    })
    .replace(/\s+/g, ' ')
    .trim();

/** Sentences in a row; what ends with no mark of its own gets a full stop. */
const join = (parts: readonly (string | undefined)[]): string =>
  parts
    .flatMap((part) => part?.trim() || [])
    .map((part, at, all) => (at === all.length - 1 || /[.?!…:]$/.test(part) ? part : `${part}.`))
    .join(' ');

const ofArticle = ({ title, summary, takeaways, topics, author, path, locale, body }: Written): readonly SearchRecord[] =>
  locales.map((index) => ({
    kind: 'article',
    index,
    ...(index !== locale && { locale }),
    path,
    title,
    text: join([summary, ...takeaways, toPlain(body.html), topics.join(', '), author.name]),
  }));

const ofWebinar = (
  webinar: PublicWebinar,
  asked: readonly PublicQuestion[],
  said: readonly Paragraph[],
  home: Locale,
): readonly SearchRecord[] => {
  const { title, promise, description, speakers, agenda, state, slug } = webinar;
  const written = asked.flatMap(({ text, answer }) => (answer && 'text' in answer ? [{ text, answer: answer.text }] : []));
  const open = asked.filter(({ answer }) => !answer || 'live' in answer);
  return locales.flatMap((index): SearchRecord[] => {
    const path = `${prefixOf({ locale: index, home })}/webinars/${slug}/`;
    const people = speakers.map(({ name }) => name).join(', ');
    const text = join([promise, description, ...agenda.map(({ title: part }) => part), people, ...open.map((one) => one.text)]);
    return [
      { kind: state === 'ended' ? 'replay' : 'webinar', index, path, title, text },
      ...toParts(said).map(
        (one): SearchRecord => ({
          kind: 'said in a replay',
          index,
          path: `${path}room/${toMomentHash(one.at)}`,
          title: `${title}, ${toClockLength(one.at)}`,
          text: one.text,
        }),
      ),
      ...written.map((one): SearchRecord => ({ kind: 'answer', index, path: `${path}#asked`, title: one.text, text: one.answer })),
    ];
  });
};

/** What everybody may know of it: what is behind a gate stays there, and so does what is in any file. One that was withdrawn is not found. */
const ofReport = (paper: PublicPaper, home: Locale): readonly SearchRecord[] => {
  if (paper.state !== 'published') return [];
  const { slug, locale, title, summary: text } = paper;
  const path = `${prefixOf({ locale, home })}/reports/${slug}/`;
  return locales.map((index) => ({ kind: 'report', index, ...(index !== locale && { locale }), path, title, text }));
};

type Public = {
  readonly reports: readonly PublicPaper[];
  readonly articles: readonly Written[];
  readonly webinars: readonly PublicWebinar[];
  /** Both by the webinar's id. */
  readonly said: ReadonlyMap<string, { readonly said: readonly Paragraph[] }>;
  readonly asked: ReadonlyMap<string, readonly PublicQuestion[]>;
  readonly home: Locale;
};

/** Everything once in the index of each language. */
export const toRecords = ({ articles, reports, webinars, asked, said, home }: Public): readonly SearchRecord[] => [
  ...articles.flatMap(ofArticle),
  ...reports.flatMap((paper) => ofReport(paper, home)),
  ...webinars.flatMap((webinar) => ofWebinar(webinar, asked.get(webinar.id) ?? [], said.get(webinar.id)?.said ?? [], home)),
];
