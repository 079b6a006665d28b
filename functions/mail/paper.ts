/** The way to a report that somebody asked for. */
import { speakGate } from '#shared/words/paper-gate.ts';
import type { MailContent } from '../ports.ts';
import { button, paragraph } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';

/** `title`: of the report, which is the team's. */
export type PaperInput = Letter & { readonly title: string; readonly openUrl: string };

export const toPaperMail = (input: PaperInput): MailContent => {
  const { title, openUrl, base, locale } = input;
  const { t } = speakGate(locale);
  return toMail(input, {
    title: t('Your report: {title}', { title }),
    blocks: [
      paragraph(t('You asked for “{title}”. This button leads to it.', { title })),
      button(t('Open the report'), openUrl),
      paragraph(t('The link works for seven days. Was it not you? Then do nothing: your address goes by itself.')),
    ],
    reason: t('You get this mail because somebody entered your address at {place}. Sent by {sender}.', {
      place: base,
      sender: senderOf(input),
    }),
  });
};
