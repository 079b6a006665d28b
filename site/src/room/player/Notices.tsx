/** What stands over the picture while it is not simply playing: away, waiting, without sound, or stopped somewhere last time. */
import { clockLength } from '../../lib/live/words.ts';
import { t } from '../../lib/words.ts';
import type { Health } from './use-picture.ts';
import type { Playback } from './use-playback.ts';

type Props = {
  readonly health: Health;
  readonly again: () => void;
  readonly url: string;
  readonly playback: Playback;
  /** Seconds into the recording where one stopped last time, or to which a link led. */
  readonly offered: number | null;
  readonly isLed: boolean;
  readonly onResume: (from: number) => void;
  /** It started by itself, and the browser let it do so only without sound. */
  readonly hushed: boolean;
  readonly onSound: () => void;
};

const Away = ({ health, again, url }: Pick<Props, 'health' | 'again' | 'url'>) => (
  <div class="film-notice">
    <p>
      {health === 'away'
        ? t('The picture is away. We try again.')
        : t('This browser cannot play it here. It may play in its own tab; questions go on here.')}
    </p>
    <div class="film-choices">
      {health === 'away' && (
        <button type="button" class="button quiet tiny" onClick={again}>
          {t('Try now')}
        </button>
      )}
      <a class="button quiet tiny" href={url} target="_blank" rel="noopener noreferrer">
        {t('Open the video alone')}
      </a>
    </div>
  </div>
);

const Resume = ({ offered, isLed, onResume }: Pick<Props, 'isLed' | 'onResume'> & { offered: number }) => (
  <div class="film-notice">
    {!isLed && <p>{t('Last time you stopped at {time}.', { time: clockLength(offered * 1_000) })}</p>}
    <div class="film-choices">
      <button type="button" class="button tiny" onClick={() => onResume(offered)}>
        {t('Go on at {time}', { time: clockLength(offered * 1_000) })}
      </button>
      <button type="button" class="button quiet tiny" onClick={() => onResume(0)}>
        {t('From the start')}
      </button>
    </div>
  </div>
);

export const Notices = ({ health, again, url, playback, offered, isLed, onResume, hushed, onSound }: Props) => (
  <>
    <div class="film-over" role="status">
      {health !== 'fine' && <Away health={health} again={again} url={url} />}
      {health === 'fine' && playback.waiting && <p class="film-wait">{t('The picture is loading')}</p>}
    </div>
    {health === 'fine' && offered !== null && (
      <div class="film-over">
        <Resume offered={offered} isLed={isLed} onResume={onResume} />
      </div>
    )}
    {hushed && !playback.paused && health === 'fine' && (
      <button type="button" class="film-sound" onClick={onSound}>
        {t('Turn the sound on')}
      </button>
    )}
  </>
);
