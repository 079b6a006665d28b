/** The link to a copy of one's data: mailed once it is there, and good for as long as the file is. */
import type { ContactId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';
import { type Copy, goneAt } from './rules.ts';

type Whose = { readonly contact: ContactId; readonly id: string };

export const toCopyToken = (signer: Signer, contact: ContactId, copy: Pick<Copy, 'id' | 'at'>): string =>
  signer.sign('copy', [contact, copy.id], Math.floor(Date.parse(goneAt(copy)) / 1000));

export const readCopyToken = (signer: Signer, token: string, now: Date): Whose | undefined => {
  const [contact, id] = signer.read('copy', token, now) ?? [];
  return contact && id ? { contact, id } : undefined;
};
