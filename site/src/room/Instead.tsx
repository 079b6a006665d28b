/** What stands in the place of a picture: the time until the start, or why there is none. */
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import { t } from '../lib/words.ts';
import { Waiting } from './Waiting.tsx';

type Props = { readonly webinar: PublicWebinar; readonly state: WebinarState; readonly clockOffset: number };

export const Instead = ({ webinar, state, clockOffset }: Props) => {
  if (state === 'scheduled') return <Waiting webinar={webinar} clockOffset={clockOffset} />;
  if (state === 'ended')
    return (
      <div class="room-screen room-panel">
        <h2>{t('That was it. Thank you for being here.')}</h2>
        <p>{t('There is no recording. What was answered stays beside this; what was left open is answered in writing, here.')}</p>
        {(webinar.room.survey ?? 'off') !== 'off' && (
          <p>
            <a class="button quiet" href={`/api/live/${webinar.id}/survey`}>
              {t('How was it? Rate this webinar')}
            </a>
          </p>
        )}
      </div>
    );
  return (
    <div class="room-screen room-panel">
      <h2>{t('No picture in this room')}</h2>
      <p>{t('The host shares sound and picture elsewhere. Questions and answers are here.')}</p>
    </div>
  );
};
