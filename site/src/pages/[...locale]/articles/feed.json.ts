import type { APIRoute } from 'astro';
import { channelOf } from '../../../lib/article/channel.ts';
import { toJsonFeed } from '../../../lib/article/feeds.ts';
import { localePaths } from '../../../lib/frame.ts';

export const getStaticPaths = localePaths;
export const GET: APIRoute = async ({ params }) => new Response(toJsonFeed(...(await channelOf(params.locale))));
