import { describe, expect, it } from 'vitest';
import { toJsonFeed, toRss } from '../../site/src/lib/article/feeds.ts';
import type { Read } from '../../site/src/lib/article/read.ts';

const article = (changed: Partial<Read> = {}): Read => ({
  ...{ title: 'A & B', summary: 'Why <so>', author: { name: 'Pat', about: 'Pat writes.' }, topics: ['Service'], takeaways: [] },
  ...{ published: '2026-11-20', locale: 'en', slug: 'a-b', markdown: '', minutes: 1, path: '/articles/a-b/' },
  ...{ authorPath: '/articles/by/pat/', topicPaths: [] },
  body: { html: '<p><a href="/x/">x</a> ]]></p>', contents: [], words: 1 },
  ...changed,
});
const channel = { title: 'Articles', description: 'All', locale: 'en', base: 'https://example.com', path: '/articles/' } as const;

describe('feeds of articles', () => {
  it('hold each article with the whole of its text, its links written out', () => {
    const { items, ...feed } = JSON.parse(toJsonFeed([article()], channel));
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', feed_url: 'https://example.com/articles/feed.json' });
    expect(items[0]).toMatchObject({
      ...{ id: 'https://example.com/articles/a-b/', title: 'A & B', tags: ['Service'], authors: [{ name: 'Pat' }] },
      ...{ content_html: '<p><a href="https://example.com/x/">x</a> ]]></p>', date_published: '2026-11-20T12:00:00.000Z' },
    });
  });

  it.each([
    ['marks', { title: 'A & B <c> "d" \'e\'' }],
    ['the end of a section', { summary: ']]>' }],
    ['a sign that XML does not know', { title: 'A\u0000\u0008\uffffB' }],
  ])('hold %s without breaking', (_, changed) => {
    const xml = toRss([article(changed)], channel);
    const text = xml.replace(/<\/?[\w:]+(?: [\w:]+="[^"<]*")*\/?>|<\?xml[^>]*\?>/g, '');
    expect(['<', '\u0000', '\u0008', '\uffff'].filter((sign) => text.includes(sign))).toEqual([]);
    expect(xml).toContain('<pubDate>Fri, 20 Nov 2026 12:00:00 GMT</pubDate>');
  });

  it('hold the newest fifty', () => {
    const many = Array.from({ length: 60 }, (_, n) => article({ path: `/articles/${n}/` }));
    expect(toRss(many, channel).match(/<item>/g)).toHaveLength(50);
  });
});
