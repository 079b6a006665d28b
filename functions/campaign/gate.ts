/** What stands before a campaign of a series: whoever owns the one before reads what that caused. */
import type { Gate } from '#shared/campaign.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { questionsBy } from '../listen/causes.ts';
import { previousOf, toGate } from './figures.ts';
import { earlierThan } from './reading.ts';
import type { Campaign } from './stored.ts';

/** Undefined where nothing is in its way but its time. `earlier`: those that go out before it. */
export const gateOf = async (deps: DeskDeps, it: Campaign, earlier: readonly Campaign[]): Promise<Gate | undefined> => {
  const previous = previousOf(it, earlier, deps.now());
  if (!previous) return undefined;
  const [caused, heard] = await Promise.all([
    deps.cause.caused([previous.name]),
    deps.cause.heard(previous.name, previous.owner, previous.at),
  ]);
  const gate = toGate(previous, { caused, heard }, deps.now());
  if (missingOf(gate) === 0 || gate.watchedUntil) return gate;
  return toGate(previous, { caused, heard, readable: (await questionsBy(deps, previous)).length }, deps.now());
};

/** Cases that are still to be read. */
export const missingOf = (gate: Gate | undefined): number => (gate ? gate.needed - gate.heard : 0);

/** Why it is not ready, and the way forward. */
export const toRefusal = ({ previous: { name, owner, at }, needed, heard }: Gate, now: Date): string =>
  at > now.toISOString()
    ? `“${name}” of the same series goes out before it. Wait until ${owner} has read ${needed} cases that it caused, or say why this one does not wait.`
    : `${owner} has read ${heard} of ${needed} cases that “${name}” caused. Read ${needed - heard} more, or say why this one does not wait.`;

/** Whether it was ready for what stands before it now: one that says why it does not wait is, and one that registered itself goes out anyway. */
const isHeldUp = async (deps: DeskDeps, it: Campaign): Promise<boolean> => {
  if (it.state !== 'ready' || it.origin || it.overridden !== undefined || it.series === '') return false;
  return missingOf(await gateOf(deps, it, await earlierThan(deps, it))) > 0;
};

/** As it is, or planned again where something came before it that its owner has not read. */
export const asItStands = async (deps: DeskDeps, it: Campaign): Promise<Campaign> =>
  (await isHeldUp(deps, it)) ? { ...it, state: 'planned' } : it;
