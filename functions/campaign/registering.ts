/** Sends that register themselves: a run of invitations, and a file for a campaign of another tool. */
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { itemToExport, type StoredExport } from '../export/stored.ts';
import type { Invitation } from '../invitation/stored.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import { foldName } from './fold.ts';
import { gateOf, missingOf } from './gate.ts';
import { earlierThan } from './reading.ts';
import { type Campaign, isAhead } from './stored.ts';

const TRIES = 4;
const DAY_MS = 86_400_000;
/** A plan of the same name in so many days is this send. */
const NEAR_DAYS = 30;

type Known = Pick<Campaign, 'state' | 'at' | 'size'> & Partial<Pick<Campaign, 'segment' | 'overHold'>>;

const stateOf = ({ state, at, sent, unknown }: Invitation, now: string): Campaign['state'] => {
  if (state === 'done') return 'done';
  if (state === 'stopped') return sent + unknown > 0 ? 'done' : 'cancelled';
  return at !== undefined && at > now ? 'ready' : 'running';
};

/** What a run says of its campaign. Undefined while nothing is to leave. */
const saidBy = (it: Invitation, now: string): Known | undefined => {
  if (it.startedAt === undefined) return undefined;
  const at = it.at !== undefined && it.at > it.startedAt ? it.at : it.startedAt;
  const overHold = it.overHold === undefined ? {} : { overHold: it.overHold };
  return { state: stateOf(it, now), at, size: it.size + (it.left.hold ?? 0), segment: it.segment, ...overHold };
};

/** A plan of a series waits, whoever sends something of its name: then the send stands beside it. */
const isOpen = async (deps: DeskDeps, it: Campaign): Promise<boolean> =>
  it.state === 'ready' || missingOf(await gateOf(deps, it, await earlierThan(deps, it))) === 0;

const isPlanOf = (it: Campaign, name: string): boolean => !it.origin && isAhead(it) && foldName(it.name) === foldName(name);

/** The one that this run became before; else the plan of its name, where nothing is in that one's way; else none. */
const findFor = async (deps: DeskDeps, id: string, name: string, at: string): Promise<Campaign | undefined> => {
  const own = await deps.campaign.find(id);
  if (own) return own;
  const days = (by: number): string => new Date(Date.parse(at) + by * DAY_MS).toISOString();
  const near = await deps.campaign.between(days(-NEAR_DAYS), days(NEAR_DAYS));
  const before = near.find(({ origin }) => origin?.id === id);
  const plan = before ? undefined : near.find((one) => isPlanOf(one, name));
  return before ?? (plan && (await isOpen(deps, plan)) ? plan : undefined);
};

type Made = Pick<Campaign, 'name' | 'promise' | 'owner' | 'origin'> & { readonly landing?: string };

/** The send has its campaign, which says what the send says. Doing it again changes nothing. */
const settle = async (deps: DeskDeps, id: string, { landing, ...made }: Made, said: Known): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await findFor(deps, id, made.name, said.at);
    const bare = { id, channel: 'mail', series: '', by: 'schedule', createdAt: deps.now().toISOString(), sequence: 0, version: 0 } as const;
    const base: Campaign = seen ?? { ...bare, ...made, ...said, ...(landing ? { landing } : {}) };
    const isSame = seen !== undefined && (Object.keys(said) as (keyof Known)[]).every((field) => seen[field] === said[field]);
    if (isSame && seen.origin) return;
    const next = { ...base, ...said, origin: made.origin, version: base.version + 1 } as Campaign;
    const told = { by: 'schedule', act: seen ? 'campaign.changed' : 'campaign.created', thing: `campaign#${next.id}` } as const;
    const entry = toEntry(deps, told, seen ? { state: seen.state, at: seen.at } : {}, {
      state: next.state,
      at: next.at,
      origin: made.origin?.kind,
    });
    if (await deps.campaign.replace(seen, next, entry)) return;
  }
};

export const followRunOfInvitations = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (!after || (before?.state === after.state && before?.at === after.at)) return;
  // As it is now: changes come late, and again.
  const it = await deps.invitation.find(idOf(after.pk));
  const said = it && saidBy(it, deps.now().toISOString());
  if (!it || !said) return;
  const webinar = await deps.webinar.recent(it.webinar);
  const landing = webinar && `${deps.config.PARLEY_URL}/webinars/${webinar.slug}/`;
  const made: Made = { name: it.name, promise: webinar?.promise ?? '', owner: it.by, origin: { kind: 'invitation', id: it.id } };
  await settle(deps, it.id, { ...made, ...(landing ? { landing } : {}) }, said);
};

const nameOf = ({ of, campaign = '' }: StoredExport): string => `${of} (${campaign})`;

/** A file for members of a campaign: what goes out with it goes out elsewhere, from now on. */
export const followExportOfCampaign = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (!after || before?.state === after.state) return;
  const it = itemToExport(after);
  if (it.campaign === undefined || it.purpose !== 'marketing' || it.state !== 'ready') return;
  const made: Made = { name: nameOf(it), promise: '', owner: it.by, origin: { kind: 'export', id: it.id } };
  const overHold = it.overHold === undefined ? {} : { overHold: it.overHold.reason };
  const size = it.rows + (it.excluded.hold ?? 0);
  await settle(deps, it.id, made, {
    state: 'running',
    at: it.startedAt,
    size,
    ...(it.segment ? { segment: it.segment } : {}),
    ...overHold,
  });
};
