/** What people wrote, made fit for a mail or a calendar. Forms refuse most of it already; what is stored is not trusted to have come through a form. */
import { byteLength } from './text.ts';

// Besides control characters: signs that turn the direction of writing, and make a line say something else than it holds (CVE-2021-42574).
const tricks = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** Of a grapheme, on average. */
const BYTES = 4;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** By both measures: one letter with a thousand marks on it is one grapheme. */
const shorten = (text: string, graphemes: number): string => {
  let [letters, bytes] = [0, 0];
  for (const { segment, index } of segmenter.segment(text)) {
    letters += 1;
    bytes += byteLength(segment);
    if (letters > graphemes || bytes > graphemes * BYTES) return `${text.slice(0, index).trimEnd()} …`;
  }
  return text;
};

const plain = (line: string): string => line.replace(tricks, ' ').replace(/ {2,}/g, ' ').trim();

/** In one line, which no header and no line of the text twin can be broken with. */
export const toLine = (text: string, graphemes = 2_000): string => shorten(plain(text.toWellFormed()), graphemes);

/** With its line breaks; the longest of them is one empty line. */
export const toLines = (text: string, graphemes: number): string[] =>
  shorten(
    text
      .toWellFormed()
      .split(/\r\n?|\n/)
      .map(plain)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    graphemes,
  ).split('\n');
