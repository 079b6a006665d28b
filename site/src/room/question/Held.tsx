/** What stands in the place of the form, or in it, for somebody who cannot ask just now. */
import type { Live } from '../../lib/live/state.ts';
import { shortAge } from '../../lib/live/words.ts';
import { t, tell } from '../../lib/words.ts';
import { useNow } from '../use-now.ts';

export const Silenced = () => (
  <div class="room-ask used">
    <p class="notice">
      <strong>{t('A host asked you to listen for the rest of this webinar.')}</strong>{' '}
      {t('You can still watch and vote, and read every answer.')}
    </p>
  </div>
);

/** Why a question came back, and for how long there can be no other. */
export const Notice = ({ live }: { live: Live }) => {
  const left = (live.notice?.until ?? 0) - useNow(1_000);
  return (
    <p class="error" id="ask-error" role="alert">
      {tell(live.notice?.message ?? '')} {left > 0 && t('Please wait {time}.', { time: shortAge(left) })}
    </p>
  );
};
