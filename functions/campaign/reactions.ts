/** What follows a campaign: who is to get it is counted, its time makes of it what it does, and nobody is kept of it once it is over. Each is safe to do twice. */
import { createHash } from 'node:crypto';
import type { ContactId } from '#shared/ids.ts';
import { MOST_MEMBERS } from '#shared/segment.ts';
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { leftOut } from '../person/reach.ts';
import { openWalk } from '../segment/reactions.ts';
import type { Fact } from '../table/facts.ts';
import { SHARDS } from '../table/shape.ts';
import type { Item } from '../table/table.ts';
import { isMissed } from './figures.ts';
import { asItStands } from './gate.ts';
import { type Campaign, isAhead, isOver, itemToCampaign, lapsed } from './stored.ts';

const TRIES = 4;
const FAR = '9999';

/** One that comes before others of its series, or was missed and goes out after all: those are ready only as far as they are with it before them. */
const followOrder = async (deps: DeskDeps, before: Campaign | undefined, after: Campaign): Promise<void> => {
  const { series, at } = after;
  const isThere = before?.series === series && before.at === at && !(isMissed(before, deps.now()) && !isMissed(after, deps.now()));
  if (series === '' || isOver(after) || isThere) return;
  for (const { id } of await deps.campaign.between(at, FAR)) {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = await deps.campaign.find(id);
      const next = seen && (await asItStands(deps, seen));
      if (!seen || !next || next === seen) break;
      const told = { by: 'schedule', act: 'campaign.changed', thing: `campaign#${id}` } as const;
      const entry = toEntry(deps, told, { state: seen.state }, { state: next.state, before: after.name });
      if (await deps.campaign.replace(seen, { ...next, version: seen.version + 1 }, entry)) break;
    }
  }
};

/** A new plan, another segment or another time: who is to get it is counted anew. One that is over keeps nobody. */
export const followCampaign = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (!after) return;
  const isCounted = before?.segment === after.segment && before?.at === after.at;
  const [it, had] = [itemToCampaign(after), before && itemToCampaign(before)];
  const wasOver = had ? isOver(had) : false;
  if ((isAhead(it) && it.segment && !isCounted) || (isOver(it) && !wasOver)) await deps.queue('work', { kind: 'campaign', id: it.id });
  await followOrder(deps, had, it);
};

/** Its time came: it goes out or is over, or who gets it is counted once more. */
export const resumeCampaign = async (deps: DeskDeps, item: Item): Promise<void> => {
  const it = itemToCampaign(item);
  const state = lapsed(it, deps.now());
  if (state !== it.state) {
    const entry = toEntry(deps, { by: 'schedule', act: 'campaign.changed', thing: `campaign#${it.id}` }, { state: it.state }, { state });
    await deps.campaign.replace(it, { ...it, state, version: it.version + 1 }, entry);
    return;
  }
  if (isAhead(it) && it.segment) await deps.queue('work', { kind: 'campaign', id: it.id });
  await deps.campaign.wind(it);
};

/** Counts who is to get it by the rule that lists, files and invitations ask, and keeps their ids while it is ahead. */
export const countCampaign = async (deps: DeskDeps, id: string): Promise<void> => {
  const it = await deps.campaign.find(id);
  if (!it || isOver(it)) return deps.campaign.clear(id);
  const walk = it.segment === undefined ? undefined : await openWalk(deps, { segment: it.segment });
  if (!walk) return;
  const peopleIn = await deps.person.open(walk.scope);
  const overHold = it.overHold !== undefined;
  let [people, held, left] = [0, 0, 0];
  for (let list = 0; list < SHARDS; list += 1) {
    const found: Record<'gets' | 'held', ContactId[]> = { gets: [], held: [] };
    for await (const person of peopleIn(list)) {
      if (!walk.isIn(person)) continue;
      const why = leftOut(person.contact, 'marketing', deps.now(), { overHold: true });
      if (why) left += 1;
      else found[(person.contact.owed ?? 0) > 0 && !overHold ? 'held' : 'gets'].push(person.contact.id);
      if (!why && (person.contact.owed ?? 0) > 0) held += 1;
      if (!why) people += 1;
    }
    // Of more than that nobody is told one by one; the numbers stand.
    if (people <= MOST_MEMBERS) await deps.campaign.keep(id, list, found);
  }
  if (people > MOST_MEMBERS) await deps.campaign.clear(id);
  // It ended or changed while this counted: what was kept here is of nobody's use, and the next count, or none, takes its place.
  if (!(await deps.campaign.counted(it, { people, held, left, countedAt: deps.now().toISOString() })))
    await deps.queue('work', { kind: 'campaign', id });
};

/** Stands for a case without naming it: it stays when the case, or its person, is gone. */
const toMark = (id: string): string => createHash('sha256').update(id).digest('base64url').slice(0, 12);

const readersOf = (item: Item | undefined): ReadonlySet<string> =>
  new Set(Array.isArray(item?.heard) ? item.heard.map((one) => String(one).slice(25)) : []);

/** Who read or took a case of a campaign: before the next one of the series, its owner is to have read some. */
export const followReading = async (deps: DeskDeps, { sk, before, after }: Fact): Promise<void> => {
  if (typeof after?.campaign !== 'string' || typeof after.openedAt !== 'string') return;
  const had = before?.campaign === after.campaign ? readersOf(before) : new Set();
  const read = { mark: toMark(sk), openedAt: after.openedAt };
  for (const reader of readersOf(after)) if (!had.has(reader)) await deps.cause.hear(after.campaign, reader, read);
};
