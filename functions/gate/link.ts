/** The mailed link to a report: personal, good for seven days and as many visits. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';
import { WAITING_SECONDS } from './request.ts';

type Opening = { readonly contact: ContactId; readonly slug: string };

/** `at`: when it was asked for. */
export const toPaperToken = (signer: Signer, { contact, slug }: Opening, at: Date): string =>
  signer.sign('paper', [contact, slug], Math.floor(at.getTime() / 1000) + WAITING_SECONDS);

export const readPaperToken = (signer: Signer, token: string, now: Date): Opening | undefined => {
  const [contact, slug] = signer.read('paper', token, now) ?? [];
  return contact && slug ? { contact, slug } : undefined;
};

export const gateUrl = (slug: string): string => `/api/reports/${slug}/requests`;
