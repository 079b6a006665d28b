/** A campaign as the team sees it. Pure. */
import type { CampaignLine } from '#shared/campaign.ts';
import { type Caused, casesOf } from './figures.ts';
import { type Campaign, peopleOf } from './stored.ts';

export type Names = ReadonlyMap<string, string>;

/** `names`: of segments; one that is gone has none. */
export const toLine = (it: Campaign, names: Names, caused: Caused): CampaignLine => {
  const { id, name, promise, state, channel, at, owner, series, origin, overHold, version, radar } = it;
  return {
    ...{ id, name, promise, state, channel, at, owner, series, version },
    landing: it.landing ?? null,
    segment: it.segment === undefined ? null : { id: it.segment, name: names.get(it.segment) ?? '' },
    people: peopleOf(it),
    held: radar?.held ?? null,
    ...(overHold === undefined ? {} : { overHold }),
    ...(radar ? { countedAt: radar.countedAt } : {}),
    ...(origin ? { origin } : {}),
    caused: casesOf(it, caused),
  };
};
