/** What stands in the room's place where somebody cannot enter it: one thing to say and one thing to do. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { t } from '../lib/words.ts';
import { Message } from './Message.tsx';

export const Missing = () => (
  <Message title={t('There is no webinar at this address')}>
    <p>{t('It may have been renamed or taken down. The list shows what is on.')}</p>
    <a class="button" href="../../../">
      {t('See all webinars')}
    </a>
  </Message>
);

export const NoSeat = ({ webinar }: { webinar: PublicWebinar }) => (
  <Message title={t('Save your seat first')}>
    <p>
      <strong>{webinar.title}</strong> {t('is open to everybody who registered. It takes twenty seconds, and you can ask at once.')}
    </p>
    <a class="button" href="../">
      {t('Go to the form')}
    </a>
    <p class="small">{t('Registered already? Open the personal link in your confirmation mail, in this browser.')}</p>
  </Message>
);

export const CalledOff = () => (
  <Message title={t('This webinar was called off')}>
    <p>{t('We are sorry. No question that was asked is lost.')}</p>
    <a class="button" href="../../../">
      {t('See what is on')}
    </a>
  </Message>
);
