/** Who shared a link: a name of theirs for one webinar, from which nobody but us learns whose it is. Pure. */
import { createHmac } from 'node:crypto';
import { base32, type ContactId, type WebinarId } from '#shared/ids.ts';

/** 80 bits: whoever has two links of one person learns nothing of either. */
const VIA_BYTES = 10;

export const toVia = (key: string, webinar: WebinarId, contact: ContactId): string =>
  base32(createHmac('sha256', key).update(`via:${webinar}:${contact}`).digest().subarray(0, VIA_BYTES));

/** The page of a webinar, to be passed on by somebody who registered for it. */
export const toSharedUrl = (page: string, via: string): string =>
  `${page}?${new URLSearchParams({ utm_source: 'registrant', utm_medium: 'share', via })}`;
