/** Purposes a person can agree to, and the exact words they agree to. A changed word is a new version. */
import * as z from 'zod';

export const purposes = ['marketing', 'research'] as const;
export type Purpose = (typeof purposes)[number];

export type ConsentText = { readonly version: string; readonly text: string };

export const consentTexts: Readonly<Record<Purpose, ConsentText>> = {
  marketing: { version: '2026-11', text: 'Send me invitations and articles, about twice a month. I can stop with one click.' },
  research: { version: '2026-11', text: 'You may quote my question, without my name, in articles and reports.' },
};

const tick = z.boolean({ error: 'Consent is yes or no.' }).optional();

/** What a form says about consent: a box that is not ticked says nothing. */
export const consentChoice = z.strictObject({ marketing: tick, research: tick });
