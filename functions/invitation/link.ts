/** The link of an invitation: whose it is and to which webinar. It proves the address that it was mailed to. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';

/** As long as other links to a webinar. */
const LINK_DAYS = 400;

export type Invited = { readonly webinar: WebinarId; readonly contact: ContactId; readonly invitation: string };

export const toInviteToken = (signer: Signer, { webinar, contact, invitation, endsAt }: Invited & { readonly endsAt: string }): string =>
  signer.sign('invite', [webinar, contact, invitation], Math.floor(Date.parse(endsAt) / 1000) + LINK_DAYS * 86_400);

export const readInviteToken = (signer: Signer, token: string, now: Date): Invited | undefined => {
  const [webinar, contact, invitation] = signer.read('invite', token, now) ?? [];
  return webinar && contact && invitation ? { webinar, contact, invitation } : undefined;
};
