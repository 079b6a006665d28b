/** A contact as it is stored: the record of one person, its place in the list of contacts, the pointer by address. Pure. */
import type { ConsentState, MailPurpose, Purpose } from '#shared/consent.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Locale } from '#shared/setting.ts';
import type { ConsentEntry } from '../consent/ledger.ts';
import { contactEntry, contactKey, findMailEntry, findMailKey, idOf } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export type Contact = {
  readonly id: ContactId;
  readonly address: string;
  readonly name: string;
  readonly company: string;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Which mails of that day were queued by themselves, by time and webinar: a limit of 20 a day holds over all webinars. */
  readonly mailDay: string;
  readonly mails: readonly string[];
  /** Where each purpose stands now, and since when; the ledger holds how it came to that. */
  readonly consent?: Readonly<Partial<Record<Purpose, ConsentNow>>>;
  /** The form that the last mail of double opt-in was queued for. */
  readonly optInAt?: string;
  /** What is not mailed any more, why and since when. */
  readonly suppressed?: Suppressions;
  /** What the person chose; wins over what a form or a browser said. */
  readonly preferences?: Preferences;
  /** From their latest form. */
  readonly locale?: Locale;
  readonly timeZone?: string;
  /** Set where the person had everything erased: nothing else is here then but the version and `suppressed`. */
  readonly erasedAt?: string;
  /** Everything up to then was erased; they came back since. */
  readonly forgotten?: string;
  /** Of somebody who only asked for the newsletter and did not confirm it: in no list, and gone by itself. Seconds since 1970. */
  readonly ttl?: number;
  readonly version: number;
};

/** With the proof of it, as an export states it: the words, the language, the page and the way they were agreed to. */
export type ConsentNow = { readonly state: ConsentState } & Pick<ConsentEntry, 'at'> &
  Partial<Pick<ConsentEntry, 'textVersion' | 'textHash' | 'locale' | 'page' | 'method' | 'asks'>>;

export type SuppressedWhy = 'bounced' | 'complained' | 'unsubscribed' | 'manual' | 'imported' | 'erased';
export type Suppressions = Readonly<Partial<Record<Exclude<MailPurpose, 'team'>, { readonly why: SuppressedWhy; readonly at: string }>>>;

export type Preferences = {
  /** No marketing mail before. */
  readonly pausedUntil?: string;
  /** Marketing mails in 30 days, at most. */
  readonly cap?: number;
  readonly locale?: Locale;
  readonly timeZone?: string;
};

export const itemToContact = (item: Item): Contact => {
  const { pk, sk: _sk, listPk: _l, listSk: _s, row: _r, v: _v, ...contact } = item;
  return { id: idOf(pk), ...(contact as unknown as Omit<Contact, 'id'>) };
};

/** The whole item, under its day of last act in the list of contacts. */
export const toItem = (contact: Contact, version: number): Item => {
  const { id, ...rest } = contact;
  const day = contact.lastAt.slice(0, 10);
  const row = { id, email: contact.address, name: contact.name, company: contact.company, lastAt: day };
  const listed = contact.ttl === undefined ? { ...contactEntry(id, day), row } : {};
  return { ...contactKey(id), ...rest, version, ...listed, v: DATA_VERSION };
};

export const toPointer = (id: ContactId, address: string): Item => ({
  ...findMailKey(id),
  ...findMailEntry(address),
  row: { id, email: address },
  v: DATA_VERSION,
});
