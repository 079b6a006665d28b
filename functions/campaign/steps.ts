/** What the team makes of a campaign: planned, changed, ready, called off. Pure. */
import type { CampaignChange, CampaignForm } from '#shared/campaign.ts';
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

/** Where it goes to is settled once it went; and of one that registered itself, by what it was made of. */
const settled = ['at', 'segment', 'size', 'channel'] as const satisfies readonly (keyof Fields)[];

/** Undefined: it stays as it is. A text: why that cannot be. */
export const changeCampaign = (it: Campaign, fields: Fields): Campaign | string | undefined => {
  const next = withFields(it, fields);
  const moved = settled.filter((field) => next[field] !== it[field]);
  if (moved.length > 0 && !isAhead(it)) return 'It went out, or was called off. When and to whom stays as it was.';
  if (moved.length > 0 && it.origin) return 'It registered itself. Please change what it was made of: the invitation or the export.';
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
