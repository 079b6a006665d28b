/** The link of the mail after a webinar: the personal one, which leads to the survey instead of the room. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Signer } from '../http/token.ts';
import { toJoinToken } from '../registration/seat.ts';

type Linking = { readonly signer: Signer; readonly config: { readonly PARLEY_URL: string } };

export const surveyUrlOf = (
  { config, signer }: Linking,
  { id, endsAt }: Pick<Webinar, 'id' | 'endsAt'>,
  seat: { readonly contact: ContactId; readonly epoch: number },
): string => `${config.PARLEY_URL}/api/live/${id}/survey/${toJoinToken(signer, { webinar: id, ...seat, endsAt })}`;
