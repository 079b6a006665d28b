/** What the console shows of a count: people by name where somebody may read contacts, masked where not. Pure. */
import { may, type TeamMember } from '#shared/host.ts';
import type { ContactId } from '#shared/ids.ts';
import type { ListPurpose } from '#shared/reach.ts';
import type { DonePreview, PeopleBehind, SamplePerson, SincePreview } from '#shared/segment-preview.ts';
import { maskAddress } from '#shared/suppression.ts';
import type { Contact } from '../contact/store.ts';
import type { Behind } from '../since/difference.ts';
import type { Compared } from '../since/reactions.ts';
import type { Outcome } from '../tally/store.ts';

type Known = ReadonlyMap<ContactId, Contact>;

/** Everybody of whom the view shows anything. */
export const namedIn = ({ sample, since }: Outcome): readonly ContactId[] => {
  const { gained = {}, lost = {} } = since?.people ?? {};
  return [...new Set([...sample, ...Object.values(gained).flat(), ...Object.values(lost).flat()])];
};

const toPerson = ({ id, address, name, company }: Contact, isOpen: boolean): SamplePerson =>
  isOpen ? { id, email: address, name, company } : { email: maskAddress(address), name: '', company: '' };

/** Whoever was erased since the count is nowhere. */
const toPeople = (ids: readonly ContactId[], known: Known, isOpen: boolean): SamplePerson[] =>
  ids.flatMap((id) => {
    const contact = known.get(id);
    return contact?.address && contact.erasedAt === undefined && contact.mergedInto === undefined ? [toPerson(contact, isOpen)] : [];
  });

type Each<K extends string, T> = { readonly [why in K]?: T };

const eachOf = <K extends string>(of: Each<K, readonly ContactId[]>, known: Known): Each<K, readonly SamplePerson[]> => {
  const found: { [why in K]?: readonly SamplePerson[] } = {};
  for (const why of Object.keys(of) as K[]) found[why] = toPeople(of[why] ?? [], known, true);
  return found;
};

const toBehind = ({ gained, lost }: Behind, known: Known): PeopleBehind => ({ gained: eachOf(gained, known), lost: eachOf(lost, known) });

const toSince = ({ people, ...difference }: Compared, known: Known, isOpen: boolean): SincePreview => ({
  ...difference,
  ...(people && isOpen ? { people: toBehind(people, known) } : {}),
});

export const toPreview = (
  { sample, since, ...outcome }: Outcome,
  purpose: ListPurpose,
  { roles }: TeamMember,
  known: Known,
): DonePreview => {
  const isOpen = may(roles, 'contact.read');
  return {
    ...{ state: 'done', purpose, ...outcome, sample: toPeople(sample, known, isOpen) },
    ...(since ? { since: toSince(since, known, isOpen) } : {}),
  };
};
