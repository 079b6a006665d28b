/** The way to the survey, once the webinar is over. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { t } from '../../lib/words.ts';

export const Rate = ({ webinar: { id, room } }: { readonly webinar: Pick<PublicWebinar, 'id' | 'room'> }) =>
  (room.survey ?? 'off') === 'off' ? null : (
    <p class="room-rate">
      <a class="button quiet" href={`/api/live/${id}/survey`}>
        {t('How was it? Rate this webinar')}
      </a>
    </p>
  );
