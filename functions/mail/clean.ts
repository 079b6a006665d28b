/** What people wrote, made fit for a mail. Forms refuse most of it already; what is stored is not trusted to have come through a form. */
import { byteLength, cut } from '#shared/text.ts';

// Besides control characters: signs that turn the direction of writing, and make a line say something else than it holds (CVE-2021-42574).
const tricks = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

const shorten = (text: string, graphemes: number, bytes: number): string => {
  let { text: kept, more } = cut(text, graphemes);
  while (byteLength(kept) > bytes) {
    kept = cut(kept, Math.floor(kept.length / 2)).text;
    more = true;
  }
  return more ? `${kept.trimEnd()} …` : kept;
};

/** In one line, which no header and no line of the text twin can be broken with. */
export const toLine = (text: string, graphemes = 2_000): string =>
  shorten(text.toWellFormed().replace(tricks, ' ').trim(), graphemes, graphemes * 4);

/** With its line breaks; the longest of them is one empty line. */
export const toLines = (text: string, graphemes: number): string[] =>
  shorten(
    text
      .toWellFormed()
      .split(/\r\n?|\n/)
      .map((line) => line.replace(tricks, ' ').trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    graphemes,
    graphemes * 4,
  ).split('\n');

/** A mail leads to https addresses and to our own, which on one machine are not. */
export const mayLead = (href: string, base: string): boolean => {
  try {
    const { protocol, username, password } = new URL(href);
    return username === '' && password === '' && (protocol === 'https:' || href.startsWith(`${base}/`));
  } catch {
    return false;
  }
};
