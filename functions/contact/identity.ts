/** Who is who: an address becomes a contact's id by a keyed hash, so that keys hold no address and every key of a person can be derived. */
import { createHmac } from 'node:crypto';
import { base32, CONTACT_ID_BYTES, type ContactId, type WebinarId } from '#shared/ids.ts';

/** `address` is already normalised (shared/address.ts). The first 160 bits of HMAC-SHA-256. */
export const addressToContact = (key: string, address: string): ContactId =>
  base32(createHmac('sha256', key).update(`mail:${address}`).digest().subarray(0, CONTACT_ID_BYTES));

/** A random contact for a browser whose address nobody confirmed yet. */
export const toGuest = (random: Uint8Array): ContactId => base32(random);

/** A key that somebody could guess names nobody: it must be as long as a random one. */
const KEY_LENGTH = 16;

/**
 * The guest of a form that may be sent again with its key: a double click or a retry keeps one seat, and its question with it.
 * Undefined for a key that is too short to be random.
 */
export const keyToGuest = (secret: string, webinar: WebinarId, owner: ContactId, key = ''): ContactId | undefined =>
  key.length < KEY_LENGTH
    ? undefined
    : base32(createHmac('sha256', secret).update(`guest:${webinar}:${owner}:${key}`).digest().subarray(0, CONTACT_ID_BYTES));
