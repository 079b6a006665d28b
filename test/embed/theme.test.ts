/** What another site may say about our frame's looks, and about itself. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { usualAccent } from '#shared/accent.ts';
import { contrast } from '#shared/colour.ts';
import { embedRulesForm, toCount, toOrigin } from '#shared/embed.ts';
import { inks, themeCss } from '#shared/embed-theme.ts';

const css = (theme: Parameters<typeof themeCss>[0]) => themeCss(theme, usualAccent);
const token = (sheet: string, name: string): string => new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(sheet)?.[1] ?? '';

describe('the looks', () => {
  it('know the inks of the site’s own stylesheet', () => {
    const tokens = readFileSync('site/src/styles/tokens.css', 'utf8');
    for (const [at, name] of ['ink', 'soft', 'live', 'good', 'due'].entries())
      expect(tokens).toContain(`--${name}: light-dark(${inks.light[at]}, ${inks.dark[at]})`);
  });

  it('are colours, a radius and a family of a list, and nothing else that an address says', () => {
    for (const theme of [
      {},
      { accent: 'red' },
      { accent: '#12345' },
      { accent: '#fff;}body{display:none' },
      { ground: 'url(//evil.example)' },
      { scheme: 'sepia' },
      { radius: '-1' },
      { radius: '1e9' },
      { radius: '4px' },
      { font: 'toString' },
      { font: 'Comic Sans' },
    ])
      expect([theme, css(theme)]).toEqual([theme, '']);
    expect(css({ scheme: 'dark' })).toBe(':root{color-scheme:dark}');
    expect(css({ radius: '4' })).toBe(':root{--r-1:4px;--r-2:4px;--r-3:4px}');
    expect(css({ radius: '99' })).toContain('--r-1:24px');
    expect(css({ font: 'serif' })).toContain('--font:ui-serif');
    expect(css({ accent: '0A7' })).toBe(css({ accent: '#00aa77' }));
    expect(css({ accent: '0A7' })).toMatch(/--accent:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\)/);
  });

  it.each(['#ffffff', '#fff8e7', '#e8f0ff', '#101418', '#000000', '#1a1030'])('everything reads on %s', (ground) => {
    for (const accent of ['#ffff00', '#0000ff', '#888888', '#ff0066', usualAccent]) {
      const sheet = css({ ground, accent });
      for (const name of ['accent', 'accent-hover', 'accent-press', 'focus'])
        expect([name, contrast(token(sheet, name), ground) >= 4.5]).toEqual([name, true]);
      expect(contrast(token(sheet, 'on-accent'), token(sheet, 'accent'))).toBeGreaterThanOrEqual(4.5);
    }
    expect(css({ ground })).toMatch(/^:root\{color-scheme:(light|dark);--paper:/);
  });

  it('a ground on which neither scheme reads is left out', () => {
    expect(css({ ground: '#777777' })).toBe('');
    expect(css({ ground: '#e00000' })).toBe('');
  });
});

describe('an origin', () => {
  it.each([
    ['https://www.example.com', 'https://www.example.com'],
    ['https://WWW.Example.com/', 'https://www.example.com'],
    ['https://example.com:443', 'https://example.com'],
    ['https://example.com:8443', 'https://example.com:8443'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
    ['http://localhost:5085', 'http://localhost:5085'],
    ['http://127.0.0.1:5085', 'http://127.0.0.1:5085'],
  ])('%s is taken as %s', (given, stored) => expect(toOrigin(given)).toBe(stored));

  it.each([
    'http://example.com',
    'https://example.com/path',
    'https://example.com/?a',
    'https://example.com/#a',
    'https://user@example.com',
    'https://*.example.com',
    '*',
    'https:',
    'null',
    'javascript:alert(1)',
    'data:text/html,x',
    "https://a.example;script-src 'unsafe-inline'",
    "https://a.example' https://b.example",
    'https://[::1]',
    'https://a..example',
    'ftp://example.com',
    'http://localhost.example.com',
    `https://${'a'.repeat(400)}.example`,
  ])('%s is none', (given) => expect(toOrigin(given)).toBeUndefined());

  it('counts once in a list of fifty', () => {
    const read = embedRulesForm.parse({ origins: [' https://a.example ', 'https://A.example/', 'https://b.example'], version: 0 });
    expect(read.origins).toEqual(['https://a.example', 'https://b.example']);
    const many = Array.from({ length: 51 }, (_, at) => `https://a${at}.example`);
    expect(embedRulesForm.safeParse({ origins: many, version: 0 }).success).toBe(false);
  });
});

it('a list shows one to ten webinars', () => {
  expect(['1', '10', '0', '11', 'x', undefined].map(toCount)).toEqual([1, 10, 3, 3, 3, 3]);
});

it('the script of other sites is smaller than 5,000 bytes, and neither evaluates nor writes markup', () => {
  const script = readFileSync('site/public/embed.js', 'utf8');
  expect(gzipSync(script).length).toBeLessThan(5_000);
  expect(script).not.toMatch(/\beval\b|Function\(|innerHTML|insertAdjacent|document\.write|setAttribute|cssText|\bimport\b/);
});
