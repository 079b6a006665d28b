/** Where somebody comes from who asks for a report: its page says so in its own address, as a webinar's does. Pure. */
import { cameBy } from '#shared/touch.ts';
import type { Touched } from '../contact/store.ts';

/** Lists show it with every person: an address of a page is cut to what names it. */
const MOST = 120;

/** As the form carries it on where it has to be mended. `said`: what it carried; `page`: the address of the form's page, as the browser names it. */
export const carriedBy = (said: string | undefined, page: string | undefined, ours: string): string => {
  if (said !== undefined || page === undefined || !URL.canParse(page)) return said ?? '';
  const { origin, pathname, searchParams } = new URL(page);
  if (origin !== new URL(ours).origin || pathname.startsWith('/api/')) return '';
  const { utm = {}, referrer, landing, via } = cameBy(searchParams);
  const parts = Object.entries(utm).map(([name, value]) => [`utm_${name}`, value]);
  const rest = Object.entries({ referrer, landing: landing ?? pathname, via });
  return new URLSearchParams([...parts, ...rest].flatMap(([name, value]) => (name && value ? [[name, value]] : []))).toString();
};

export const toCame = (carried: string): Omit<Touched, 'at'> => {
  const { utm, ...rest } = cameBy(new URLSearchParams(carried));
  return Object.fromEntries(
    Object.entries({ ...utm, ...rest }).flatMap(([name, value]) => (value ? [[name, String(value).slice(0, MOST)]] : [])),
  );
};
