/** Campaigns with what stands around them, each read once. */
import type { CampaignLine } from '#shared/campaign.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { type Campaign, EARLIER_DAYS } from './stored.ts';
import { toLine } from './view.ts';

const DAY_MS = 86_400_000;
const MOST_EARLIER = 200;

export const toLines = async (deps: DeskDeps, some: readonly Campaign[]): Promise<readonly CampaignLine[]> => {
  const hasSegment = some.some(({ segment }) => segment !== undefined);
  const [segments, caused] = await Promise.all([hasSegment ? deps.segment.list() : [], deps.cause.caused(some.map(({ name }) => name))]);
  const names = new Map(segments.map(({ id, name }) => [id, name]));
  return some.map((it) => toLine(it, names, caused));
};

/** Those that went out before it, the latest first. */
export const earlierThan = (deps: DeskDeps, { at }: Pick<Campaign, 'at'>): Promise<Campaign[]> =>
  deps.campaign.between(new Date(Date.parse(at) - EARLIER_DAYS * DAY_MS).toISOString(), at, { most: MOST_EARLIER, newestFirst: true });
