/** The link to one's own questions of one webinar: in the mail after it, good as long as its personal link. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';

const LINK_DAYS = 400;

type Asker = { readonly contact: ContactId; readonly webinar: WebinarId };

export const toAnswersToken = (signer: Signer, { contact, webinar }: Asker, endsAt: string): string =>
  signer.sign('answers', [contact, webinar], Math.floor(Date.parse(endsAt) / 1000) + LINK_DAYS * 86_400);

export const readAnswersToken = (signer: Signer, token: string, now: Date): Asker | undefined => {
  const [contact, webinar] = signer.read('answers', token, now) ?? [];
  return contact && webinar ? { contact, webinar } : undefined;
};
