/** What became of a reply's way to who asked: one that did not arrive is no answer, and its case says so until one does. */
import { arrived, returned } from '../case/replies.ts';
import { settle } from '../case/settling.ts';
import type { DeskDeps } from '../desk-deps.ts';
import type { DeliveryWhy, StoredDelivery } from './stored.ts';

/** Who has no address reads the answer where they asked; who was erased waits for none, and what was taken back is none. */
const inVain: ReadonlySet<DeliveryWhy | undefined> = new Set<DeliveryWhy>(['bounced', 'complained', 'stopped']);

/** A voter is told, and waits for nothing: of them the figures say it. */
export const followArrival = async (deps: DeskDeps, told: StoredDelivery): Promise<void> => {
  const { role, state, why, reply, at: sentAt, says, case: id } = told;
  const isLost = state === 'failed' || (state === 'left' && inVain.has(why));
  const isFound = state === 'sent' && told.again !== undefined;
  if (role === 'voter' || says === 'yes' || !(isLost || isFound)) return;
  const [clock, now] = [await deps.cases.clock(), deps.now().toISOString()];
  const sent = { reply, sentAt, isOwn: role === 'asker' };
  await settle(deps, await deps.cases.find(id), (it) => (isLost ? returned : arrived)(it, sent, now, clock));
};
