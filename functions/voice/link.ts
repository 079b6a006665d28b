/** The link of such a mail: whose it is, and of which round. */
import type { ContactId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';

/** As long as other links to one's own questions. */
const LINK_DAYS = 400;

type Speaker = { readonly contact: ContactId; readonly round: string };

export const toVoiceToken = (signer: Signer, { contact, round }: Speaker, now: Date): string =>
  signer.sign('voice', [contact, round], Math.floor(now.getTime() / 1000) + LINK_DAYS * 86_400);

export const readVoiceToken = (signer: Signer, token: string, now: Date): Speaker | undefined => {
  const [contact, round] = signer.read('voice', token, now) ?? [];
  return contact && round ? { contact, round } : undefined;
};
