/** Signing up for the newsletter, without a webinar. */
import * as z from 'zod';
import { address } from './address.ts';
import { hint, isLanguageTag } from './registration.ts';
import { say } from './say.ts';
import { isZone } from './zone.ts';

const TICK = say('Please tick the box: we write to nobody who did not ask for it.');

/** `website` is the honeypot, `page` the path of ours on which the form stood. */
export const newsletterForm = z.strictObject({
  email: address,
  consent: z.strictObject({ marketing: z.literal(true, { error: TICK }) }, { error: TICK }),
  timeZone: hint(isZone),
  locale: hint(isLanguageTag),
  page: hint((path) => /^\/(?:[a-z0-9-]+\/)*$/.test(path)),
  website: z.string().max(200).optional(),
  proof: z.string().max(600).optional(),
});
