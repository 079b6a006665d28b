/** What the console shows of a count: people by name where somebody may read contacts, masked where not. Pure. */
import { may, type TeamMember } from '#shared/host.ts';
import type { ContactId } from '#shared/ids.ts';
import type { ListPurpose } from '#shared/reach.ts';
import type { DonePreview, SamplePerson, SincePreview } from '#shared/segment-preview.ts';
import { maskAddress } from '#shared/suppression.ts';
import type { Contact } from '../contact/store.ts';
import type { Compared } from '../since/reactions.ts';
import { idsIn, type Known, toBehind, toOpen, toPeople } from '../since/view.ts';
import type { Outcome } from '../tally/store.ts';

/** Everybody of whom the view shows anything. */
export const namedIn = ({ sample, since }: Outcome): readonly ContactId[] => [...new Set([...sample, ...idsIn(since?.people)])];

const toMasked = ({ address }: Contact): SamplePerson => ({ email: maskAddress(address), name: '', company: '' });

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
    ...{ state: 'done', purpose, ...outcome, sample: toPeople(sample, known, isOpen ? toOpen : toMasked) },
    ...(since ? { since: toSince(since, known, isOpen) } : {}),
  };
};
