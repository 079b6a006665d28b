/**
 * Double opt-in: one button that confirms what was ticked with this address. It holds our own words only, and nothing that advertises,
 * since nobody has agreed to that yet.
 */
import type { Purpose } from '#shared/consent.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, list, paragraph } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';

export type ConsentInput = Letter & {
  readonly purposes: readonly Purpose[];
  /** The exact words that were ticked, in the language in which they stood there. */
  readonly texts: readonly string[];
  readonly confirmUrl: string;
  /** A registration form, or the newsletter's own. */
  readonly source: 'form' | 'newsletter';
  /** The path of the page where it was. */
  readonly page: string;
};

export const toConsentMail = (input: ConsentInput): MailContent => {
  const { texts, confirmUrl, source, page, base, locale } = input;
  const { t } = speakMail(locale);
  // Whoever posts to the newsletter says where its form stood: those words are theirs, and this address may be somebody else's.
  const place = source === 'form' && /^\/[a-z0-9/-]*$/.test(page) ? `${base}${page}` : base;
  return toMail(input, {
    title: t(source === 'newsletter' ? 'Please confirm your sign-up' : 'Please confirm your consent'),
    blocks: [
      paragraph(t('Somebody gave your address and agreed to this:')),
      list(texts),
      paragraph(t('It counts once you confirm it. One button on the page does that, and you can take it back at any time.')),
      button(t('Yes, that was me'), confirmUrl),
      paragraph(
        t('The link works for seven days. Was it not you? Then do nothing: without your confirmation we send you nothing of the kind.'),
      ),
    ],
    reason: t('You get this mail because somebody entered your address at {place}. Sent by {sender}.', { place, sender: senderOf(input) }),
  });
};
