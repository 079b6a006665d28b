/** Reads what source files import, with the paths resolved, so that rules about folders can be checked. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

export type Import = {
  /** A path from the project's root for our own files (`shared/ids.ts`), else the package's name as written. */
  readonly target: string;
  readonly typeOnly: boolean;
};

export type Source = { readonly path: string; readonly code: string; readonly imports: readonly Import[] };

/** A line comment starts a line or follows a space: `https://` in a text is none. */
const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const resolve = (from: string, specifier: string): string => {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier;
};

const STATEMENT = /(?:^|[;\n}])\s*(import|export)\s+(type\s+)?((?:[\w*$\s,]|\{[^}]*\})*?\bfrom\s*)?['"]([^'"\n]+)['"]/g;
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** `{ type A, type B }` brings nothing into the running program either. */
const bringsTypesOnly = (clause: string): boolean => {
  const names = /^\s*\{([^}]*)\}\s*from\s*$/.exec(clause)?.[1];
  return (names ?? '').split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) && names !== undefined;
};

/** What `code` of the file `path` imports. */
export const importsOf = (path: string, code: string): Import[] => {
  const text = withoutComments(code);
  const fixed = [...text.matchAll(STATEMENT)].map(([, , type, clause = '', specifier = '']) => ({
    target: resolve(path, specifier),
    typeOnly: Boolean(type) || bringsTypesOnly(clause),
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, specifier = '']) => ({ target: resolve(path, specifier), typeOnly: false }));
  return [...fixed, ...dynamic];
};

/** All source files below the given folders. */
export const readSources = (folders: readonly string[]): Source[] =>
  folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,mjs,astro}`, { cwd: project }))
    .filter((path) => !/(^|\/)(node_modules|\.astro|dist|cdk\.out)\//.test(path))
    .sort()
    .map((path) => {
      const code = readFileSync(join(project, path), 'utf8');
      return { path, code: withoutComments(code), imports: importsOf(path, code) };
    });
