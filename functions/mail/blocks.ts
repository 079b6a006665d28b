/** What mails are made of. Each block has one look in HTML and one in the text twin (`frame.ts`), so that neither can lack what the other says. */

export type Block =
  /** A webinar's title, or a line above what follows. */
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  /** A moment, in each zone that counts for the reader, and before it what it is. */
  | { readonly kind: 'times'; readonly lines: readonly string[]; readonly lead?: string }
  /** What is asked of the reader; one of a mail, as a rule. */
  | { readonly kind: 'button'; readonly text: string; readonly href: string }
  /** An address that is offered, not asked for. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** What somebody said, in their words; `by` says who, where that is told. */
  | { readonly kind: 'quote'; readonly text: string; readonly by?: string }
  /** A longer text of the team's: its lines stay, its https addresses lead somewhere. `most`: graphemes of it, 500 where nothing is said. */
  | { readonly kind: 'prose'; readonly text: string; readonly most?: number }
  | { readonly kind: 'list'; readonly items: readonly string[] };

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const times = (lines: readonly string[], lead?: string): Block => ({
  kind: 'times',
  lines,
  ...(lead === undefined ? {} : { lead }),
});
export const button = (text: string, href: string): Block => ({ kind: 'button', text, href });
export const quietLink = (text: string, href: string): Block => ({ kind: 'link', text, href });
export const quote = (text: string, by?: string): Block => ({ kind: 'quote', text, ...(by === undefined ? {} : { by }) });
export const prose = (text: string, most?: number): Block => ({ kind: 'prose', text, ...(most === undefined ? {} : { most }) });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
