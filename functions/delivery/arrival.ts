/** What became of a reply's way to who asked: one that did not arrive is no answer, and its case says so until one does. */
import { arrived, returned } from '../case/replies.ts';
import { settle } from '../case/settling.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { isLost, type StoredDelivery } from './stored.ts';

/** A voter is told, and waits for nothing: of them the figures say it. */
const isForCase = (told: StoredDelivery): boolean =>
  isLost(told) || (told.role !== 'voter' && told.state === 'sent' && told.again !== undefined);

/** Told twice, it is one: whoever called them meanwhile is done with it. */
export const followArrival = async (deps: DeskDeps, seen: StoredDelivery): Promise<void> => {
  if (!isForCase(seen)) return;
  const told = await deps.delivery.find(seen.person, seen.at, seen.reply);
  if (!told || told.state !== seen.state || told.followed || told.says === 'yes') return;
  const { reply, at: sentAt, role } = told;
  const isGone = isLost(told);
  // Of several who wait for it all have to be reached.
  if (!isGone && (await deps.delivery.isOwed(reply))) return;
  const [clock, now] = [await deps.cases.clock(), deps.now().toISOString()];
  const sent = { reply, sentAt, isOwn: role === 'asker' };
  await settle(deps, await deps.cases.find(told.case), (it) => (isGone ? returned : arrived)(it, sent, now, clock));
  if (isGone) await deps.delivery.follow(told);
};
