/** Which cases a view shows, and from which lists they come. Pure. */
import type { CaseQuery, CaseView } from '#shared/case.ts';
import type { Office } from '#shared/due.ts';
import { instantToWall, wallToInstants } from '#shared/zone.ts';
import { foldName } from '../campaign/fold.ts';
import { caseList } from '../table/keys.ts';
import { campaignList, ownerList, undeliveredCases, votesList, waitingList, webinarList } from './lists.ts';
import { dueOf } from './sla.ts';
import type { StoredCase } from './stored.ts';

const DAY_MS = 86_400_000;

/** The end of today in the organisation's own calendar, ISO. */
export const endOfToday = (now: Date, { timeZone }: Pick<Office, 'timeZone'>): string => {
  const today = instantToWall(now, timeZone).slice(0, 10);
  const next = new Date(Date.parse(`${today}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  // Some zones change their clocks at midnight: then the day ends an hour later.
  return (wallToInstants(`${next}T00:00`, timeZone)[0] ?? wallToInstants(`${next}T01:00`, timeZone)[0] ?? now).toISOString();
};

export type Moment = { readonly me: string; readonly now: string; readonly endOfToday: string };

const inView: Readonly<Record<Exclude<CaseView, 'listen'>, (it: StoredCase, at: Moment) => boolean>> = {
  mine: ({ state, owner }, { me }) => state === 'open' && owner === me,
  unassigned: ({ state, owner }) => state === 'open' && owner === undefined,
  'due-today': (it, { now, endOfToday: end }) => {
    const due = dueOf(it);
    return due !== undefined && due > now && due < end;
  },
  overdue: (it, { now }) => {
    const due = dueOf(it);
    return due !== undefined && due <= now;
  },
  undelivered: ({ undelivered }) => undelivered !== undefined,
  waiting: ({ state }) => state === 'pending',
  snoozed: ({ state }) => state === 'snoozed',
  all: ({ state }) => state !== 'resolved',
};

type Wanted = Omit<CaseQuery, 'view'> & { readonly view: Exclude<CaseView, 'listen'> };

/** Lists change a moment after the case: what it says itself decides. */
export const fits = (it: StoredCase, wanted: Wanted, at: Moment): boolean =>
  (wanted.state ? it.state === wanted.state : inView[wanted.view](it, at)) &&
  (wanted.webinar === undefined || it.webinar === wanted.webinar) &&
  (wanted.campaign === undefined || foldName(it.campaign ?? '') === foldName(wanted.campaign)) &&
  (wanted.priority === undefined || it.priority === wanted.priority) &&
  (wanted.owner === undefined || (it.owner ?? '') === wanted.owner);

/** `sortHere`: a short list that is read whole and put in order by us. */
export type Plan = {
  readonly lists: readonly { readonly pk: string; readonly from?: string; readonly before?: string; readonly newestFirst?: boolean }[];
  readonly sortHere: boolean;
};

const narrow = ({ view, owner, webinar, campaign }: Wanted, { me }: Moment): string | undefined => {
  if (view === 'mine') return ownerList(me);
  if (owner !== undefined && view !== 'waiting' && view !== 'snoozed' && view !== 'all') return ownerList(owner === '' ? undefined : owner);
  if (webinar !== undefined) return webinarList(webinar);
  return campaign === undefined ? undefined : campaignList(campaign);
};

/** Everything that is open, in an order of its own. */
const ordered: Readonly<Partial<Record<CaseQuery['sort'], string>>> = { votes: votesList, waiting: waitingList };

/** The shortest list that holds them all: pages are read from it in its own order, no list is counted or read to its end. */
export const planOf = (wanted: Wanted, at: Moment): Plan => {
  const { view, sort } = wanted;
  if (wanted.state) return { lists: [{ pk: caseList(wanted.state), newestFirst: true }], sortHere: false };
  if (view === 'undelivered') return { lists: [{ pk: undeliveredCases }], sortHere: sort !== 'due' };
  const list = narrow(wanted, at);
  if (list) return { lists: [{ pk: list }], sortHere: sort !== 'due' };
  if (view === 'waiting') return { lists: [{ pk: caseList('pending') }], sortHere: sort !== 'due' };
  if (view === 'snoozed') return { lists: [{ pk: caseList('snoozed') }], sortHere: sort !== 'due' };
  const open = caseList('open');
  // Those who wait for us stand first, whatever the order; the others keep their own.
  if (view === 'all')
    return { lists: [{ pk: ordered[sort] ?? open }, { pk: caseList('pending') }, { pk: caseList('snoozed') }], sortHere: false };
  if (ordered[sort]) return { lists: [{ pk: ordered[sort] }], sortHere: false };
  if (view === 'unassigned') return { lists: [{ pk: ownerList(undefined) }], sortHere: false };
  if (view === 'overdue') return { lists: [{ pk: open, before: `${at.now}~` }], sortHere: false };
  return { lists: [{ pk: open, from: at.now, before: at.endOfToday }], sortHere: false };
};

/** Most votes first; who waits longest first; what is due first. */
export const inOrder = (sort: CaseQuery['sort'], cases: readonly StoredCase[]): readonly StoredCase[] =>
  cases.toSorted((a, b) => {
    if (sort === 'votes' && a.votes !== b.votes) return b.votes - a.votes;
    const [one, other] = sort === 'waiting' ? [a.waitingSince, b.waitingSince] : [dueOf(a), dueOf(b)];
    return (one ?? '~') < (other ?? '~') ? -1 : 1;
  });
