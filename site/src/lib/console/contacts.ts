/** The list of people: its filters as the page's address holds them, and its words. */
import { type Reach, reaches } from '#shared/contact.ts';
import { leftWords } from '#shared/reach.ts';

export type Filter = {
  readonly find: string;
  readonly label: string;
  readonly consent: string;
  readonly reach: string;
  readonly country: string;
};

export const everybody: Filter = { find: '', label: '', consent: '', reach: '', country: '' };

const inQuery = ['label', 'consent', 'reach', 'country'] as const;

/** Two letters find somebody; one would find a part of everybody. */
export const isTooShort = (find: string): boolean => [...find.trim()].length === 1;

/** As the API is asked. */
export const toQuery = (filter: Filter): string => {
  const find = isTooShort(filter.find) ? '' : filter.find.trim();
  return new URLSearchParams(Object.entries({ ...filter, find }).filter(([, value]) => value !== '')).toString();
};

/**
 * As the page's address holds it. What somebody looks for is often an address: it stands behind the `#`, which no browser sends and no log
 * keeps.
 */
export const toAddress = (path: string, filter: Filter): string => {
  const query = new URLSearchParams(inQuery.flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))).toString();
  const hash = filter.find.trim() ? `#${new URLSearchParams({ find: filter.find.trim() })}` : '';
  return path + (query && `?${query}`) + hash;
};

export const fromAddress = ({ search, hash }: { readonly search: string; readonly hash: string }): Filter => {
  const [query, behind] = [new URLSearchParams(search), new URLSearchParams(hash.slice(1))];
  const of = (name: (typeof inQuery)[number]): string => query.get(name) ?? '';
  const [consent, reach] = [of('consent'), of('reach')];
  return {
    find: behind.get('find') ?? '',
    label: of('label'),
    consent: ['marketing', 'research'].includes(consent) ? consent : '',
    reach: (reaches as readonly string[]).includes(reach) ? reach : '',
    country: of('country'),
  };
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Where somebody stands with marketing mail. */
export const reachWords = (reach: Reach): string => (reach === 'yes' ? 'May be mailed' : capital(leftWords[reach]));

/** Blue and green say yes, amber waits for somebody. */
export const reachTone = (reach: Reach): string => {
  if (reach === 'yes') return 'good';
  return reach === 'hold' || reach === 'unconfirmed' || reach === 'paused' ? 'due' : '';
};

export const dayWords = (day: string): string => new Date(day).toLocaleDateString('en-GB', { dateStyle: 'medium' });
