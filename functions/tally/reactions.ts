/** Counting people: at once where they are few, in `work` where they are many. */
import { createHash } from 'node:crypto';
import type { Segment } from '#shared/segment.ts';
import { leftOut } from '../person/reach.ts';
import { matches } from '../segment/match.ts';
import { openWalk, takeSnapshot, type Walk } from '../segment/reactions.ts';
import { openComparison } from '../since/reactions.ts';
import type { TeamDeps } from '../team-deps.ts';
import type { Outcome, Wanted } from './store.ts';
import { createCuts, createTally } from './tally.ts';

/** What somebody waits for: so many people who are looked at, and so long, in real time. */
const MOST_AT_ONCE = 20_000;
const MOST_WEBINARS = 20;
const PATIENCE_MS = 8_000;
/** How often a long count says how far it is. */
const PROGRESS = 10_000;

/** Rows of registrations are read list by list, before anybody of them is looked at. */
const isLarge = ({ facts: { webinars } }: Walk): boolean =>
  webinars.size > MOST_WEBINARS || [...webinars.values()].reduce((sum, { counts }) => sum + counts.registered, 0) > MOST_AT_ONCE;

const listOf = ({ id, rules, purpose, kind }: Segment) => ({
  of: `segment#${id}`,
  rules: createHash('sha256')
    .update(JSON.stringify([rules, purpose, kind]))
    .digest('base64url')
    .slice(0, 16),
  purpose,
});

/** A saved segment is compared with earlier days where it is counted for its own purpose. */
const comparisonOf = async (deps: TeamDeps, wanted: Wanted, { scope }: Walk) => {
  if (!('segment' in wanted)) return undefined;
  const segment = await deps.segment.find(wanted.segment);
  if (!segment || segment.purpose !== wanted.purpose || segment.state !== 'ready') return undefined;
  const options = { isWhole: scope.of === 'everybody', since: wanted.since };
  return { segment, ...(await openComparison(deps, listOf(segment), options)) };
};

type Patience = { readonly isPatient: boolean; readonly tell?: (looked: number) => Promise<void> };

/** 'large': somebody would wait too long. Undefined where the segment is gone. */
export const countPeople = async (
  deps: TeamDeps,
  wanted: Wanted,
  { isPatient, tell }: Patience,
): Promise<Outcome | 'large' | undefined> => {
  const walk = await openWalk(deps, wanted);
  if (!walk) return undefined;
  if (!isPatient && isLarge(walk)) return 'large';
  const { rules, facts } = walk;
  const tally = createTally(rules && createCuts(rules, (node, person) => matches(node, person, facts)));
  const comparison = await comparisonOf(deps, wanted, walk);
  const began = deps.realNow().getTime();
  for await (const person of deps.person.walk(walk.scope)) {
    if (!isPatient && (tally.looked() >= MOST_AT_ONCE || deps.realNow().getTime() - began > PATIENCE_MS)) return 'large';
    const isIn = walk.isIn(person);
    tally.look(person, isIn, isIn ? leftOut(person.contact, wanted.purpose, facts.now) : undefined);
    comparison?.look(person, isIn);
    if (tally.looked() % PROGRESS === 0) await tell?.(tally.looked());
  }
  const outcome = tally.end();
  if (!comparison) return outcome;
  const { count, reachable } = outcome;
  const since = await comparison.end({ count, reachable });
  await deps.segment.counted(comparison.segment, { count, reachable, countedAt: facts.now.toISOString() });
  return { ...outcome, ...(since ? { since } : {}) };
};

/** Goes on with a count that was too large to wait for. A failure shows, and is tried again. */
export const finishTally = async (deps: TeamDeps, id: string): Promise<void> => {
  const job = await deps.tally.find(id);
  if (!job || job.state === 'done') return;
  try {
    const outcome = await countPeople(deps, job.wanted, { isPatient: true, tell: (looked) => deps.tally.tell(id, { looked }) });
    await deps.tally.tell(id, outcome && outcome !== 'large' ? { state: 'done', looked: outcome.looked, outcome } : { state: 'failed' });
  } catch (error) {
    await deps.tally.tell(id, { state: 'failed' });
    throw error;
  }
};

/** Each saved segment is looked at once a day, so that there is a day to compare with. */
export const countDaily = async (deps: TeamDeps): Promise<void> => {
  await deps.segment.sweep();
  for (const { id } of await deps.segment.list()) await deps.queue('work', { kind: 'segment-day', segment: id });
};

export const countDay = async (deps: TeamDeps, id: string): Promise<void> => {
  const segment = await deps.segment.find(id);
  if (segment?.state === 'ready') await countPeople(deps, { segment: id, purpose: segment.purpose }, { isPatient: true });
};

/** A snapshot is counted as soon as it is there. */
export const keepSnapshot = async (deps: TeamDeps, id: string): Promise<void> => {
  await takeSnapshot(deps, id);
  await countDay(deps, id);
};
