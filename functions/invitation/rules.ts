/** Whom an invitation is for, and when. Asked when it is prepared and once more just before each mail. Pure. */
import type { Skip } from '#shared/invitation.ts';
import type { Webinar } from '#shared/webinar.ts';
import { refusedFor } from '../admission/rules.ts';
import { mayMail, opensAt, zoneOf } from '../contact/may.ts';
import type { Contact, ContactRow } from '../contact/store.ts';
import { toContactRow } from '../contact/stored.ts';
import { leftOut } from '../person/reach.ts';
import { isReachable, takesRegistrations } from '../webinar/draft.ts';
import type { Invitation } from './stored.ts';

/** Many people of one run are in few zones. */
export type Openings = Map<string, string>;

/** `wait`: nobody can open its page now, which somebody of the team may change. `over`: there is nothing to come for. */
export const standing = (webinar: Webinar | undefined): 'go' | 'wait' | 'over' => {
  if (!webinar || webinar.rehearsal || !takesRegistrations(webinar)) return 'over';
  return isReachable(webinar) ? 'go' : 'wait';
};

/** Of what a list shows of somebody; `isListed`: in the webinar's own lists already. */
export const leftBefore = (
  person: ContactRow,
  { overHold }: Pick<Invitation, 'overHold'>,
  { admission }: Pick<Webinar, 'admission'>,
  { now, isListed }: { readonly now: Date; readonly isListed: boolean },
): Skip | undefined => {
  if (isListed) return 'registered';
  const why = leftOut(person, 'marketing', now, { overHold: overHold !== undefined });
  return why ?? (refusedFor(person.email, admission) ? 'domain' : undefined);
};

/** What somebody is invited to begins, for who reads the mail, with it; a recording is always there. */
const isLate = (at: string, { state, endsAt }: Pick<Webinar, 'state' | 'endsAt'>): boolean => state !== 'ended' && at >= endsAt;

/** Yes, a reason for good, or until when it is night where they are. */
export const judge = (
  contact: Contact | undefined,
  invitation: Invitation,
  webinar: Webinar,
  { now, houseZone, isListed, openings }: { now: Date; houseZone: string; isListed: boolean; openings: Openings },
): 'yes' | Skip | { readonly later: string } => {
  if (!contact?.address || contact.erasedAt !== undefined) return contact?.mergedInto ? 'gone' : 'erased';
  if (contact.mergedInto !== undefined) return 'gone';
  const left = leftBefore(toContactRow(contact), invitation, webinar, { now, isListed });
  if (left) return left;
  const may = mayMail(contact, 'marketing', now, houseZone);
  if (may === 'yes') return 'yes';
  if (may === 'no') return 'consent';
  const zone = zoneOf(contact) ?? houseZone;
  const later = openings.get(zone) ?? opensAt(zone, now);
  openings.set(zone, later);
  return isLate(later, webinar) ? 'late' : { later };
};
