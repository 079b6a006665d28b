/** What the team makes of a campaign: planned, changed, ready, called off. Pure. */
import type { CampaignChange, CampaignForm } from '#shared/campaign.ts';
import { foldName } from './fold.ts';
import { type Campaign, isAhead } from './stored.ts';

type By = { readonly id: string; readonly by: string; readonly now: Date };
type Fields = Omit<CampaignChange, 'version' | 'briefing'>;

const iso = (at: string): string => new Date(at).toISOString();

/** With these fields; what is null is gone. */
const withFields = (it: Campaign, { at, segment, landing, size, ...plain }: Fields): Campaign => {
  const { segment: hadSegment, landing: hadLanding, size: hadSize, radar, ...rest } = it;
  const next = {
    segment: segment === undefined ? hadSegment : (segment ?? undefined),
    landing: landing === undefined ? hadLanding : (landing ?? undefined),
    size: size === undefined ? hadSize : (size ?? undefined),
  };
  const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
  // Of other people it says nothing.
  const counted = radar && next.segment === hadSegment ? { radar } : {};
  const said = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return { ...rest, ...said, ...kept, ...counted, ...(at === undefined ? {} : { at: iso(at) }) };
};

export const planCampaign = ({ briefing: _, owner, ...form }: CampaignForm, { id, by, now }: By): Campaign => {
  const { name, promise, channel, at, series } = form;
  const bare = { id, name, promise, channel, series, at: iso(at), owner: owner ?? by, by, createdAt: now.toISOString() };
  return withFields({ ...bare, state: 'planned', sequence: 0, version: 1 }, form);
};

/** Settled of one that registered itself by what it was made of; and of any once it went out, with who sent it. */
const made = ['at', 'segment', 'size', 'channel'] as const satisfies readonly (keyof Fields)[];
const sent = [...made, 'owner', 'series'] as const satisfies readonly (keyof Fields)[];

/**
 * Why these fields stay as they are; undefined where nothing speaks against it. What went out stays what the next one of its series waits for:
 * a series is chosen later at most, and a name that cases came by stays theirs.
 */
const isSettled = (it: Campaign, next: Campaign, cases: number): string | undefined => {
  const moved = new Set(sent.filter((field) => next[field] !== it[field]));
  if (!isAhead(it)) {
    if (it.series === '') moved.delete('series');
    if (moved.size > 0) return 'It went out, or was called off. When, to whom, by whom and in which series stays as it was.';
    if (cases > 0 && foldName(next.name) !== foldName(it.name))
      return 'People already asked because of it under this name. The name stays.';
  }
  if (it.origin && made.some((field) => moved.has(field)))
    return 'It registered itself. Please change what it was made of: the invitation or the export.';
  return undefined;
};

/** `cases`: that it caused so far. Undefined: it stays as it is. A text: why that cannot be. */
export const changeCampaign = (it: Campaign, fields: Fields, cases: number): Campaign | string | undefined => {
  const next = withFields(it, fields);
  const why = isSettled(it, next, cases);
  if (why) return why;
  const isSame = JSON.stringify(Object.entries(next).sort()) === JSON.stringify(Object.entries(it).sort());
  const isMoved = next.at !== it.at || next.name !== it.name || next.promise !== it.promise;
  return isSame ? undefined : { ...next, sequence: it.sequence + (isMoved ? 1 : 0), version: it.version + 1 };
};

export const markReady = (it: Campaign, overridden: string | undefined): Campaign => ({
  ...it,
  ...{ state: 'ready', version: it.version + 1 },
  ...(overridden === undefined ? {} : { overridden }),
});

export const callOff = (it: Campaign): Campaign => ({ ...it, state: 'cancelled', sequence: it.sequence + 1, version: it.version + 1 });

/** What the log may know of it. */
export const told = (it: Campaign): Readonly<Record<string, unknown>> => {
  const { name, state, at, segment, size, channel, series, owner, landing, promise } = it;
  return { name, state, at, segment, size, channel, series, owner, landing, promise };
};
