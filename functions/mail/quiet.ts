/** One soft question to somebody who never asked any: topics, a button, and the way to hear nothing of the kind again. */
import { commonTopics, isCommonTopic } from '#shared/quiet.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, list, paragraph } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';

export type QuietInput = Letter & {
  /** Whether they came to one of the webinars. */
  readonly came: boolean;
  /** In the house's own words; empty: the common ones. */
  readonly topics: readonly string[];
  readonly voiceUrl: string;
};

export const toQuietMail = (input: QuietInput): MailContent => {
  const { came, topics, voiceUrl, locale, base } = input;
  const { t } = speakMail(locale);
  const title = t('Is there anything you would like to know?');
  return toMail(input, {
    title,
    blocks: [
      paragraph(
        t(
          came
            ? 'You came to our webinars, and you never had to ask anything. That is fine.'
            : 'You registered for our webinars, and you never had to ask anything. That is fine.',
        ),
      ),
      paragraph(t('If something is open all the same, one tap is enough: a person answers you, by email.')),
      paragraph(t('For example:')),
      list((topics.length > 0 ? topics : commonTopics).map((topic) => (isCommonTopic(topic) ? t(topic) : topic))),
      button(t('Say what you would like to know'), voiceUrl),
      paragraph(
        t(
          'If not, you do not have to do anything: we ask this at most once in half a year. On the same page you can choose to hear nothing of the kind again.',
        ),
      ),
    ],
    reason: t('You get this mail because you agreed to invitations, at {place}. Sent by {sender}.', {
      place: base,
      sender: senderOf(input),
    }),
  });
};
