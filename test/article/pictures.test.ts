/** Pictures in an article's text: what counts as one, what its author is told, and what becomes of it on the page. */
import { describe, expect, it } from 'vitest';
import { drawableIn, pictureAdvice, pictureErrors, picturesIn, placeIn, uploadsIn } from '#shared/article-picture.ts';
import { toBody } from '../../site/src/lib/article/body.ts';
import { drawnIn } from '../../site/src/lib/article/picture.ts';

const id = 'a'.repeat(26);
const words = { source: 'Source', method: 'Method', measured: 'Measured with us' };
const html = (markdown: string, drawn = {}): string => toBody(markdown, words, drawnIn(drawn)).html;
const wide = { file: 'picture-1', width: 1_200, height: 680 };

describe('a text', () => {
  it('names its pictures, each once, and none in code', () => {
    const text = `![One](/pictures/${id})\n\n![Two](/pictures/chart.svg "Below")\n\n![One](/pictures/${id})\n\n\`\`\`\n![no](/pictures/no.png)\n\`\`\`\n\n![](<https://evil.example/x.gif>)`;
    expect(picturesIn(text).map(({ alt }) => alt)).toEqual(['One', 'Two', 'One', '']);
    expect(drawableIn(text)).toEqual([id, 'chart.svg']);
    expect(uploadsIn(text)).toEqual([id]);
  });

  it.each([
    '/pictures/../secret.png',
    '/pictures/a/b.png',
    '/pictures/.env',
    '/pictures/',
    '/pictures/%2e%2e',
    'pictures/a.png',
    '//pictures/a.png',
  ])('names nothing by %s', (address) => expect(drawableIn(`![x](${address})`)).toEqual([]));

  it('is not published where a picture says nothing to those who do not see it, or has forty of them', () => {
    expect(pictureErrors('![](/pictures/chart.svg)')).toEqual([
      { pointer: '#/markdown', detail: expect.stringContaining('what each picture shows') },
    ]);
    expect(pictureErrors('![A chart](/pictures/chart.svg)')).toEqual([]);
    const many = Array.from({ length: 41 }, (_, n) => `![x](/pictures/p${n}.png)`).join('\n\n');
    expect(pictureErrors(many)[0]?.detail).toContain('40 pictures at most');
  });

  it('says to its author that pictures of other sites are not shown', () => {
    for (const address of ['https://evil.example/pixel.gif', '//evil.example/pixel.gif', 'data:image/svg+xml;base64,PHN2Zz4='])
      expect(pictureAdvice(`![x](${address})`)).toEqual([expect.stringContaining('is not shown, only its words')]);
    expect(pictureAdvice(`![x](/pictures/${id})`)).toEqual([]);
  });

  it('is read in time, however it is filled', () => {
    const began = performance.now();
    for (const part of ['![', '![](', '```\n', '![x](/pictures/', '!\\[']) pictureAdvice(part.repeat(48_000 / part.length));
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it.each([
    ['at the end', 'One\n\nTwo', 7, 'One\n\nTwo\n\nPIC'],
    ['behind the paragraph of the cursor', 'One\nmore\n\nTwo', 2, 'One\nmore\n\nPIC\n\nTwo'],
    ['in nothing', '', 0, 'PIC'],
  ])('takes a picture %s', (_, markdown, at, result) =>
    expect(placeIn(markdown, at, { name: id, alt: 'A [chart]', caption: 'Of "us"' })).toBe(
      result.replace('PIC', `![A \\[chart\\]](/pictures/${id} "Of \\"us\\"")`),
    ),
  );
});

describe('on the page', () => {
  it('is a figure in three widths and three formats, whose place is kept', () => {
    expect(html('![A "chart"](/pictures/chart.svg "Below <it>")', { 'chart.svg': wide })).toBe(
      '<figure class="shown"><picture>' +
        '<source type="image/avif" srcset="/_astro/picture-1-400.avif 400w, /_astro/picture-1-800.avif 800w, /_astro/picture-1-1200.avif 1200w" sizes="(min-width: 44rem) 41rem, calc(100vw - 2rem)">' +
        '<source type="image/webp" srcset="/_astro/picture-1-400.webp 400w, /_astro/picture-1-800.webp 800w, /_astro/picture-1-1200.webp 1200w" sizes="(min-width: 44rem) 41rem, calc(100vw - 2rem)">' +
        '<img src="/_astro/picture-1-800.jpg" alt="A &#x22;chart&#x22;" width="1200" height="680" loading="eager" decoding="async">' +
        '</picture><figcaption class="soft small">Below &#x3C;it></figcaption></figure>',
    );
  });

  it('is asked for at once where it is the first, and later where it is another', () => {
    const made = html('![a](/pictures/a.png)\n![b](/pictures/a.png)\n\nText ![c](/pictures/a.png) goes on.', { 'a.png': wide });
    expect(made.match(/loading="(\w+)"/g)).toEqual(['loading="eager"', 'loading="lazy"', 'loading="lazy"']);
    expect(made.match(/<figure/g)).toHaveLength(2);
    expect(made).toContain('<p>Text <picture>');
  });

  it('is no wider than it was sent', () => {
    expect(html('![x](/pictures/s.png)', { 's.png': { file: 'p', width: 300, height: 200 } })).toContain(
      'srcset="/_astro/p-400.avif 300w"',
    );
    expect(html('![x](/pictures/s.png)', { 's.png': { file: 'p', width: 500, height: 200 } })).toContain(
      '/_astro/p-400.avif 400w, /_astro/p-800.avif 500w"',
    );
  });

  it.each([
    ['was not drawn', `![The plan](/pictures/${id})`],
    ['is elsewhere', '![The plan](https://evil.example/plan.png)'],
    ['is a name of every object', '![The plan](/pictures/constructor)'],
    ['is another file of ours', '![The plan](/icon.svg)'],
  ])('leaves its words where it %s', (_, markdown) => expect(html(markdown, { 'a.png': wide })).toBe('<p>The plan</p>'));

  it('carries nothing that its words say in code', () => {
    const made = html('![" onerror="alert(1)](/pictures/a.png "</figcaption><script>alert(1)</script>")', { 'a.png': wide });
    expect(made).not.toMatch(/<script| onerror="/);
  });
});
