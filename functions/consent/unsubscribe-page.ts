/** The page of a link that stops mails: one button, and what it stops. Works without script. Pure. */

import { escapeHtml } from '#shared/template.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import type { Sentence } from '#shared/words/speak.ts';
import type { Contact } from '../contact/store.ts';
import { line, linked } from './confirm-page.ts';
import type { LeavablePurpose } from './links.ts';

export type Leaving = {
  readonly purpose: LeavablePurpose;
  readonly isDone: boolean;
  /** Masked: whoever a mail was passed on to need not learn it. */
  readonly address: string;
  /** Where one chooses less instead, and where one asks for the link to agree again. */
  readonly preferences: string;
  readonly manage: string;
};

/** Whatever it was that stopped these mails. */
export const isStopped = ({ suppressed }: Contact, purpose: LeavablePurpose): boolean => suppressed?.[purpose] !== undefined;

type Said = Sentence<'personal'>;
const words: Readonly<Record<LeavablePurpose, { readonly ask: Said; readonly says: Said; readonly act: Said; readonly done: Said }>> = {
  marketing: {
    ask: 'Stop invitations and articles?',
    says: 'It holds at once. What belongs to a webinar that you registered for still comes, with your personal link.',
    act: 'Unsubscribe',
    done: 'We send you no invitations and articles any more.',
  },
  service: {
    ask: 'Stop mails about your webinars?',
    says: 'No reminders come any more, and no word when a webinar moves, is called off, or has a recording. Your seat and your personal link stay, and what you ask us for still comes.',
    act: 'Stop these mails',
    done: 'We send you nothing about your webinars by ourselves any more.',
  },
};

export const unsubscribePage = (
  { purpose, isDone, address, preferences, manage }: Leaving,
  { t }: PersonalSpeech,
): { readonly title: string; readonly main: string } => {
  const { ask, says, act, done } = words[purpose];
  const about = line(t('It is about {address}.', { address }), 'soft');
  const less = linked(preferences, t('Choose what we send you'));
  if (isDone)
    return {
      title: t('You are unsubscribed'),
      main: [
        line(t(done)),
        about,
        line(t('Changed your mind? Ask for the link to your data: behind it you can agree again.')),
        linked(manage, t('Ask for the link')),
      ].join(''),
    };
  return {
    title: t(ask),
    main: [
      line(t(says)),
      about,
      `<form method="post"><button class="button" type="submit">${escapeHtml(t(act))}</button></form>`,
      ...(purpose === 'marketing' ? [line(t('Rather less often, or for a while not at all?'), 'soft')] : []),
      less,
    ].join(''),
  };
};
