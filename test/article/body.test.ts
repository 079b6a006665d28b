import { describe, expect, it } from 'vitest';
import { toBody } from '../../site/src/lib/article/body.ts';

const words = { source: 'Source', method: 'Method', measured: 'Measured with us' };
const html = (markdown: string) => toBody(markdown, words).html;

/** What a browser would run, load or leave our pages for. */
const harmful = /<script|<iframe|<style|<svg|<object|<form|<input|\son\w+=|javascript:|data:|vbscript:|src="(?!\/[^/])/i;

describe('hostile Markdown', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a line', 'Hello <script src="https://evil.example/x.js"></script> there'],
    ['an event', '<img src=x onerror="alert(1)">'],
    ['a drawing that runs', '<svg onload=alert(1)><script>alert(1)</script></svg>'],
    ['a frame', '<iframe src="https://evil.example/"></iframe>'],
    ['a form', '<form action="https://evil.example/"><input name="password"></form>'],
    ['a style', '<style>body{display:none}</style><p style="position:fixed">'],
    ['an address that runs', '[press](javascript:alert(1))'],
    ['one in capitals', '[press](JaVaScRiPt:alert(1))'],
    ['one with a tab in it', '[press](java&#9;script:alert(1))'],
    ['one behind a reference', '[press][1]\n\n[1]: javascript:alert(1)'],
    ['one in angle brackets', '<javascript:alert(1)>'],
    ['an address of a page in itself', '[press](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a picture in itself', '![x](data:image/svg+xml;base64,PHN2Zz4=)'],
    ['a picture from elsewhere', '![x](https://evil.example/pixel.gif)'],
    ['a picture from elsewhere without its scheme', '![x](//evil.example/pixel.gif)'],
    ['a figure whose source runs', '```figure\nvalue: 1\nclaim: x\nsource: y\nyear: 2026\nurl: javascript:alert(1)\n```'],
    ['HTML in a figure', '```figure\nvalue: <script>alert(1)</script>\nclaim: <img src=x onerror=alert(1)>\nsource: y\nyear: 2026\n```'],
    ['HTML in a title', '[x](/y "\\"><script>alert(1)</script>")'],
  ])('%s does nothing', (_, markdown) => {
    const tags =
      html(markdown)
        .replace(/&#x3C;|&lt;/g, '‹')
        .match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => harmful.test(tag))).toEqual([]);
  });

  it('loses no word: raw HTML is shown as what was typed', () => {
    expect(html('<b>really</b>')).toBe('<p>&#x3C;b>really&#x3C;/b></p>');
    expect(html('![The plan](https://evil.example/plan.png)')).toBe('<p>The plan</p>');
  });

  it.each([
    ['quotes within quotes', `${'>'.repeat(20_000)} deep`],
    ['lists within lists', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['stars', '*a **a '.repeat(4_000)],
    ['brackets', '['.repeat(20_000)],
    ['a table of ten thousand rows', `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(10_000)}`],
    ['one word of 100,000 letters', 'a'.repeat(100_000)],
  ])('%s is shown, whatever it looks like', (_, markdown) => {
    expect(html(markdown).length).toBeGreaterThan(100);
  });
});

describe('an article', () => {
  it('has its sections one rank below its own heading, whichever rank they were written with', () => {
    const { html: made, contents } = toBody('# One\n\ntext\n\n## Part\n\n# One\n\n# Größe & Maß', words);
    expect(contents).toEqual([
      { id: 'part-one', text: 'One' },
      { id: 'part-one-2', text: 'One' },
      { id: 'part-grosse-mass', text: 'Größe & Maß' },
    ]);
    expect(made).toContain('<h2 id="part-one">One</h2>');
    expect(made).toContain('<h3>Part</h3>');
  });

  it.each(['Email', 'Key takeaways', 'Series', 'Contents', 'Main', '日本語'])(
    'leaves the page its own names: a section called %s takes none',
    (title) => {
      expect(toBody(`## ${title}`, words).contents).toEqual([{ id: expect.stringMatching(/^part-[a-z0-9-]+$/), text: title }]);
    },
  );

  it('shows a figure with where it comes from, and our own beside it', () => {
    const made = html(
      '```figure\nvalue: 8 %\nclaim: Few ask.\nsource: A study\nyear: 2025\nurl: https://example.com/a\nmeasured: 12 %\n```',
    );
    expect(made).toContain('<p class="measure-value">8 %</p>');
    expect(made).toContain('<b>Measured with us: </b>12 %');
    expect(made).toContain('Source: <a href="https://example.com/a">A study</a>, 2025.');
  });

  it.each(['value', 'claim', 'source', 'year'])('shows a figure without its %s as text: a claim needs where it comes from', (missing) => {
    const lines = ['value: 1', 'claim: x', 'source: y', 'year: 2026'].filter((line) => !line.startsWith(missing));
    expect(html(`\`\`\`figure\n${lines.join('\n')}\n\`\`\``)).toMatch(/^<pre><code>/);
  });

  it('counts what is read', () => {
    expect(toBody('# Two words\n\nIt’s *four* more, **really**.', words).words).toBe(6);
  });

  it('lets a wide table move in its own frame, which keys can reach', () => {
    expect(html('|a|b|\n|-|-|\n|1|2|')).toMatch(/^<div class="table-frame" tabindex="0"><table>/);
  });
});
