/** The mark of a person, before their mail: with it a death leaves it unknown whether the mail arrived, and no second one follows. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import { contactKey, invitedKey, invitedOf, thankedKey, voiceKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { type Invitation, markOf, marksIn } from './stored.ts';
import type { Changing } from './writes.ts';

/**
 * `unknown`: this invitation marked them before, and died then; `invited`: another one to the same webinar did; `often`: they had as many
 * as they want; `changed`: they are not who was read any more.
 */
export type Marked =
  | { readonly kind: 'marked'; readonly at: string; readonly isFirst: boolean }
  | { readonly kind: 'unknown' | 'invited' | 'often' | 'changed' };

const MONTH_MS = 30 * 86_400_000;

/** How many invitations somebody was sent in the last 30 days, by the marks in their partition. */
const sentLately = (items: readonly Item[], now: Date): number =>
  items.flatMap((item) => [...marksIn(item).values()]).filter(({ at }) => Date.parse(at) > now.getTime() - MONTH_MS).length;

const toMark = (contact: ContactId, { id, webinar, again }: Invitation, piece: number, at: string): Changing => ({
  key: invitedKey(contact, webinar),
  change: { set: { [markOf(id)]: { piece, at } }, initial: { at, v: DATA_VERSION } },
  when: again ? { absent: markOf(id) } : { absent: 'at' },
});

/** Where a limit was set their other invitations are read, and of two at a time only one counts: the other one finds somebody else. */
const markWithin = async (table: Table, contact: Contact, invitation: Invitation, mark: Changing, now: Date): Promise<Marked> => {
  const [{ items }, voice, thanked] = await Promise.all([
    table.query({ ...invitedOf(contact.id), strong: true }),
    table.get(voiceKey(contact.id), { strong: true }),
    table.get(thankedKey(contact.id), { strong: true }),
  ]);
  const known = items.find(({ sk }) => sk === mark.key.sk);
  if (known?.[markOf(invitation.id)] !== undefined) return { kind: 'unknown' };
  if (known?.at !== undefined && !invitation.again) return { kind: 'invited' };
  // That somebody was asked what they would like to know is such a mail as well, and so is a thank-you.
  const since = new Date(now.getTime() - MONTH_MS).toISOString();
  const asked = [voice?.touchedAt, thanked?.at].filter((at) => String(at ?? '') > since).length;
  if (sentLately(items, now) + asked >= (contact.preferences?.cap ?? Number.POSITIVE_INFINITY)) return { kind: 'often' };
  const unchanged = { equals: ['version', contact.version] } as const;
  const { ok } = await table.transact([mark, { key: contactKey(contact.id), change: { add: { version: 1 } }, when: unchanged }]);
  return ok ? { kind: 'marked', at: now.toISOString(), isFirst: known?.at === undefined } : { kind: 'changed' };
};

/** One write a person. */
export const markPerson = async (
  table: Table,
  contact: Contact,
  invitation: Invitation,
  { piece, at: now }: { readonly piece: number; readonly at: Date },
): Promise<Marked> => {
  const at = now.toISOString();
  const mark = toMark(contact.id, invitation, piece, at);
  if (contact.preferences?.cap !== undefined) return markWithin(table, contact, invitation, mark, now);
  const done = await table.change(mark.key, mark.change, mark.when);
  if (!done.ok) return { kind: done.item?.[markOf(invitation.id)] === undefined ? 'invited' : 'unknown' };
  return { kind: 'marked', at, isFirst: done.item?.at === at };
};

/** Nothing was handed over: the mail server was away. Where it was the first mark, nobody invited them. */
export const toUnmark = (contact: ContactId, { id, webinar }: Invitation, at: string, isFirst: boolean): Changing => ({
  key: invitedKey(contact, webinar),
  change: { remove: [markOf(id), ...(isFirst ? ['at'] : [])] },
  when: { equals: [`${markOf(id)}.at`, at] },
});
