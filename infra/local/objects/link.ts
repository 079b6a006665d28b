/** Signed requests about objects, as S3 presigns them: whoever has one may download, or send exactly what was announced, until it expires. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const sign = (secret: string, words: readonly string[]): string =>
  createHmac('sha256', secret)
    .update(words.map((word) => `${word.length}:${word}`).join('\n'))
    .digest('base64url');

const secondsOf = (expires: Date): string => String(Math.floor(expires.getTime() / 1000));

const toAddress = (secret: string, key: string, words: readonly string[], until: string): string =>
  `/local/objects/${key}?${new URLSearchParams({ expires: until, signature: sign(secret, [...words, key, until]) })}`;

const isValid = (secret: string, key: string, words: readonly string[], query: URLSearchParams, now: Date): boolean => {
  const expires = query.get('expires') ?? '';
  const given = Buffer.from(query.get('signature') ?? '');
  const right = Buffer.from(sign(secret, [...words, key, expires]));
  return given.length === right.length && timingSafeEqual(given, right) && Number(expires) > now.getTime() / 1000;
};

/** An address on our own public base, valid until `expires`. */
export const toLink = (secret: string, key: string, expires: Date): string => toAddress(secret, key, ['get'], secondsOf(expires));

export const isValidLink = (secret: string, key: string, query: URLSearchParams, now: Date): boolean =>
  isValid(secret, key, ['get'], query, now);

/** What may be sent: its type, and its size in bytes. */
export type Announced = { readonly key: string; readonly type: string; readonly size: number };

const wordsOf = ({ type, size }: Announced): readonly string[] => ['put', type, String(size)];

/** An address that takes one object in by PUT, of this type and size only. */
export const toUploadLink = (secret: string, announced: Announced, expires: Date): string =>
  toAddress(secret, announced.key, wordsOf(announced), secondsOf(expires));

/** `sent`: as the request's own headers have it; whatever was not announced so has no right signature. */
export const isValidUpload = (secret: string, sent: Announced, query: URLSearchParams, now: Date): boolean =>
  isValid(secret, sent.key, wordsOf(sent), query, now);
