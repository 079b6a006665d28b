/** What the site's own Markdown must hold before anything is built of it. The console's articles come from the API instead. */

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { articleFields } from '#shared/article.ts';

export const collections = {
  articles: defineCollection({ loader: glob({ pattern: '*.md', base: './src/content/articles' }), schema: articleFields }),
};
