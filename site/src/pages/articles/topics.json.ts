/** Every topic of the published site, for the console: who writes is offered the words that are there already. */
import { locales } from '#shared/setting.ts';
import { topicsIn } from '../../lib/topic/places.ts';

export const GET = async (): Promise<Response> => {
  const words = (await Promise.all(locales.map(topicsIn))).flat();
  return Response.json([...new Set(words)].sort((a, b) => a.localeCompare(b)));
};
