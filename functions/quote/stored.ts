/** A sentence that somebody leaves for publication, once an answer was one. Published only while they agree to research. Pure. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Locale } from '#shared/setting.ts';
import type { Press } from '../delivery/press.ts';
import type { StoredDelivery } from '../delivery/stored.ts';
import { idOf, quoteKey, quotesList } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export type Quote = {
  readonly person: ContactId;
  readonly reply: string;
  readonly text: string;
  readonly at: string;
  readonly locale: Locale;
  readonly question?: string;
  readonly webinar?: WebinarId;
};

export const itemToQuote = ({ pk, sk, text, at, locale, question, webinar }: Item): Quote => ({
  ...{ person: idOf(pk), reply: sk.slice('quote#'.length), text: String(text), at: String(at), locale: locale as Locale },
  ...(typeof question === 'string' ? { question } : {}),
  ...(typeof webinar === 'string' ? { webinar } : {}),
});

export const quoteToItem = ({ person, reply, ...quote }: Quote): Item => ({
  ...quoteKey(person, reply),
  ...quote,
  ...{ listPk: quotesList, listSk: `${quote.at}#${person}` },
  v: DATA_VERSION,
});

export const toQuote = (
  { person, question, webinar }: Pick<StoredDelivery, 'person' | 'question' | 'webinar'>,
  { reply }: Press,
  { text, at, locale }: Pick<Quote, 'text' | 'at' | 'locale'>,
): Quote => ({ person, reply, text, at, locale, ...(question ? { question } : {}), ...(webinar ? { webinar } : {}) });
