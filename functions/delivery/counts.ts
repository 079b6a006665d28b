/** How far a reply is, counted on it from what became of each delivery. Pure. */
import type { Delta } from '../live/counts.ts';
import { messageKey } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { type DeliveryState, itemToDelivery } from './stored.ts';

const names: Readonly<Record<DeliveryState, string>> = { waiting: 'waiting', sent: 'told', failed: 'failed', left: 'left' };

const facets = (item: Item | undefined): readonly string[] => {
  if (!item) return [];
  const { state, why, says } = itemToDelivery(item);
  return [names[state], ...(why ? [`why-${why}`] : []), ...(says ? [says === 'yes' ? 'yes' : 'notYet'] : [])];
};

/** What somebody took with them when everything about them went: it was told all the same, or it never will be. */
const afterwards = (before: Item): readonly string[] => (before.event === 'waiting' ? ['left', 'why-erased'] : facets(before));

export const deliveryDeltas = (before: Item | undefined, after: Item | undefined): Delta[] => {
  const known = after ?? before;
  if (!known) return [];
  const { of, case: about, reply } = itemToDelivery(known);
  const key = messageKey(of, about, reply);
  const now = after ? facets(after) : before ? afterwards(before) : [];
  return [...now.map((attribute) => ({ key, attribute, by: 1 })), ...facets(before).map((attribute) => ({ key, attribute, by: -1 }))];
};
