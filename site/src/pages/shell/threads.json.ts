/** Which articles there are, for the function that keeps their comments: a thread exists for those alone. */
import { articles } from '../../lib/article/articles.ts';

export const GET = async (): Promise<Response> =>
  Response.json(
    Object.fromEntries((await articles()).map(({ slug, title, path, locale, webinar }) => [slug, { title, path, locale, webinar }])),
  );
