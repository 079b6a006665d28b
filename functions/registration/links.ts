/** One's own ways into a webinar, and to where one stands with it. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toStandingToken } from '../admission/link.ts';
import type { Signer } from '../http/token.ts';
import { toJoinToken } from './seat.ts';

type Linking = { readonly signer: Signer; readonly config: { readonly PARLEY_URL: string } };

/** A calendar knows an entry again by this, whichever mail brings it. */
export const toUid = ({ config }: Linking, webinar: string, contact: ContactId): string =>
  `${webinar}-${contact}@${new URL(config.PARLEY_URL).hostname}`;

export const toLinks = (
  { config, signer }: Linking,
  { id, endsAt }: Pick<Webinar, 'id' | 'endsAt'>,
  { contact, epoch }: { readonly contact: ContactId; readonly epoch: number },
): { readonly joinUrl: string; readonly standingUrl: string } => ({
  joinUrl: `${config.PARLEY_URL}/join/${toJoinToken(signer, { webinar: id, contact, epoch, endsAt })}`,
  standingUrl: `${config.PARLEY_URL}/waitlist/${toStandingToken(signer, { webinar: id, contact, endsAt })}`,
});
