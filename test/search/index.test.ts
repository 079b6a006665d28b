import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublicPaper } from '#shared/paper.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { pointerPath, recordsPath, type SearchPointer } from '#shared/search.ts';
import { writeIndex } from '../../site/search/write.ts';
import { toPlain, toRecords } from '../../site/src/lib/search/records.ts';
import { aWebinar } from '../site/webinar.fixture.ts';

const question = (text: string, answer?: PublicQuestion['answer']): PublicQuestion => ({
  ...{ id: text, text, by: 'Robin Hidden', votes: 1, askedAt: '2026-11-20T10:00:00Z' },
  ...{ resolution: answer ? 'answered' : 'open', ...(answer && { answer }) },
});

const article = {
  ...{ title: 'On silence', summary: 'Short.', takeaways: [], topics: ['Service'], author: { name: 'Pat', about: '' } },
  ...{ locale: 'de' as const, path: '/de/articles/on-silence/', body: { html: '<p>Fish &#x26; chips</p><p>a &lt;b&gt;</p>' } },
};

const paper = { state: 'published', slug: 'figures', locale: 'en', title: 'Figures of a year', summary: 'What we counted.' } as const;
const reports: readonly PublicPaper[] = [
  { ...paper, file: { kind: 'pdf', size: 9 }, publishedAt: '2026-11-20T10:00:00Z', gated: true, price: 'We live by it.' },
  { state: 'withdrawn', slug: 'gone', locale: 'en', title: 'Gone' },
];

const records = () => {
  const webinar = aWebinar({ state: 'ended', slug: 'one' });
  const asked = new Map([[webinar.id, [question('How long?', { text: 'Two weeks.' }), question('And then?')]]]);
  const spoken = [
    { at: 0, text: 'Welcome.' },
    { at: 59, text: 'Hello.' },
    { at: 60, text: 'y' },
    { at: 70, who: 'Tess Okoye', text: 'x'.repeat(1_199) },
  ];
  const said = new Map([[webinar.id, { said: spoken }]]);
  return toRecords({ articles: [article], reports, webinars: [webinar], asked, said, home: 'en' });
};

describe('what can be found', () => {
  it('is everything in each language, at its address there', () => {
    const found = records().map(({ kind, index, path }) => [kind, index, path]);
    expect(found).toEqual([
      ['article', 'en', '/de/articles/on-silence/'],
      ['article', 'de', '/de/articles/on-silence/'],
      ['report', 'en', '/reports/figures/'],
      ['report', 'de', '/reports/figures/'],
      ['replay', 'en', '/webinars/one/'],
      ['said in a replay', 'en', '/webinars/one/room/#t=0'],
      ['said in a replay', 'en', '/webinars/one/room/#t=60'],
      ['said in a replay', 'en', '/webinars/one/room/#t=70'],
      ['answer', 'en', '/webinars/one/#asked'],
      ['replay', 'de', '/de/webinars/one/'],
      ['said in a replay', 'de', '/de/webinars/one/room/#t=0'],
      ['said in a replay', 'de', '/de/webinars/one/room/#t=60'],
      ['said in a replay', 'de', '/de/webinars/one/room/#t=70'],
      ['answer', 'de', '/de/webinars/one/#asked'],
    ]);
  });

  it('holds questions and answers, and nobody’s name who asked', () => {
    const all = JSON.stringify(records());
    for (const words of ['How long?', 'Two weeks.', 'And then?']) expect(all).toContain(words);
    expect(all).not.toContain('Robin');
  });

  it('leads to the moment at which something was said', () => {
    const said = records().filter(({ kind, index }) => kind === 'said in a replay' && index === 'en');
    expect(said.map(({ title, text }) => [title.slice(-6), text.length])).toEqual([
      [', 0:00', 'Welcome. Hello.'.length],
      [', 1:00', 1],
      [', 1:10', 1_199],
    ]);
  });

  it('reads what was escaped as it was typed', () => {
    expect(toPlain(article.body.html)).toBe('Fish & chips a <b>');
    expect(toPlain('<p>Yes <em>or</em> <strong>no</strong>, then.</p><p>Next</p>')).toBe('Yes or no, then. Next');
    expect(toPlain('&#x110000; &unknown;')).toBe('&#x110000; &unknown;');
  });
});

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
const indexOf = async (all: unknown): Promise<{ folder: string; at: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-search-'));
  folders.push(folder);
  await mkdir(join(folder, 'search'));
  await writeFile(join(folder, recordsPath), JSON.stringify(all));
  await writeIndex(folder);
  return { folder, at: (JSON.parse(await readFile(join(folder, pointerPath), 'utf8')) as SearchPointer).at };
};

describe('the index', () => {
  it('is named by what is in it, takes the records away, and brings no interface of its own', async () => {
    const [one, same, other] = [await indexOf(records()), await indexOf(records()), await indexOf(records().slice(1))];
    expect(one.at).toBe(same.at);
    expect(one.at).not.toBe(other.at);
    expect(await readdir(join(one.folder, 'search'))).toEqual(['index.json']);
    const files = await readdir(join(one.folder, one.at));
    expect(files).toContain('pagefind.js');
    expect(files.filter((name) => name.includes('ui'))).toEqual([]);
    // One part for each record, also where several lead to one address.
    expect(await readdir(join(one.folder, one.at, 'fragment'))).toHaveLength(records().length);
  });
});
