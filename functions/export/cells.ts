/** What stands in a cell, in the form that a tool reads. Pure. */
import { countries, countryName } from '#shared/countries.ts';
import type { Cell } from './csv.ts';

/** The day of a time, as every tool reads it. */
export const toDay = (at: string | undefined): string | undefined => at?.slice(0, 10);

/**
 * E.164 where what was typed is an international number, as it was typed otherwise: nobody guesses a country. `00` is how most of the world
 * dials `+`. The zero that some write in brackets for callers at home is no part of it.
 */
export const toPhone = (typed: string | undefined): string | undefined => {
  if (!typed) return undefined;
  const plain = typed
    .normalize('NFKC')
    .replace(/\(0\)/, '')
    .replace(/^\s*00/, '+');
  const digits = plain.replace(/\D/g, '');
  return /^\s*\+/.test(plain) && /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : typed.trim();
};

/** Its English name where the code of one was given, as it was typed otherwise. */
export const toCountry = (typed: string | undefined): string | undefined => {
  const code = typed?.trim().toUpperCase() ?? '';
  return countries.includes(code) ? countryName(code) : typed;
};

/** The start of a text that has this many bytes at most; no sign is cut in two. */
export const upTo = (text: string, most: number): string => {
  if (Buffer.byteLength(text) <= most) return text;
  let kept = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > most) break;
    kept += segment;
  }
  return kept;
};

/** `1` and `0`, `true` and `false`, `Yes` and `No`: each tool has its own. */
export const toBit = (is: boolean): Cell => (is ? '1' : '0');
export const toTruth = (is: boolean): Cell => (is ? 'true' : 'false');
export const toYes = (is: boolean): Cell => (is ? 'Yes' : 'No');
