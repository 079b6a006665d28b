/**
 * Signed tokens: purpose-bound, length-delimited, with an expiry and the id of the key that signed them. They carry what they need,
 * so that checking one costs no read. Fields are joined with their lengths, so that none can run into the next (GHSA-6gvq-jcmp-8959).
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export type SigningKey = { readonly id: string; readonly secret: string };
export type Signer = ReturnType<typeof createSigner>;

/** A seat with the longest name and company is 2,200 letters; a browser keeps cookies of 4,096. */
const MOST_LETTERS = 3_000;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const delimit = (fields: readonly string[]): string => fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('');
const mac = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest().subarray(0, 16);

const undelimit = (text: string): string[] | undefined => {
  const fields: string[] = [];
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    const colon = rest.indexOf(':');
    const length = Number(rest.subarray(0, colon).toString());
    if (colon < 1 || !Number.isSafeInteger(length) || colon + 1 + length > rest.length) return undefined;
    fields.push(rest.subarray(colon + 1, colon + 1 + length).toString());
    rest = rest.subarray(colon + 1 + length);
  }
  return fields;
};

export const createSigner = (keys: readonly SigningKey[]) => {
  const [first] = keys;
  if (!first) throw new Error('No signing key');

  return {
    /** `expires` in seconds since 1970. */
    sign(purpose: string, fields: readonly string[], expires: number): string {
      const body = delimit([purpose, String(expires), ...fields]);
      return `${first.id}.${Buffer.from(body).toString('base64url')}.${mac(first.secret, body).toString('base64url')}`;
    },

    /** The fields, or undefined for a token that is malformed, of another purpose, expired or not ours. Compares in constant time. */
    read(purpose: string, token: string, now: Date): string[] | undefined {
      if (token.length > MOST_LETTERS) return undefined;
      const [id = '', encoded = '', signature = '', ...more] = token.split('.');
      const key = keys.find((candidate) => candidate.id === id);
      const body = Buffer.from(encoded, 'base64url').toString();
      const given = Buffer.from(signature, 'base64url');
      const wanted = mac((key ?? first).secret, body);
      const genuine = given.length === wanted.length && timingSafeEqual(given, wanted);
      // The decoder is lenient; a token has one spelling only.
      const canonical = Buffer.from(body).toString('base64url') === encoded && given.toString('base64url') === signature;
      if (!key || !genuine || !canonical || more.length > 0) return undefined;
      const [as, expires, ...fields] = undelimit(body) ?? [];
      return as === purpose && Number(expires) > now.getTime() / 1000 ? fields : undefined;
    },

    /** Hides a text inside a token, bound to what it is about. The nonce comes from both, so that no two texts ever share one. */
    seal(text: string, about: string): string {
      const iv = nonce(first.secret, [about, text]);
      const cipher = createCipheriv('aes-256-gcm', sealKey(first.secret), iv).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
      return `${first.id}~${sealed.toString('base64url')}`;
    },

    unseal(sealed: string, about: string): string | undefined {
      const [id, encoded = ''] = sealed.split('~');
      const key = keys.find((candidate) => candidate.id === id);
      const bytes = Buffer.from(encoded, 'base64url');
      if (!key || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealKey(key.secret), bytes.subarray(0, NONCE_BYTES));
        decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString();
      } catch {
        return undefined;
      }
    },
  };
};

const sealKey = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'parley seal', 32));
const nonce = (secret: string, fields: readonly string[]): Buffer =>
  createHmac('sha256', secret)
    .update(delimit(['nonce', ...fields]))
    .digest()
    .subarray(0, NONCE_BYTES);
