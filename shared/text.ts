/** What people may type: measured in what they see (graphemes) and in what is stored (bytes). */
import * as z from 'zod';
import { say } from './say.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** Length as a person counts it: an accented letter or an emoji with its modifiers is one. */
export const graphemes = (text: string): number => {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
};

export const byteLength = (text: string): number => encoder.encode(text).length;

/** The first `most` graphemes of a text. */
export const cut = (text: string, most: number): { text: string; more: boolean } => {
  if (text.length <= most) return { text, more: false };
  let count = 0;
  for (const part of segmenter.segment(text)) {
    if (count === most) return { text: text.slice(0, part.index), more: true };
    count += 1;
  }
  return { text, more: false };
};

/** Something to see: not only spaces, control or invisible formatting characters. */
const isVisible = (text: string): boolean => /[^\p{C}\p{Z}]/u.test(text);

// Signs that turn the direction of writing make a line say something else than it holds (Trojan Source, CVE-2021-42574).
const controlInLine = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
// Tab and line feed are how people lay out a longer text; every other control character is somebody's trick.
const controlInText = /[^\P{Cc}\t\n]/u;

// No script stacks that many marks on one letter; whoever does covers the lines above and below.
const stacked = /\p{M}{17}/u;

type Limit = { readonly graphemes: number; readonly bytes: number };

const within = (what: string, limit: Limit, control: RegExp) => {
  const tooLong = say('{what} is too long: {n} characters at most.', { what, n: limit.graphemes });
  return z
    .string({ error: say('{what} must be text.', { what }) })
    .max(limit.bytes, { error: tooLong, abort: true })
    .transform((text) => text.replace(/\r\n?/g, '\n').trim().normalize('NFC'))
    .superRefine((text, context) => {
      const refuse = (message: string) => context.addIssue({ code: 'custom', message });
      if (!text.isWellFormed()) refuse(say('{what} holds a broken character. Please type it again.', { what }));
      else if (control.test(text)) refuse(say('{what} holds a control character. Please type it again.', { what }));
      else if (stacked.test(text)) refuse(say('{what} has too many marks on one letter.', { what }));
      else if (text !== '' && !isVisible(text)) refuse(say('{what} has nothing to read in it.', { what }));
      else if (byteLength(text) > limit.bytes || graphemes(text) > limit.graphemes) refuse(tooLong);
    });
};

/** One line (a name, a title): no control characters, no line breaks. */
export const line = (what: string, limit: Limit) => within(what, limit, controlInLine);

/** Several lines (a question, a description). */
export const prose = (what: string, limit: Limit) => within(what, limit, controlInText);

export const isFilled = (text: string): boolean => text !== '';
