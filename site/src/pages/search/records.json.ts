/** What can be found, for the index that is made after the pages (site/search); it takes this file away. */
import type { APIRoute } from 'astro';
import { articles } from '../../lib/article/articles.ts';
import { catalogue } from '../../lib/catalogue.ts';
import { brand } from '../../lib/frame.ts';
import { papers } from '../../lib/papers.ts';
import { replays } from '../../lib/replay/replays.ts';
import { askedInAll } from '../../lib/search/asked.ts';
import { toRecords } from '../../lib/search/records.ts';

export const GET: APIRoute = async () => {
  const [{ locale: home }, webinars, read, reports] = await Promise.all([brand(), catalogue(), articles(), papers()]);
  // While people ask, questions come and go by the minute: what is found is what stayed.
  const asked = await askedInAll(webinars.filter(({ state }) => state === 'ended').map(({ id }) => id));
  const said = await replays(webinars);
  return new Response(JSON.stringify(toRecords({ articles: read, reports, webinars, asked, said, home })));
};
