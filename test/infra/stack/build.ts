import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ofType, resources, withStack } from './template.ts';

/** What the build installs: the packages that `package.json` names. */
const { devDependencies = {}, dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as Partial<
  Record<'dependencies' | 'devDependencies', Record<string, string>>
>;
const installed = Object.keys({ ...dependencies, ...devDependencies });

const [project] = ofType(resources(), 'AWS::CodeBuild::Project').map(([, { Properties }]) => JSON.stringify(Properties));

describe('the build project', () => {
  it('gets every file that its scripts and pages import', () => {
    withStack({}, (_stack, _app, folder) => {
      const source = readdirSync(folder)
        .map((name) => join(folder, name))
        .find((path) => existsSync(join(path, 'site/astro.config.mjs')));
      expect(source).toBeDefined();
      const built = (entryPoints: string[], given: readonly string[]) => () =>
        buildSync({
          absWorkingDir: source ?? '',
          entryPoints,
          bundle: true,
          format: 'esm',
          platform: 'node',
          external: [...installed.flatMap((name) => [name, `${name}/*`]), ...given],
          outdir: 'none',
          write: false,
          logLevel: 'silent',
        });
      expect(built(['infra/aws/draw-pictures.ts', 'infra/aws/publish-site.ts', 'site/search/make.ts'], [])).not.toThrow();
      // Pages run inside of Astro, which hands them the collections.
      expect(built(['site/src/lib/paths.ts'], ['astro:content'])).not.toThrow();
    });
  });

  it('draws before it builds, joins both, makes the search, and publishes last; pictures and a search that fail stop nothing', () => {
    const order = [
      'draw-pictures.ts || echo',
      'astro build',
      'cp -R pictures/. built/',
      'search/make.ts built || echo',
      'publish-site.ts built',
    ].map((step) => project?.indexOf(step) ?? -1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order.every((at) => at >= 0)).toBe(true);
  });
});
