/** How many came through an invitation: from both images of a registration. Pure. */
import type { Delta } from '../live/counts.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { invitationKey } from '../table/keys.ts';

type Image = Readonly<Record<string, unknown>> | undefined;

/** The invitation that brought somebody who has a seat. */
const broughtBy = (image: Image): string | undefined => {
  const row = image?.row as Pick<RegistrationRow, 'state' | 'invitation'> | undefined;
  return row?.state === 'registered' ? row.invitation : undefined;
};

export const invitationDeltas = (before: Image, after: Image): Delta[] => {
  const [was, is] = [broughtBy(before), broughtBy(after)];
  if (was === is) return [];
  const moved = (id: string, by: number): Delta => ({ key: invitationKey(id), attribute: 'registered', by });
  return [...(was ? [moved(was, -1)] : []), ...(is ? [moved(is, 1)] : [])];
};
