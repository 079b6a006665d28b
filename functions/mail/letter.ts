/** What every mail is told, whatever it says. */
import { toLine } from '#shared/clean.ts';
import { limits } from '#shared/limits.ts';
import type { Sender } from '../ports.ts';
import type { MailBrand } from './layout.ts';
import type { Reader } from './when.ts';

export type Letter = Reader & {
  readonly from: Sender;
  readonly brand: MailBrand;
  /** The public address, without a slash at its end. */
  readonly base: string;
  readonly now: Date;
  /** Where its reader changes what is sent to them. */
  readonly preferencesUrl?: string;
  /** Where its reader stops mails of this purpose. */
  readonly stopUrl?: string;
};

/** Who sends it, as its foot says. */
export const senderOf = ({ from }: Letter): string => toLine(from.name, limits.name.graphemes);
