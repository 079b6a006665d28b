/** Who may be thanked, and when again. Asked when it is given, and once more just before the mail. Pure. */
import type { ThanksWhy } from '#shared/thanks.ts';
import { mayMail, opensAt, zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import { toContactRow } from '../contact/stored.ts';
import { marksIn } from '../invitation/stored.ts';
import { leftOut } from '../person/reach.ts';
import type { Item } from '../table/table.ts';
import type { Thanked } from './stored.ts';

const MONTH_MS = 30 * 86_400_000;

/** The same day so many months later, or the first one after it. */
export const againFrom = ({ at }: Pick<Thanked, 'at'>, months: number): string => {
  const day = new Date(at);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
};

/** The day from which they may be thanked once more; undefined where that is now. */
export const notBefore = (thanked: Thanked | undefined, months: number, now: Date): string | undefined => {
  const from = thanked && againFrom(thanked, months);
  return from !== undefined && now.toISOString().slice(0, 10) < from ? from : undefined;
};

/** It comes with an offer, so it is marketing mail: to who agreed to that, and whom nothing holds back. */
export const whyNot = (contact: Contact, now: Date): ThanksWhy | undefined => leftOut(toContactRow(contact), 'marketing', now);

/** How many mails of the kind somebody had in 30 days: invitations, a question to the quiet, a thank-you. */
export const lately = (
  {
    invited,
    voice,
    thanked,
  }: { readonly invited: readonly Item[]; readonly voice: Item | undefined; readonly thanked: Thanked | undefined },
  now: Date,
): number => {
  const since = new Date(now.getTime() - MONTH_MS).toISOString();
  const times = [
    ...invited.flatMap((item) => [...marksIn(item).values()].map(({ at }) => at)),
    String(voice?.touchedAt ?? ''),
    thanked?.at ?? '',
  ];
  return times.filter((at) => at > since).length;
};

/** Just before the mail: yes, why not, or until when it is night there. */
export const judge = (
  contact: Contact | undefined,
  now: Date,
  houseZone: string,
): 'yes' | { readonly left: ThanksWhy } | { readonly later: string } => {
  if (!contact?.address || contact.erasedAt !== undefined) return { left: 'erased' };
  const left = whyNot(contact, now);
  if (left) return { left };
  const may = mayMail(contact, 'marketing', now, houseZone);
  return may === 'yes' ? 'yes' : may === 'no' ? { left: 'consent' } : { later: opensAt(zoneOf(contact) ?? houseZone, now) };
};
