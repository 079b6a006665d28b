/** What several mails say in the same words. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import { type Block, button, heading, paragraph, quietLink, times } from './blocks.ts';
import { type Letter, senderOf } from './letter.ts';
import { spanLines } from './when.ts';

/** Which webinar, and when in each zone that counts. */
export const aboutWebinar = (letter: Letter, webinar: PublicWebinar): Block[] => [
  heading(webinar.title),
  times(spanLines(webinar, letter)),
];

/** The way in, and whom it is for. */
export const wayIn = ({ locale }: Letter, joinUrl: string, act: 'Join now' | 'Open your room' | 'Watch the replay'): Block[] => {
  const { t } = speakMail(locale);
  return [button(t(act), joinUrl), paragraph(t('The link is yours alone. Please do not pass it on.'))];
};

/** The way out of a registration. */
export const wayOut = ({ locale }: Letter, { capacity }: PublicWebinar, standingUrl: string): Block => {
  const { t } = speakMail(locale);
  const cannot = capacity === null ? 'Cannot come? Cancel your registration:' : 'Cannot come? Please give your seat to somebody who waits:';
  return quietLink(t(cannot), standingUrl);
};

/** To somebody who may not have registered at all: their address was never confirmed. */
export const somebodyRegistered = (letter: Letter): string =>
  speakMail(letter.locale).t(
    'You get this mail because somebody registered for this webinar with your address, at {place}. Was it not you? Then do nothing: without the link, nothing happens. Sent by {sender}.',
    { place: letter.base, sender: senderOf(letter) },
  );

/** Mails of a run: they go out by themselves for as long as the registration stands. */
export const isRegistered = (letter: Letter): string =>
  speakMail(letter.locale).t('You get this mail because your address is registered for this webinar, at {place}. Sent by {sender}.', {
    place: letter.base,
    sender: senderOf(letter),
  });
