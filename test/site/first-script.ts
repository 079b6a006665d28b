/** What a built page runs before anything else is asked for: its scripts and all that they import at once, compressed as they travel. */
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';

const inPage = /<script[^>]* src="([^"]+)"|(?:component|renderer|before-hydration)-url="([^"]+)"/g;
/** `import{a}from"./b.js"`, `import"./b.js"`, `export{a}from"./b.js"`; a late `import(…)` is not meant. */
const imported = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"'();]*?from\s*)?["'](\.[^"']+)["']/g;

/** The addresses of those files with their gzip bytes. `out` is the folder of a build, `html` one of its pages. */
export const firstScript = async (out: string, html: string): Promise<ReadonlyMap<string, number>> => {
  const sizes = new Map<string, number>();
  const read = async (address: string): Promise<void> => {
    if (sizes.has(address)) return;
    const code = await readFile(`${out}${address}`, 'utf8');
    sizes.set(address, gzipSync(code).byteLength);
    for (const [, next = ''] of code.matchAll(imported)) await read(posix.join(posix.dirname(address), next));
  };
  for (const [, script, island] of html.matchAll(inPage)) await read(script ?? island ?? '');
  return sizes;
};
