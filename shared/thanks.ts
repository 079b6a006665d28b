/** One thank-you to one person: a code from a list, or an invitation. */
import * as z from 'zod';
import { isWebinarId } from './ids.ts';
import type { Left } from './reach.ts';

/** After one with an invitation; a list of codes says its own. */
export const INVITATION_AGAIN_MONTHS = 12;

export const giftId = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/, 'Please choose a list.');

/** `POST /api/console/contacts/{id}/thanks`. `key`: of the press, so that the same one sent twice is one. */
export const thanksForm = z
  .strictObject({
    key: z.string().regex(/^[0-9A-Za-z-]{8,64}$/, 'This press has no key of ours.'),
    gift: giftId.optional(),
    webinar: z.string().refine(isWebinarId, 'Please choose a webinar.').optional(),
  })
  .refine(({ gift, webinar }) => (gift === undefined) !== (webinar === undefined), {
    path: ['gift'],
    error: 'Please choose a list of codes, or a webinar.',
  });
export type ThanksForm = z.infer<typeof thanksForm>;

/** `waiting`: it leaves with the next mail, or in the morning where it is night; `left`: something held it back; `failed`: their mail server did. */
export type ThanksState = 'waiting' | 'sent' | 'left' | 'failed';
/** Why nobody may be thanked, or was not. `often`: as many mails in 30 days as they want; `over`: what they were invited to. */
export type ThanksWhy = Left | 'often' | 'refused' | 'unknown' | 'over' | 'joined';

/** After “They cannot be thanked by mail: ”. */
export const thanksWhyWords: Readonly<Record<ThanksWhy, string>> = {
  erased: 'they had everything erased.',
  bounced: 'mail to their address came back.',
  complained: 'they called a mail of ours spam.',
  unsubscribed: 'they unsubscribed.',
  stopped: 'the team stopped mail to them.',
  unconfirmed: 'they ticked that they want such mail, and have not confirmed it yet.',
  consent: 'they did not agree to such mail. Thanks come with an offer, so they need that consent.',
  paused: 'they paused such mail.',
  hold: 'we owe them an answer, which comes first.',
  often: 'they had as many mails this month as they want.',
  refused: 'their mail server did not take it.',
  unknown: 'the connection broke, and nobody knows whether it arrived.',
  over: 'there was nothing to come to any more.',
  joined: 'they registered for it meanwhile.',
};

export type Thanks = {
  readonly at: string;
  readonly state: ThanksState;
  readonly why?: ThanksWhy;
  /** The list of codes that it came from, by name. */
  readonly list?: string;
  readonly webinar?: string;
};

/** `GET /api/console/contacts/{id}/thanks`. `why`: nobody of this address may be thanked now. `from`: the day from which they may be again. */
export type ThanksView = {
  readonly last: Thanks | null;
  readonly why: ThanksWhy | null;
  readonly lists: readonly { readonly id: string; readonly name: string; readonly left: number; readonly from: string | null }[];
  /** For an invitation. */
  readonly from: string | null;
};
