/** How long things are kept (DESIGN section 8). Pure. */
import { purposes } from '#shared/consent.ts';
import type { Webinar } from '#shared/webinar.ts';
import { ASKED_DAYS } from '../consent/ledger.ts';
import { standing } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';

const DAY_MS = 86_400_000;
/** Days after a webinar's end for which people are kept who never confirmed their address, and browsers that were nobody known. */
const UNCONFIRMED_DAYS = 7;
/** For so long somebody stays who never confirmed and is owed an answer. */
const OWED_DAYS = 56;
/** The file of an export, and of a copy of one's data, is gone after a day. */
const FILE_HOURS = 24;
/** Days on which nobody looked are made up for. */
const LATE_DAYS = 7;

/** The webinar's own end; the planned one where it never began. */
const endOf = ({ endedAt, endsAt }: Pick<Webinar, 'endedAt' | 'endsAt'>): number => Date.parse(endedAt ?? endsAt);

const isOver = ({ state }: Pick<Webinar, 'state'>): boolean => state === 'ended' || state === 'archived' || state === 'cancelled';

type Ending = Pick<Webinar, 'state' | 'endedAt' | 'endsAt'>;

/** When those go who never confirmed; undefined while it is still to come, runs, or its end is taken back. */
export const sweepAt = (webinar: Ending): string | undefined =>
  isOver(webinar) ? new Date(endOf(webinar) + UNCONFIRMED_DAYS * DAY_MS).toISOString() : undefined;

/** The next look at those who stayed because they are owed an answer; undefined once nobody waits for it any longer. */
export const nextLook = (webinar: Ending, now: Date): string | undefined => {
  const next = now.getTime() + UNCONFIRMED_DAYS * DAY_MS;
  return isOver(webinar) && next <= endOf(webinar) + OWED_DAYS * DAY_MS ? new Date(next).toISOString() : undefined;
};

/** The first day (UTC) of which people's last acts are still kept. */
export const firstKeptDay = (now: Date, months: number): string => {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate()));
  return day.toISOString().slice(0, 10);
};

/**
 * The days (UTC) of people's last acts, from `from` on and before `before`, since which every request of theirs has become over. A request is
 * an act, so nobody asked for anything later than that.
 */
export const overRequests = (now: Date): { readonly from: string; readonly before: string } => {
  const back = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  return { from: back(ASKED_DAYS + LATE_DAYS), before: back(ASKED_DAYS) };
};

/** They agreed to something, or were asked and still can. */
export const isWanted = (known: Pick<Contact, 'consent'>, now: Date): boolean =>
  purposes.some((purpose) => ['asked', 'confirmed'].includes(standing(known, purpose, now)?.state ?? ''));

export const oldestFile = (now: Date): string => new Date(now.getTime() - FILE_HOURS * 3_600_000).toISOString();

type Stored = Readonly<Record<string, unknown>> & { readonly sk: string };

/**
 * What a mail server or a complaint tells, what the team took back, and what we wrote to them is not done by the person; the press of a
 * mail's link is.
 */
const isOwn = ({ sk, event, method }: Stored): boolean => {
  if (['letter#', 'suppression#', 'note#'].some((ours) => sk.startsWith(ours))) return false;
  return sk.startsWith('consent#') ? method !== 'complaint' && method !== 'manual' : event === undefined || event === 'clicked';
};

/** The latest time at which a person did anything, from everything in their partition. */
export const lastAct = (items: readonly Stored[]): string =>
  items
    .filter(isOwn)
    .flatMap(({ sk, at, lastAt, confirmedAt }) => [/^(?:touch|consent)#(\d{4}-[\d-]+T[\d:.]+Z)/.exec(sk)?.[1], at, lastAt, confirmedAt])
    .filter((time): time is string => typeof time === 'string')
    .reduce((last, time) => (time > last ? time : last), '');
