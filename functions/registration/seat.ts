/** Personal links: what the mail carries, good for one webinar. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';

const LINK_DAYS = 400;

export const toJoinToken = (
  signer: Signer,
  { webinar, contact, epoch, endsAt }: { webinar: WebinarId; contact: ContactId; epoch: number; endsAt: string },
): string => signer.sign('join', [webinar, contact, String(epoch)], Math.floor(Date.parse(endsAt) / 1000) + LINK_DAYS * 86_400);

export const readJoinToken = (
  signer: Signer,
  token: string,
  now: Date,
): { webinar: WebinarId; contact: ContactId; epoch: number } | undefined => {
  const [webinar, contact, epoch] = signer.read('join', token, now) ?? [];
  return webinar && contact ? { webinar, contact, epoch: Number(epoch) } : undefined;
};
