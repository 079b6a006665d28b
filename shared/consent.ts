/** Purposes a person can agree to, and the exact words they agree to. A changed word is a new version. */
import * as z from 'zod';
import { say } from './say.ts';

export const purposes = ['marketing', 'research'] as const;
export type Purpose = (typeof purposes)[number];

/** What a mail is sent for. `service`: what somebody registered for or asked; `team`: to the people who run it. */
export const mailPurposes = ['service', 'marketing', 'team'] as const;
export type MailPurpose = (typeof mailPurposes)[number];

/** `asked`: ticked in a form, and nobody confirmed the address yet. */
export type ConsentState = 'asked' | 'confirmed' | 'withdrawn';

type ConsentText = { readonly version: string; readonly text: string };

/** In English, which is also the key of their other languages (`shared/words`). */
export const consentTexts = {
  marketing: { version: '2026-11', text: 'Send me invitations and articles, about twice a month. I can stop with one click.' },
  research: { version: '2026-11', text: 'You may quote my question, without my name, in articles and reports.' },
} as const satisfies Record<Purpose, ConsentText>;

const tick = z.boolean({ error: say('Consent is yes or no.') }).optional();

/** What a form says about consent: a box that is not ticked says nothing. */
export const consentChoice = z.strictObject({ marketing: tick, research: tick });
