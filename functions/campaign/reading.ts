/** Campaigns with what stands around them, each read once. */
import type { CampaignLine, Gate } from '#shared/campaign.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { previousOf, toGate } from './figures.ts';
import type { Campaign } from './stored.ts';
import { toLine } from './view.ts';

const DAY_MS = 86_400_000;
/** Sends of longer ago say nothing of the next one. */
const EARLIER_DAYS = 400;
const MOST_EARLIER = 200;

export const toLines = async (deps: DeskDeps, some: readonly Campaign[]): Promise<readonly CampaignLine[]> => {
  const hasSegment = some.some(({ segment }) => segment !== undefined);
  const [segments, caused] = await Promise.all([hasSegment ? deps.segment.list() : [], deps.campaign.caused(some.map(({ name }) => name))]);
  const names = new Map(segments.map(({ id, name }) => [id, name]));
  return some.map((it) => toLine(it, names, caused));
};

/** Those that went out before it, the latest first. */
export const earlierThan = (deps: DeskDeps, { at }: Pick<Campaign, 'at'>): Promise<Campaign[]> =>
  deps.campaign.between(new Date(Date.parse(at) - EARLIER_DAYS * DAY_MS).toISOString(), at, { most: MOST_EARLIER, newestFirst: true });

/** What its owner is to read before it is ready; undefined where nothing is in its way but its time. */
export const gateOf = async (deps: DeskDeps, it: Campaign, earlier: readonly Campaign[]): Promise<Gate | undefined> => {
  const previous = previousOf(it, earlier);
  if (!previous) return undefined;
  const [caused, heard] = await Promise.all([deps.campaign.caused([previous.name]), deps.campaign.heard(previous.name, previous.owner)]);
  return toGate(previous, caused, heard.size);
};
