/** The link to one's own data: mailed on request, and good for an hour, for as many visits as anybody likes. */
import type { ContactId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';

export const ME_MINUTES = 60;

export const toMeToken = (signer: Signer, contact: ContactId, now: Date): string =>
  signer.sign('me', [contact], Math.floor(now.getTime() / 1000) + ME_MINUTES * 60);

export const readMeToken = (signer: Signer, token: string, now: Date): ContactId | undefined => signer.read('me', token, now)?.[0];
