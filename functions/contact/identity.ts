/** Who is who: an address becomes a contact's id by a keyed hash, so that keys hold no address and every key of a person can be derived. */
import { createHmac } from 'node:crypto';
import { base32, CONTACT_ID_BYTES, type ContactId } from '#shared/ids.ts';

/** `address` is already normalised (shared/address.ts). The first 160 bits of HMAC-SHA-256. */
export const addressToContact = (key: string, address: string): ContactId =>
  base32(createHmac('sha256', key).update(`mail:${address}`).digest().subarray(0, CONTACT_ID_BYTES));

/** A random contact for a browser whose address nobody confirmed yet. */
export const toGuest = (random: Uint8Array): ContactId => base32(random);
