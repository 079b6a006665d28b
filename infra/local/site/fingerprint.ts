/** What a build of the site was made from, so that nothing is built twice. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Fingerprint = { readonly sources: string; readonly catalogue: string };

const project = fileURLToPath(new URL('../../..', import.meta.url));

const sourceFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(join(project, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[/\\](\.astro|node_modules|dist)[/\\]/.test(file))
    .sort();
};

const hashOfSources = async (): Promise<string> => {
  const files = [...(await sourceFiles('site')), ...(await sourceFiles('shared')), join(project, 'package-lock.json')];
  const hash = createHash('sha256');
  // The place of the project is left out: a moved folder needs no new build.
  for (const file of files) hash.update(file.slice(project.length)).update(await readFile(file));
  return hash.digest('hex');
};

/** The state of everything that a build depends on. Rejects where the API does not answer its catalogue, its brand, its articles, its reports and what people said. */
export const fingerprint = async (api: string, originSecret: string, publicUrl: string): Promise<Fingerprint> => {
  const ask = async (path: string): Promise<string> => {
    const answer = await fetch(api + path, { headers: { 'x-origin-secret': originSecret } });
    if (!answer.ok) throw new Error(`${path} could not be read for the site's build: ${answer.status}`);
    return answer.text();
  };
  const whole = async (list: string): Promise<string> => {
    let [all, next] = ['', ''];
    do {
      const page = await ask(`${list}${next && `&cursor=${next}`}`);
      all += page;
      next = String((JSON.parse(page) as { next?: string }).next ?? '');
    } while (next);
    return all;
  };
  const catalogue = createHash('sha256')
    .update(await ask('/api/webinars?limit=200'))
    .update(await ask('/api/brand'))
    .update(await whole('/api/articles?limit=50'))
    .update(await ask('/api/reports'))
    .update(await whole('/api/quotes?limit=100'))
    .digest('hex');
  const sources = createHash('sha256')
    .update(await hashOfSources())
    .update(publicUrl)
    .digest('hex');
  return { sources, catalogue };
};
