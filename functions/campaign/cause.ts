/** Which campaign brought somebody who now waits for an answer. Pure. */
import { toLine } from '#shared/clean.ts';
import { limits } from '#shared/limits.ts';
import type { Touched } from '../contact/store.ts';
import type { RegistrationRow } from '../registration/register.ts';

/** Older than that, what they came by is not why they ask. */
const TOUCH_DAYS = 30;

type Known = {
  /** Their seat; absent where they have none. */
  readonly row?: Pick<RegistrationRow, 'utm'> | undefined;
  readonly contact?: { readonly last?: Pick<Touched, 'campaign' | 'at'> } | undefined;
  /** What the invitation to this webinar is called that reached them before they asked. */
  readonly invited?: string | undefined;
  /** When they asked, ISO. */
  readonly at: string;
};

/**
 * What registered them says most, then the invitation that reached them, then the link by which they last came, if that was a short while
 * before. What stands in an address anybody may have typed: it is cut to what a name may be. Undefined where nothing says so.
 */
export const campaignOf = ({ row, contact, invited, at }: Known): string | undefined => {
  const last = contact?.last;
  const isFresh = last !== undefined && last.at <= at && Date.parse(at) - Date.parse(last.at) <= TOUCH_DAYS * 86_400_000;
  const said = [row?.utm?.campaign, invited, isFresh ? last.campaign : undefined];
  return said.map((name) => toLine(name ?? '', limits.name.graphemes).trim()).find((name) => name !== '');
};
