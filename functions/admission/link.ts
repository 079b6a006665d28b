/** The link to one's own page: where a registration stands, and what its owner can do about it. Good for one webinar. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';

const LINK_DAYS = 400;

export const toStandingToken = (
  signer: Signer,
  { webinar, contact, endsAt }: { webinar: WebinarId; contact: ContactId; endsAt: string },
): string => signer.sign('waitlist', [webinar, contact], Math.floor(Date.parse(endsAt) / 1000) + LINK_DAYS * 86_400);

export const readStandingToken = (
  signer: Signer,
  token: string,
  now: Date,
): { readonly webinar: WebinarId; readonly contact: ContactId } | undefined => {
  const [webinar, contact] = signer.read('waitlist', token, now) ?? [];
  return webinar && contact ? { webinar, contact } : undefined;
};
