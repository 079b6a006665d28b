import { describe, expect, it } from 'vitest';
import { outdated, uploads, withdrawn } from '#infra/aws/publication.ts';

const built = ['index.html', '_astro/page.9f.css', 'webinars/x/index.html', '_astro/room.1a.js', 'favicon.svg'];
const now = new Date('2026-11-22T12:00:00.000Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe('publishing the site', () => {
  it('puts assets, which have new names, before the pages that ask for them', () => {
    const { assets, pages } = uploads(built);
    expect(assets.map(({ key }) => key)).toEqual(['_astro/page.9f.css', '_astro/room.1a.js']);
    expect(pages.map(({ key }) => key)).toEqual(['index.html', 'webinars/x/index.html', 'favicon.svg']);
  });

  it('lets assets be kept for ever and pages for a minute at the edge', () => {
    const { assets, pages } = uploads(built);
    expect(assets[0]).toMatchObject({ contentType: 'text/css; charset=utf-8', cacheControl: 'public, max-age=31536000, immutable' });
    expect(pages[0]).toMatchObject({ contentType: 'text/html; charset=utf-8', cacheControl: 'max-age=0, s-maxage=60' });
  });

  it('removes the pages of webinars and articles that are no longer public, so that the API answers there', () => {
    const stored = [
      'index.html',
      'webinars/x/index.html',
      'webinars/renamed/index.html',
      'webinars/renamed/room/index.html',
      'de/webinars/renamed/index.html',
      'articles/withdrawn/index.html',
      'de/articles/on/nothing-any-more/index.html',
      'de/index.html',
      '_astro/old.css',
    ];
    expect(
      withdrawn(
        stored.map((key) => ({ key, changedAt: now })),
        built,
      ),
    ).toEqual([
      'webinars/renamed/index.html',
      'webinars/renamed/room/index.html',
      'de/webinars/renamed/index.html',
      'articles/withdrawn/index.html',
      'de/articles/on/nothing-any-more/index.html',
    ]);
  });

  it('removes assets that no build has used for 30 days, and nothing else', () => {
    const stored = [
      { key: '_astro/old.css', changedAt: daysAgo(31) },
      { key: '_astro/recent.css', changedAt: daysAgo(29) },
      { key: '_astro/room.1a.js', changedAt: daysAgo(90) },
      { key: 'webinars/of-last-year/index.html', changedAt: daysAgo(400) },
    ];
    expect(outdated(stored, built, now)).toEqual(['_astro/old.css']);
  });
});
