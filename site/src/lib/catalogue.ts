/** The public webinars at build time, asked from the API once per build. */
import type { Page } from '#shared/page.ts';
import type { PublicWebinar } from '#shared/webinar.ts';

const ask = async (base: string, cursor: string | undefined): Promise<Page<PublicWebinar>> => {
  const url = new URL('/api/webinars', base);
  url.searchParams.set('state', 'live,upcoming,ended');
  url.searchParams.set('limit', '200');
  if (cursor) url.searchParams.set('cursor', cursor);
  const secret = process.env.PARLEY_ORIGIN_SECRET;
  const answer = await fetch(url, { headers: { accept: 'application/json', ...(secret && { 'x-origin-secret': secret }) } });
  // A build without its catalogue would publish an empty site: better no build.
  if (!answer.ok) throw new Error(`The catalogue answered ${answer.status}: the site is not built.`);
  return (await answer.json()) as Page<PublicWebinar>;
};

const load = async (): Promise<readonly PublicWebinar[]> => {
  const base = process.env.PARLEY_API;
  if (!base) return [];
  const webinars: PublicWebinar[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(base, cursor);
    webinars.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return webinars;
};

let loading: Promise<readonly PublicWebinar[]> | undefined;

/** Every public webinar; empty where PARLEY_API is unset. Throws where the API does not answer. */
export const catalogue = (): Promise<readonly PublicWebinar[]> => {
  loading ??= load();
  return loading;
};
