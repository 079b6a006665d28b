import { describe, expect, it } from 'vitest';
import { importsOf, readSources, type Source } from './architecture/imports.ts';
import { rules } from './architecture/rules.ts';

const sources = readSources(['shared', 'functions', 'infra', 'site/src']);

describe('the import rules', () => {
  it.each(rules)('$sentence', ({ sentence, breaches }) => {
    const found = sources.flatMap((source) => breaches(source).map((what) => `${source.path} has ${what}`));
    expect(found, sentence).toEqual([]);
  });

  it('no file or folder has a name that says nothing', () => {
    const empty = /^(utils?|helpers?|commons?|managers?|data|misc)$/;
    const named = sources.filter(({ path }) => path.split('/').some((part) => empty.test(part.replace(/\.\w+$/, ''))));
    expect(named.map(({ path }) => path)).toEqual([]);
  });

  it('reads files of every folder', () => {
    const folders = new Set(sources.map(({ path }) => path.split('/')[0]));
    expect([...folders].sort()).toEqual(['functions', 'infra', 'shared', 'site']);
  });
});

describe('a breach', () => {
  const breachesOf = (path: string, code: string): string[] => {
    const source: Source = { path, code, imports: importsOf(path, code) };
    return rules.flatMap(({ breaches }) => [...breaches(source)]);
  };

  it.each([
    ['shared/ids.ts', "import { readFile } from 'node:fs';"],
    ['functions/question/ask.ts', "import {\n  openTable,\n} from '../table/table.ts';"],
    ['functions/question/ask.ts', "import { a, type B } from '../live/store.ts';"],
    ['functions/question/ask.ts', 'export const at = () => new Date();'],
    ['functions/question/routes.ts', "import { createLiveStore } from '#functions/live/store.ts';"],
    ['functions/question/reactions.ts', "export * from '../live/routes.ts';"],
    ['functions/http/seat.ts', "import '@aws-sdk/client-dynamodb';"],
    ['functions/deps.ts', "import type { Clock } from '#infra/local/clock/clock.ts';"],
    ['functions/deps.ts', "const local = await import('../infra/local/ports.ts');"],
    ['infra/aws/app.ts', "import { createApi } from '#functions/api.ts';"],
    ['site/src/lib/feed.ts', "import { toPublic } from '../../../functions/webinar/draft.ts';"],
  ])('in %s is seen: %s', (path, code) => {
    expect(breachesOf(path, code)).not.toEqual([]);
  });

  it.each([
    ['functions/question/ask.ts', "import type { Table } from '../table/table.ts';"],
    ['functions/question/ask.ts', "import { type Table, type Key } from '../table/table.ts';"],
    ['functions/question/ask.ts', "// as in import { z } from 'zoo'\nimport { limits } from '#shared/limits.ts';"],
    ['functions/question/routes.ts', "import { toPublic } from '../webinar/draft.ts';"],
    ['site/src/lib/feed.ts', "import type { Feed } from '#functions/live/feed.ts';"],
  ])('is not what %s does: %s', (path, code) => {
    expect(breachesOf(path, code)).toEqual([]);
  });
});
