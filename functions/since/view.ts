/** The people behind a difference, for whoever may read contacts. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { PeopleBehind, SamplePerson } from '#shared/segment-preview.ts';
import type { Contact } from '../contact/store.ts';
import type { Behind } from './difference.ts';

export type Known = ReadonlyMap<ContactId, Contact>;

/** Everybody of whom it shows anything. */
export const idsIn = ({ gained = {}, lost = {} }: Partial<Behind> = {}): readonly ContactId[] => [
  ...Object.values(gained).flat(),
  ...Object.values(lost).flat(),
];

/** Whoever was erased since is nowhere. */
export const toPeople = (ids: readonly ContactId[], known: Known, show: (contact: Contact) => SamplePerson): SamplePerson[] =>
  ids.flatMap((id) => {
    const contact = known.get(id);
    return contact?.address && contact.erasedAt === undefined && contact.mergedInto === undefined ? [show(contact)] : [];
  });

export const toOpen = ({ id, address, name, company }: Contact): SamplePerson => ({ id, email: address, name, company });

type Each<K extends string, T> = { readonly [why in K]?: T };

const eachOf = <K extends string>(of: Each<K, readonly ContactId[]>, known: Known): Each<K, readonly SamplePerson[]> => {
  const found: { [why in K]?: readonly SamplePerson[] } = {};
  for (const why of Object.keys(of) as K[]) found[why] = toPeople(of[why] ?? [], known, toOpen);
  return found;
};

export const toBehind = ({ gained, lost }: Behind, known: Known): PeopleBehind => ({
  gained: eachOf(gained, known),
  lost: eachOf(lost, known),
});
