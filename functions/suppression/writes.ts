/** A suppression as writes: what the contact holds, and its place in the list that the team reads. Pure. */
import type { ContactId } from '#shared/ids.ts';
import { maskAddress, type SuppressedPurpose, type Suppression } from '#shared/suppression.ts';
import type { Contact, Suppressions } from '../contact/store.ts';
import type { Condition } from '../table/expression.ts';
import { contactKey, suppressionEntry, suppressionKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Write } from '../table/table.ts';
import { newIn, type Suppressing, suppress } from './rules.ts';

/** The least of a contact that says who is meant; of an address that nobody registered there is no record to know. */
export type Known = Pick<Contact, 'suppressed' | 'version'> & Partial<Pick<Contact, 'address' | 'erasedAt' | 'ttl'>>;

export const placeInList = (
  id: ContactId,
  purpose: SuppressedPurpose,
  address: string | undefined,
  found: Suppressions,
): Item | undefined => {
  const held = found[purpose];
  if (!held) return undefined;
  const { why, at: since } = held;
  const row: Suppression = { contact: id, ...(address ? { who: maskAddress(address) } : {}), purpose, why, since };
  return { ...suppressionKey(id, purpose), ...suppressionEntry(why, since, id, purpose), row, v: DATA_VERSION };
};

/** The time to live takes its time: what it has ended already is there for nobody. */
const gone = (at: string): Condition => ({ any: [{ absent: 'pk' }, { below: ['ttl', Math.floor(Date.parse(at) / 1000) + 1] }] });

/**
 * One more version of the contact: whoever read the one before, and stores it whole, is refused. Of an address that nobody registered,
 * or whose request would be gone in days, the hash stays alone: it must not be mailed for longer than it may be known.
 */
export const changeContact = (id: ContactId, known: Known | undefined, suppressed: Suppressions, at: string): Write => {
  const bare = { ...contactKey(id), suppressed, version: (known?.version ?? 0) + 1, v: DATA_VERSION };
  if (!known) return { put: bare, when: gone(at) };
  const when: Condition = { equals: ['version', known.version] };
  return known.ttl === undefined
    ? { key: contactKey(id), change: { set: { suppressed }, add: { version: 1 } }, when }
    : { put: bare, when };
};

/** Nothing where all of it is known. */
export const suppressionWrites = (
  { id, address }: { readonly id: ContactId; readonly address: string | undefined },
  known: Known | undefined,
  act: Suppressing,
): readonly Write[] => {
  const news = newIn(known?.suppressed, act);
  if (news.length === 0) return [];
  const suppressed = suppress(known?.suppressed, act);
  const places = news.flatMap((purpose) => placeInList(id, purpose, known?.address ?? address, suppressed) ?? []);
  return [changeContact(id, known, suppressed, act.at), ...places.map((put) => ({ put }))];
};
