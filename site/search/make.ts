/** `node site/search/make.ts <folder of a built site>`: makes its search, after the pages and in a process of its own. */
import { writeIndex } from './write.ts';

const [built] = process.argv.slice(2);
if (!built) throw new Error('Say node site/search/make.ts <folder of a built site>.');
const began = performance.now();
const records = await writeIndex(built);
console.log(`Search: ${records} records in ${Math.round(performance.now() - began)} ms.`);
