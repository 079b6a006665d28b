/** Where somebody comes from, as an address says it: it goes along in the address, so that nothing has to be kept in a browser. */
import type { RegistrationForm } from './registration.ts';

export const utmNames = ['source', 'medium', 'campaign', 'term', 'content'] as const;
/** Longer than any campaign is called. */
const MOST = 200;

/** What travels from page to page of ours: the words of a campaign, who shared the link, and what was before our first page. */
export const carried = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'via', 'referrer', 'landing'] as const;

type Came = Pick<RegistrationForm, 'utm' | 'referrer' | 'landing' | 'via'>;

/** What an address says of it. Nothing for what it does not say. */
export const cameBy = (address: URLSearchParams): Came => {
  const said = (name: string): string | undefined => address.get(name)?.trim().slice(0, MOST) || undefined;
  const utm = Object.fromEntries(utmNames.flatMap((name) => (said(`utm_${name}`) ? [[name, said(`utm_${name}`)]] : [])));
  const rest = Object.fromEntries((['referrer', 'landing', 'via'] as const).flatMap((name) => (said(name) ? [[name, said(name)]] : [])));
  return { ...(Object.keys(utm).length > 0 ? { utm } : {}), ...rest };
};

/** Of a page of somebody else: its origin and path, never what it was asked. Undefined for one of ours, or none. */
export const toReferrer = (page: string, ours: string): string | undefined => {
  if (!URL.canParse(page)) return undefined;
  const { origin, pathname, protocol } = new URL(page);
  return origin === ours || !/^https?:$/.test(protocol) ? undefined : `${origin}${pathname}`.slice(0, MOST);
};
