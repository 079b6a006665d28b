/** A contact as it is stored: the record of one person, its place in the list of contacts, the pointer by address. Pure. */
import type { ConsentState, MailPurpose, Purpose } from '#shared/consent.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Locale } from '#shared/setting.ts';
import type { ConsentEntry } from '../consent/ledger.ts';
import { fold } from '../directory/fold.ts';
import { aliasEntry, contactEntry, contactKey, findEntry, findKey, idOf } from '../table/keys.ts';
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
  /** From their forms, the first that said so. */
  readonly jobTitle?: string;
  readonly country?: string;
  readonly phone?: string;
  /** Where they came from, with the first form and with the latest. */
  readonly first?: Touched;
  readonly last?: Touched;
  /** What the team calls them by, sorted. */
  readonly labels?: readonly string[];
  /** Those among them that come from a question of theirs, by question: they go with it. */
  readonly labelled?: Readonly<Record<string, readonly string[]>>;
  /** Those among these that they were given by hand as well: they stay. */
  readonly labelledToo?: readonly string[];
  /** Questions of theirs that an ended webinar left open, by id: promotion rests until they are answered. */
  readonly owed?: ReadonlySet<string>;
  /** What they did beside webinars, like `note:<id>` or `article:<slug>`: the newest, each once. */
  readonly did?: readonly string[];
  /** Set where this address was joined with another one: that contact holds everything from then on. */
  readonly mergedInto?: ContactId;
  /** Other addresses of the same person, which point here by `mergedInto`. */
  readonly aliases?: readonly ContactId[];
  /** Whom this address was joined with until that was taken back: what it was told meanwhile lies with them. */
  readonly parted?: readonly ContactId[];
  /** Of somebody whom a list from elsewhere brought: which one, when, and where it came from in the words of whoever imported it. */
  readonly imported?: { readonly import: string; readonly at: string; readonly origin?: string };
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

/** How somebody came: what the link to us said, the page that they came from, ours that they came to, who shared it, and when. */
export type Touched = {
  readonly at: string;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly term?: string;
  readonly content?: string;
  readonly referrer?: string;
  readonly landing?: string;
  readonly via?: string;
};

/** What lists, segments and exports show of a person: the list index projects it. `lastAt` and `firstAt` are days. */
export type ContactRow = Pick<
  Contact,
  | 'id'
  | 'name'
  | 'company'
  | 'firstAt'
  | 'lastAt'
  | 'jobTitle'
  | 'country'
  | 'phone'
  | 'locale'
  | 'timeZone'
  | 'first'
  | 'last'
  | 'labels'
  | 'did'
> & {
  readonly email: string;
  /** `asked` goes by itself after a week: it comes with its time. */
  readonly consent?: Readonly<Partial<Record<Purpose, Pick<ConsentNow, 'state' | 'at'>>>>;
  readonly suppressed?: Readonly<Partial<Record<keyof Suppressions, SuppressedWhy>>>;
  readonly pausedUntil?: string;
  /** How many answers they are owed. */
  readonly owed?: number;
  /** The shape of this row: what is older is read from the contact itself. */
  readonly v: number;
};

/** A row of an earlier shape says too little. */
export const ROW_VERSION = 2;

const filled = <T extends object>(record: T): T =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0)),
  ) as T;

const mapped = <A, B>(record: Readonly<Record<string, A>> | undefined, to: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name, to(value)]));

export const toContactRow = (contact: Contact): ContactRow => {
  const { id, address, name, company, jobTitle, country, phone, locale, timeZone, first, last, labels, did } = contact;
  const { firstAt, lastAt, consent, suppressed, preferences, owed } = contact;
  const row = {
    ...{ id, email: address, name, company, firstAt: firstAt.slice(0, 10), lastAt: lastAt.slice(0, 10) },
    ...{ jobTitle, country, phone, locale: preferences?.locale ?? locale, timeZone: preferences?.timeZone ?? timeZone },
    ...{ first, last, labels, did, pausedUntil: preferences?.pausedUntil, v: ROW_VERSION },
    consent: mapped(consent, ({ state, at }) => ({ state, at })),
    suppressed: mapped(suppressed, ({ why }) => why),
    owed: owed && owed.size > 0 ? owed.size : undefined,
  };
  return filled(row);
};

/** The ids of all addresses of a person, the one that they are known by first. */
export const idsOf = ({ id, aliases = [] }: Pick<Contact, 'id' | 'aliases'>): readonly ContactId[] => [id, ...aliases];

/**
 * Where answers to any of these addresses lie: with the person of the time at which each was sent. Of those that another person holds only
 * what names one of `idsOf` as its seat is theirs.
 */
export const toldAt = (contact: Pick<Contact, 'id' | 'aliases' | 'parted'>): readonly ContactId[] => [
  ...new Set([...idsOf(contact), ...(contact.parted ?? [])]),
];

export const itemToContact = (item: Item): Contact => {
  const { pk, sk: _sk, listPk: _l, listSk: _s, row: _r, v: _v, ...contact } = item;
  return { id: idOf(pk), ...(contact as unknown as Omit<Contact, 'id'>) };
};

/** The whole item, under its day of last act in the list of contacts. */
export const toItem = (contact: Contact, version: number): Item => {
  const { id, ...rest } = contact;
  const day = contact.lastAt.slice(0, 10);
  const { mergedInto: into } = contact;
  const isListed = contact.ttl === undefined && into === undefined;
  const listed = into ? { ...aliasEntry(id), row: { id, into } } : isListed ? { ...contactEntry(id, day), row: toContactRow(contact) } : {};
  return { ...contactKey(id), ...rest, version, ...listed, v: DATA_VERSION };
};

export const toPointer = (id: ContactId, address: string): Item => ({
  ...findKey(id, 'mail'),
  ...findEntry(fold(address), id),
  row: { id, email: address },
  v: DATA_VERSION,
});
