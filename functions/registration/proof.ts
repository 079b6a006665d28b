/**
 * Proof of work, asked for only above the network limit. A challenge is bound to the webinar and the address, so that a solved one is
 * good for a single idempotent write and needs no memory of those that were used (SCALE D2).
 */
import { createHash } from 'node:crypto';
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';

/** 2^16 hashes on average: under a second in a browser, an hour of a core for 5,000 addresses. */
const PROOF_BITS = 16;
const SECONDS = 600;

export type Challenge = { readonly token: string; readonly bits: number };

export const toChallenge = (signer: Signer, webinar: WebinarId, contact: ContactId, now: Date): Challenge => ({
  token: signer.sign('proof', [webinar, contact], Math.floor(now.getTime() / 1000) + SECONDS),
  bits: PROOF_BITS,
});

const startsWithZeros = (hash: Buffer, bits: number): boolean => {
  for (let i = 0; i < bits; i += 1) if (((hash[i >> 3] ?? 255) >> (7 - (i & 7))) & 1) return false;
  return true;
};

/** `proof` is `<token>:<nonce>`; solved where SHA-256 of it begins with the wanted number of zero bits. */
export const isSolved = (signer: Signer, proof: string | undefined, webinar: WebinarId, contact: ContactId, now: Date): boolean => {
  const [token = '', nonce, ...more] = (proof ?? '').split(':');
  if (!nonce || more.length > 0) return false;
  const [forWebinar, forContact] = signer.read('proof', token, now) ?? [];
  if (forWebinar !== webinar || forContact !== contact) return false;
  return startsWithZeros(createHash('sha256').update(`${token}:${nonce}`).digest(), PROOF_BITS);
};
