import { describe, expect, it } from 'vitest';
import { type Article, articleFields, readingMinutes, relatedTo, seriesOf } from '#shared/article.ts';

const article = (slug: string, changed: Partial<Article> = {}): Article => ({
  ...{ slug, title: slug, summary: 'x', author: { name: 'Pat', about: 'Pat writes.' }, topics: ['Service'], takeaways: [], markdown: '' },
  ...{ published: '2026-11-20', locale: 'en' as const },
  ...changed,
});
const slugs = (found: readonly Article[]) => found.map(({ slug }) => slug);

describe('what to read next', () => {
  const own = article('own', { topics: ['Service', 'Writing'] });
  it('shares a topic, those that share more first, then the newest, in the same language', () => {
    const all = [
      own,
      article('older', { published: '2026-11-01' }),
      article('newer', { published: '2026-11-19' }),
      article('both', { topics: ['Writing', 'Service'], published: '2025-01-01' }),
      article('deutsch', { locale: 'de' }),
      article('other', { topics: ['Consent'] }),
    ];
    expect(slugs(relatedTo(own, all))).toEqual(['both', 'newer', 'older']);
  });

  it('is three at most', () => {
    const all = Array.from({ length: 9 }, (_, n) => article(`one-${n}`));
    expect(relatedTo(own, all)).toHaveLength(3);
  });
});

describe('a series', () => {
  const [first, second] = [article('first', { series: 'S', published: '2026-01-01' }), article('second', { series: 'S' })];
  it('is read from its first part on', () =>
    expect(slugs(seriesOf(second, [second, first, article('alone')]))).toEqual(['first', 'second']));
  it('of one part is none', () => expect(seriesOf(first, [first, article('alone')])).toEqual([]));
});

it.each([
  [0, 1],
  [238, 1],
  [400, 2],
  [2_380, 10],
])('%s words are read in %s min', (words, minutes) => expect(readingMinutes(words)).toBe(minutes));

describe('what stands above an article', () => {
  const whole = { title: 'T', summary: 'S', author: { name: 'N', about: 'A' }, topics: ['X'], published: '2026-11-20' };
  it.each([
    ['no title', { title: ' ' }],
    ['no topic', { topics: [] }],
    ['a day that is none', { published: '2026-02-30' }],
    ['an unknown word', { colour: 'red' }],
    ['a webinar that is no address', { webinar: '../x' }],
  ])('is refused with %s', (_, changed) => expect(articleFields.safeParse({ ...whole, ...changed }).success).toBe(false));
  it('takes a day as YAML reads it', () =>
    expect(articleFields.parse({ ...whole, published: new Date('2026-11-20') }).published).toBe('2026-11-20'));
});
