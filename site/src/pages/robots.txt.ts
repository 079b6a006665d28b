/** What no search engine needs, and where it finds the rest. */
import type { APIRoute } from 'astro';
import { base } from '../lib/frame.ts';

const closed = ['/api/', '/console/', '/join/', '/me/'];

export const GET: APIRoute = () =>
  new Response(['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), `Sitemap: ${base}/sitemap.xml`, ''].join('\n'));
