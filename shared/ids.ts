/** Ids: what they look like. An id never holds `#`, which separates the parts of a key. */

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Crockford's base 32 in lower case (no i, l, o, u): safe in addresses, file names and when read aloud. */
export const base32 = (bytes: Uint8Array): string => {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
};

/** A webinar: 10 characters (50 bits, they are drawn once and put if absent). */
export type WebinarId = string;
/** A contact: 32 characters, 160 bits of a keyed hash of the address, or as many random bits for a guest. */
export type ContactId = string;
/** A question: `<webinar>-<12 characters><8 characters of MAC>`. */
export type QuestionId = string;

export const isContactId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{32}$/.test(text);

export const WEBINAR_ID_BYTES = 7;
export const CONTACT_ID_BYTES = 20;

const webinarPattern = /^[0-9a-hjkmnp-tv-z]{10}$/;

export const toWebinarId = (bytes: Uint8Array): WebinarId => base32(bytes).slice(0, 10);
export const isWebinarId = (text: string): boolean => webinarPattern.test(text);

/** The 12 characters that name a question inside its webinar: what a ballot keeps of it. */
export type QuestionTag = string;
export const QUESTION_TAG_LENGTH = 12;
export const toTag = (id: QuestionId): QuestionTag => id.slice(11, 11 + QUESTION_TAG_LENGTH);
export const webinarOfQuestion = (id: QuestionId): WebinarId => id.slice(0, 10);
export const isQuestionId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{10}-[0-9a-hjkmnp-tv-z]{20}$/.test(text);

/** Slugs are addresses: lower case, digits and single hyphens. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_LENGTH = 80;
export const isSlug = (text: string): boolean => text.length <= SLUG_LENGTH && slugPattern.test(text);

const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/** A slug suggested from a title: accents dropped, other signs become hyphens, 60 characters at most. */
export const titleToSlug = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
