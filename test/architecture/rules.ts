/** The import rules of the design, each with its sentence. A rule answers what a file does against it. */
import type { Source } from './imports.ts';

export type Rule = { readonly sentence: string; readonly breaches: (source: Source) => readonly string[] };

const layers = ['http', 'table', 'mail', 'lambda'];

/** The feature that a file of `functions/<feature>/` belongs to. */
const featureOf = (path: string): string | undefined => {
  const [top, folder, file] = path.split('/');
  return top === 'functions' && folder && file && !layers.includes(folder) ? folder : undefined;
};

/** Impure files have reserved names; a feature with two sets of routes names the second for its reader (`team-routes.ts`). */
const isImpure = (path: string): boolean => /\/((\w+-)?routes|store|reactions|letters)\.ts$/.test(path);
const isRoutesOrStore = (path: string): boolean => /\/((\w+-)?routes|store)\.ts$/.test(path);
const isPure = (path: string): boolean => featureOf(path) !== undefined && !isImpure(path);

/** What computes and nothing else; hashing and comparing are computations, and so is writing HTML or a calendar file, and reading a table. */
const pureElsewhere = [
  'functions/failure.ts',
  'functions/table/cursor.ts',
  'functions/table/keys.ts',
  'functions/table/shape.ts',
  'functions/table/facts.ts',
  'functions/table/expression.ts',
];
const purePackages = ['zod', 'node:crypto', 'node:util', 'node:stream', 'hono/html', 'ical-generator', 'csv-parse', 'hucre/xlsx'];
const isOpenToPure = (target: string): boolean =>
  target.startsWith('shared/') || isPure(target) || pureElsewhere.includes(target) || purePackages.includes(target);

const worldly =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bprocess\.\w|\brandom(Bytes|UUID|Int)\b|\bsetTimeout\b|\bfetch\(/g;

const values = (source: Source): string[] => source.imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target);
const within = (folder: string, find: (source: Source) => string[]) => (source: Source) =>
  source.path.startsWith(folder) ? find(source) : [];

/** What one machine's processes are made of: the entry points, the composition root, and how the table is shaped and keyed. */
const openToLocal = [
  'api',
  'config',
  'counts',
  'deps',
  'team-deps',
  'work-deps',
  'journeys',
  'mail/message',
  'mail/smtp',
  'mailer',
  'reactions',
  'work',
  'table/shape',
  'table/keys',
  'table/facts',
];

export const rules: readonly Rule[] = [
  {
    sentence: 'shared imports zod and itself only: it has no I/O and no clock',
    breaches: within('shared/', (source) => [
      ...source.imports.map(({ target }) => target).filter((target) => target !== 'zod' && !target.startsWith('shared/')),
      ...(source.code.match(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.\w|\bfetch\(/g) ?? []),
    ]),
  },
  {
    sentence:
      'a pure feature file imports shared and pure files only (what touches the world is named routes, store, reactions or letters)',
    breaches: (source) => (isPure(source.path) ? values(source).filter((target) => !isOpenToPure(target)) : []),
  },
  {
    sentence: 'a pure feature file sees no clock, no randomness and no process: they are passed in',
    breaches: (source) => (isPure(source.path) ? (source.code.match(worldly) ?? []) : []),
  },
  {
    sentence: 'a feature never imports the routes or the store of another: it asks deps',
    breaches: (source) => {
      const own = featureOf(source.path);
      if (!own) return [];
      return values(source).filter((target) => isRoutesOrStore(target) && featureOf(target) !== undefined && featureOf(target) !== own);
    },
  },
  {
    sentence: 'only functions/table imports the DynamoDB SDK',
    breaches: within('functions/', (source) =>
      source.path.startsWith('functions/table/') ? [] : values(source).filter((target) => /dynamodb/.test(target)),
    ),
  },
  {
    sentence: 'functions import neither infra nor site, so nothing of one machine is deployed',
    breaches: within('functions/', (source) =>
      source.imports.map(({ target }) => target).filter((target) => /^(infra|site)\//.test(target)),
    ),
  },
  {
    sentence: 'functions/lambda holds nothing but entry points: nobody imports them',
    breaches: (source) =>
      source.path.startsWith('functions/lambda/') ? [] : values(source).filter((target) => /^functions\/lambda\/\w+\.ts$/.test(target)),
  },
  {
    sentence: 'infra/aws imports of the functions their table shape only; entries are paths',
    breaches: within('infra/aws/', (source) =>
      values(source).filter((target) => target.startsWith('functions/') && target !== 'functions/table/shape.ts'),
    ),
  },
  {
    sentence:
      'infra/local imports of the functions their entry points, deps, config, pure files, and the table’s shape, keys and facts (all pure) only',
    breaches: within('infra/local/', (source) =>
      values(source).filter((target) => target.startsWith('functions/') && !isPure(target) && !openToLocal.includes(target.slice(10, -3))),
    ),
  },
  {
    sentence: 'site imports shared, and from functions types only',
    breaches: within('site/', (source) => [
      ...values(source).filter((target) => target.startsWith('functions/')),
      ...source.imports.map(({ target }) => target).filter((target) => target.startsWith('infra/')),
    ]),
  },
];
