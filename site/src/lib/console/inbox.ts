/** What the inbox shows, as the page's address holds it and as the API is asked. Pure. */
import type { CaseLine, CaseSort, CaseView, Priority } from '#shared/case.ts';
import { caseSorts, priorities } from '#shared/case-choices.ts';

export type InboxView = Exclude<CaseView, 'listen'>;
export const inboxViews = [
  'mine',
  'unassigned',
  'due-today',
  'overdue',
  'undelivered',
  'waiting',
  'snoozed',
  'all',
] as const satisfies readonly InboxView[];

const inQuery = ['webinar', 'campaign', 'label', 'priority', 'owner', 'state'] as const;
export type Narrow = Readonly<Record<(typeof inQuery)[number] | 'find', string>>;

/** Where somebody is in the inbox. `open`: the case that is read; '' for none. */
export type Place = { readonly view: InboxView; readonly sort: CaseSort; readonly narrow: Narrow; readonly open: string };

export const wide: Narrow = { webinar: '', campaign: '', label: '', priority: '', owner: '', state: '', find: '' };

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | undefined => all.find((one) => one === text);

export const fromAddress = ({ search, hash }: { readonly search: string; readonly hash: string }): Place => {
  const [query, behind] = [new URLSearchParams(search), new URLSearchParams(hash.slice(1))];
  const of = (name: string): string => query.get(name) ?? '';
  return {
    view: oneOf(inboxViews, query.get('view')) ?? 'mine',
    sort: oneOf(caseSorts, query.get('sort')) ?? 'due',
    narrow: {
      ...{ webinar: of('webinar'), campaign: of('campaign'), label: of('label'), owner: of('owner'), find: behind.get('find') ?? '' },
      ...{ priority: oneOf(priorities, query.get('priority')) ?? '', state: oneOf(['resolved'], query.get('state')) ?? '' },
    },
    open: of('case'),
  };
};

const given = (narrow: Narrow): [string, string][] => inQuery.flatMap((name) => (narrow[name] ? [[name, narrow[name]]] : []));

/** What somebody looks for may be a customer's name: it stands behind the `#`, which no browser sends and no log keeps. */
export const toAddress = (path: string, { view, sort, narrow, open }: Place): string => {
  const query = new URLSearchParams([
    ...(view === 'mine' ? [] : [['view', view]]),
    ...(sort === 'due' ? [] : [['sort', sort]]),
    ...given(narrow),
    ...(open ? [['case', open]] : []),
  ]).toString();
  const hash = narrow.find.trim() ? `#${new URLSearchParams({ find: narrow.find.trim() })}` : '';
  return path + (query && `?${query}`) + hash;
};

/** As the API is asked for a page. */
export const toQuery = ({ view, sort, narrow }: Pick<Place, 'view' | 'sort' | 'narrow'>): string =>
  new URLSearchParams([
    ['view', view],
    ['sort', sort],
    ...given(narrow),
    ...(narrow.find.trim() ? [['find', narrow.find.trim()]] : []),
  ]).toString();

export const isNarrow = (narrow: Narrow): boolean => Object.values(narrow).some((value) => value.trim() !== '');

/** Whether a case that was changed here still stands in the view; the clock's views let go of what is not open any more. */
export const staysIn = ({ view, narrow }: Place, { state, owner, priority, undelivered }: CaseLine, me: string): boolean => {
  if (narrow.priority && priority !== (narrow.priority as Priority)) return false;
  if (narrow.owner && owner !== narrow.owner) return false;
  if (narrow.state === 'resolved') return state === 'resolved';
  if (view === 'undelivered') return undelivered === true;
  if (view === 'waiting') return state === 'pending';
  if (view === 'snoozed') return state === 'snoozed';
  if (view === 'all') return state !== 'resolved';
  if (state !== 'open') return false;
  if (view === 'mine') return owner === me;
  return view === 'unassigned' ? owner === undefined : true;
};
