/** A case that was opened learns which campaign brought whoever waits. Safe to do twice, and nothing to do where it is known. */
import { itemToCase, type StoredCase } from '../case/stored.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { marksIn } from '../invitation/stored.ts';
import type { RegistrationRow } from '../registration/register.ts';
import type { Fact } from '../table/facts.ts';
import { invitedKey, registrationKey } from '../table/keys.ts';
import { campaignOf } from './cause.ts';

/** What the invitation to this webinar is called that reached them first. */
const invitationOf = async (deps: DeskDeps, { contact, webinar = '', openedAt }: StoredCase): Promise<string | undefined> => {
  const item = await deps.table.get(invitedKey(contact, webinar));
  const marks = item ? [...marksIn(item)].filter(([, { at }]) => at <= openedAt) : [];
  const [first] = marks.toSorted(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  return first && (await deps.invitation.recent(first[0]))?.name;
};

export const followCause = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (before || !after || after.campaign !== undefined) return;
  const it = itemToCase(after);
  const seat = it.webinar === undefined ? undefined : await deps.table.get(registrationKey(it.contact, it.webinar));
  const row = seat?.row as RegistrationRow | undefined;
  const [contact, invited] = await Promise.all([
    deps.contact.find(it.contact),
    it.webinar && !row?.utm?.campaign ? invitationOf(deps, it) : undefined,
  ]);
  const campaign = campaignOf({ row, contact, invited, at: it.openedAt });
  // Who acts on the case at this moment is not overtaken: then it stays without.
  if (campaign) await deps.cases.mark(it, { set: { campaign }, add: { version: 1 } }, { equals: ['version', it.version] });
};
