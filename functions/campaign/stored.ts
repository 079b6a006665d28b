/** A campaign as it is stored, and when it is looked at by itself. Pure. */
import type { Briefed, CampaignChannel, CampaignOrigin, CampaignState, Radar } from '#shared/campaign.ts';
import { HOURS } from '#shared/forecast.ts';
import { campaignEntry, campaignKey, dueEntry, idOf } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export type Campaign = {
  readonly id: string;
  readonly name: string;
  readonly promise: string;
  readonly state: CampaignState;
  readonly channel: CampaignChannel;
  readonly at: string;
  readonly landing?: string;
  readonly segment?: string;
  /** As somebody said it; a count of the segment says it better. */
  readonly size?: number;
  readonly owner: string;
  readonly series: string;
  readonly origin?: CampaignOrigin;
  /** Why people who are owed an answer get it as well. */
  readonly overHold?: string;
  /** Why it is ready although its owner has not read what the one before caused. */
  readonly overridden?: string;
  readonly radar?: Radar;
  readonly by: string;
  readonly createdAt: string;
  /** Counts what a calendar shows otherwise. */
  readonly sequence: number;
  readonly version: number;
};

/** Expected questions stand beside it: lists read many campaigns and none of these. */
export type Briefing = readonly Briefed[];

const HOUR_MS = 3_600_000;
/** Sends of longer ago say nothing of the next one, and nobody has to read of them any more. */
export const EARLIER_DAYS = 400;
/** Who gets it is counted when it is near, and once more shortly before it goes. */
const COUNTED_BEFORE = [48 * HOUR_MS, 2 * HOUR_MS] as const;

export const isAhead = ({ state }: Pick<Campaign, 'state'>): boolean => state === 'planned' || state === 'ready';
export const isOver = ({ state }: Pick<Campaign, 'state'>): boolean => state === 'done' || state === 'cancelled';

const later = (at: string, by: number): string => new Date(Date.parse(at) + by).toISOString();
export const watchedUntil = ({ at }: Pick<Campaign, 'at'>): string => later(at, HOURS * HOUR_MS);

/** What its time made of it. One that nobody marked ready stays planned; a run of invitations says itself when it is done. */
export const lapsed = (it: Campaign, now: Date): CampaignState => {
  const time = now.toISOString();
  if (it.state === 'ready' && it.at <= time) return it.origin?.kind === 'invitation' || watchedUntil(it) > time ? 'running' : 'done';
  return it.state === 'running' && it.origin?.kind !== 'invitation' && watchedUntil(it) <= time ? 'done' : it.state;
};

/** When it is looked at next; undefined where time changes nothing any more. */
export const timerOf = (it: Campaign, now: Date): string | undefined => {
  if (it.state === 'running') return it.origin?.kind === 'invitation' ? undefined : watchedUntil(it);
  if (!isAhead(it)) return undefined;
  const counts = it.segment ? COUNTED_BEFORE.map((before) => later(it.at, -before)) : [];
  // One that is marked ready after its time goes out at once.
  return counts.find((at) => at > now.toISOString()) ?? (it.state === 'ready' ? it.at : undefined);
};

export const campaignToItem = (it: Campaign, now: Date): Item => {
  const [key, timer] = [campaignKey(it.id), timerOf(it, now)];
  return { ...key, ...it, ...campaignEntry(it.at, it.id), ...(timer ? dueEntry(key, timer) : {}), v: DATA_VERSION };
};

export const itemToCampaign = (item: Item): Campaign => {
  const { pk, sk: _sk, listPk: _lp, listSk: _ls, duePk: _dp, dueSk: _ds, v: _v, ...stored } = item;
  return { ...(stored as Omit<Campaign, 'id'>), id: idOf(pk) };
};

/** How many get it, as far as anybody knows. */
export const peopleOf = ({ radar, size }: Pick<Campaign, 'radar' | 'size'>): number | null => radar?.people ?? size ?? null;
