/** Signed links to objects, as S3 presigns them: whoever has the link may download, until it expires. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const sign = (secret: string, key: string, expires: string): string =>
  createHmac('sha256', secret).update(`parley object link\n${key.length}:${key}\n${expires}`).digest('base64url');

/** An address on our own public base, valid until `expires`. */
export const toLink = (secret: string, key: string, expires: Date): string => {
  const until = String(Math.floor(expires.getTime() / 1000));
  return `/local/objects/${key}?${new URLSearchParams({ expires: until, signature: sign(secret, key, until) })}`;
};

export const isValidLink = (secret: string, key: string, query: URLSearchParams, now: Date): boolean => {
  const expires = query.get('expires') ?? '';
  const given = Buffer.from(query.get('signature') ?? '');
  const right = Buffer.from(sign(secret, key, expires));
  return given.length === right.length && timingSafeEqual(given, right) && Number(expires) > now.getTime() / 1000;
};
