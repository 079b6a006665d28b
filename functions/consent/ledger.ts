/** The consent ledger: what somebody was asked, agreed to and took back, in which words, where and when. Nothing overwrites an entry. */
import { createHash } from 'node:crypto';
import { consentTexts, type Purpose } from '#shared/consent.ts';
import type { Locale } from '#shared/setting.ts';
import { speak } from '#shared/words/speak.ts';
import type { Item } from '../table/table.ts';

/** Nobody agrees to mail of service; one can stop it all the same. */
export type LedgerPurpose = Purpose | 'service';

export type ConsentMethod =
  /** Asked by. */
  | 'form'
  | 'newsletter'
  /** Confirmed by: the button behind the double opt-in mail, or the page behind a manage link. */
  | 'mailed-button'
  | 'manage-link'
  /** Withdrawn by; `one-click` is the mail program's own button (RFC 8058). */
  | 'one-click'
  | 'unsubscribe-page'
  | 'preferences'
  | 'my-data'
  | 'complaint'
  | 'manual';

/** How somebody came to say it: by what, in which language, on which page of ours. */
export type ConsentAct = { readonly method: ConsentMethod; readonly locale: Locale; readonly page: string };

export type ConsentEntry = ConsentAct & {
  readonly kind: 'asked' | 'confirmed' | 'withdrawn';
  readonly purpose: LedgerPurpose;
  readonly at: string;
  /** The words that stood there; absent where something was taken back. */
  readonly textVersion?: string;
  readonly textHash?: string;
  /** Words that are not ours alone, whole: the owner's sentence before a report. */
  readonly text?: string;
  /** Of a confirmed one: when it was asked for, which is the key of that entry. */
  readonly asks?: string;
};

/** Days that a request waits to be confirmed; it is gone then (DESIGN section 8). */
export const ASKED_DAYS = 7;
const DAY_MS = 86_400_000;

export const isOver = (askedAt: string, now: Date): boolean => Date.parse(askedAt) + ASKED_DAYS * DAY_MS <= now.getTime();
/** In seconds since 1970, as the table's time to live. */
export const overAt = (askedAt: string): number => Math.floor(Date.parse(askedAt) / 1000) + ASKED_DAYS * 86_400;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The words that somebody of this language agrees to, by version and hash. */
export const wordsOf = (purpose: Purpose, locale: Locale): Required<Pick<ConsentEntry, 'textVersion' | 'textHash'>> => {
  const { version, text } = consentTexts[purpose];
  return { textVersion: version, textHash: hash(speak(locale, 'pages').t(text)) };
};

/** The same as agreed to under words of the owner, which stood above the box. */
export const wordedAs = (entry: ConsentEntry, words: string, version: string): ConsentEntry => {
  const text = `${words} ${speak(entry.locale, 'pages').t(consentTexts.marketing.text)}`;
  return { ...entry, text, textVersion: version, textHash: hash(text) };
};

/** What a form asks for: an entry for each box that was ticked. */
export const toAsked = (ticked: readonly Purpose[], at: string, act: ConsentAct): ConsentEntry[] =>
  ticked.map((purpose) => ({ kind: 'asked', purpose, at, ...wordsOf(purpose, act.locale), ...act }));

/** Before there were kinds, all that stood here had been asked by a form. */
export const itemToEntry = (item: Item): ConsentEntry => {
  const { pk: _pk, sk: _sk, v: _v, ttl: _ttl, confirmed: _, ...entry } = item;
  return { kind: 'asked', ...entry } as unknown as ConsentEntry;
};
