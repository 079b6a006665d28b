import { describe, expect, it } from 'vitest';
import { foldWord, wordAddresses } from '#shared/word-address.ts';
import { toBody } from '../../site/src/lib/article/body.ts';

describe('addresses of topics and authors', () => {
  const of = (words: string[]) => words.map((word) => wordAddresses(words).get(foldWord(word)));
  it.each([
    [
      ['Service', 'Writing'],
      ['service', 'writing'],
    ],
    [
      ['Service', 'service'],
      ['service', 'service'],
    ],
    [['Größe'], ['grosse']],
  ])('%j are %j', (words, addresses) => expect(of(words)).toEqual(addresses));

  it.each([[['C', 'C#', 'C++']], [['Résumé', 'Resume']], [['Вопросы', '質問', 'Service']], [['#', '##']]])(
    '%j are all different, and links',
    (words) => {
      const addresses = of(words);
      expect(new Set(addresses).size).toBe(words.length);
      for (const one of addresses) expect(one).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    },
  );

  it('a word that loses nothing keeps its plain address, whichever comes first', () => {
    expect(of(['C#', 'C'])[1]).toBe('c');
    expect(of(['C', 'C#'])[0]).toBe('c');
  });
});

const words = { source: 'Source', method: 'Method', measured: 'Measured with us' };

describe('a short text that becomes very much', () => {
  const wide = `${'|a'.repeat(2_000)}|\n${'|-'.repeat(2_000)}|\n${'|\n'.repeat(2_000)}`;
  it.each([
    ['a table of four million cells', wide],
    ['emphasis without words', '*_'.repeat(10_000)],
    ['quotes in quotes', `${'> '.repeat(2_000)}a`],
  ])('%s is shown as it was written', (_, markdown) => {
    const { html } = toBody(markdown, words);
    expect(html).toMatch(/^<pre>/);
    expect(html.length).toBeLessThan(markdown.length * 6);
  });

  it('thousands of sections of one name have names of their own', () => {
    const { contents } = toBody(`${'# a\n'.repeat(2_000)}# a 2\n`, words);
    expect(new Set(contents.map(({ id }) => id)).size).toBe(2_001);
  });

  it('a table as people make one stays a table', () => {
    expect(toBody('| a | b |\n|---|---|\n| 1 | 2 |', words).html).toContain('<table>');
  });
});
