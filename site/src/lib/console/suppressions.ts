/** The list of those who are not mailed, in words; and a file of addresses as the parts in which it is sent. */
import { MOST_IMPORTED, type SuppressedPurpose, type SuppressionWhy } from '#shared/suppression.ts';

export const whyWords: Readonly<Record<SuppressionWhy, string>> = {
  bounced: 'Mailbox does not exist',
  complained: 'Marked as spam',
  unsubscribed: 'Unsubscribed',
  manual: 'Added by hand',
  imported: 'Imported',
  erased: 'Had everything erased',
};

export const purposeWords: Readonly<Record<SuppressedPurpose, string>> = { marketing: 'Marketing', service: 'Webinars' };

/** What somebody who adds addresses chooses from. */
export const stops = {
  marketing: { words: 'Marketing mail', purposes: ['marketing'] },
  all: { words: 'All mail, also about webinars they registered for', purposes: ['marketing', 'service'] },
} as const satisfies Record<string, { words: string; purposes: readonly SuppressedPurpose[] }>;
export type Stops = keyof typeof stops;

/** `line` as an editor counts it, from 1. */
export type AddressLine = { readonly line: number; readonly text: string };

const cellsOf = (line: string): string[] => line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, '').trim());

/** Of each line the first cell with an @. A first line without one names the columns; any other without one is kept, to be told as wrong. */
export const toAddressLines = (file: string): readonly AddressLine[] => {
  const lines = file.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  return lines.flatMap((whole, i) => {
    if (whole.trim() === '') return [];
    const text = cellsOf(whole).find((cell) => cell.includes('@'));
    if (text === undefined && i === first) return [];
    return [{ line: i + 1, text: (text ?? whole.trim()).slice(0, 320) }];
  });
};

/** Requests stay under 64 KB. */
const MOST_BYTES = 56 * 1024;
const bytes = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length + 1;

export const toParts = (lines: readonly AddressLine[]): readonly (readonly AddressLine[])[] => {
  const parts: AddressLine[][] = [];
  let size = 0;
  for (const line of lines) {
    const more = bytes(line.text);
    const last = parts.at(-1);
    if (last && last.length < MOST_IMPORTED && size + more <= MOST_BYTES) {
      last.push(line);
      size += more;
    } else {
      parts.push([line]);
      size = more;
    }
  }
  return parts;
};
