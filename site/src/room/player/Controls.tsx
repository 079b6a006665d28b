/** The bar below the picture: it never covers a slide, and works by mouse, finger and keyboard alike. */
import { clockLength } from '../../lib/live/words.ts';
import { t } from '../../lib/words.ts';
import { fullScreen, mute, pictureInPicture, seekTo, setVolume, toggle } from './deeds.ts';
import { Icon } from './Icons.tsx';
import type { Playback } from './use-playback.ts';

type Props = {
  readonly playback: Playback;
  readonly onCaptions: () => void;
  /** How many seconds behind its end this stream plays when nobody holds it back; null while that is not known. */
  readonly usual: number | null;
  /** The elements at the moment that somebody presses. */
  readonly at: () => { readonly video: HTMLVideoElement; readonly frame: HTMLElement } | null;
};

/** A piece of a stream may be long: only beyond this is somebody behind. */
const BEHIND_SECONDS = 20;
/** From here on a length has five digits, and a phone's bar no room for them. */
const HOUR_SECONDS = 3_600;
/** A stream that one cannot go back in by half a minute has nothing to seek in. */
const SEEKABLE_SECONDS = 30;

const clock = (seconds: number): string => clockLength(seconds * 1_000);
const behind = ({ to, seconds }: Playback, usual: number | null): number => Math.max(0, to - seconds - (usual ?? to - seconds));

const Seek = ({ playback, usual, at }: Props) => {
  const { from, to, seconds, length, isLive } = playback;
  const still = to - from < (isLive ? SEEKABLE_SECONDS : 0.5);
  const words = isLive
    ? t('{time} behind live', { time: clock(behind(playback, usual)) })
    : t('{time} of {whole}', { time: clock(seconds), whole: clock(length ?? to) });
  return (
    <input
      class="film-seek"
      data-focus="seek"
      type="range"
      aria-label={t('Place in the video')}
      aria-valuetext={still ? t(isLive ? 'Live' : 'Not yet') : words}
      min={Math.floor(from)}
      max={Math.max(1, Math.floor(to))}
      step={1}
      value={still && isLive ? to : seconds}
      disabled={still}
      onInput={(event) => {
        const here = at();
        if (here) seekTo(here.video, Number(event.currentTarget.value));
      }}
    />
  );
};

const Time = ({ playback, usual, at }: Props) => {
  const { isLive, seconds, length, ready, to } = playback;
  if (!isLive && !ready && length === null) return <span class="film-time" />;
  if (!isLive)
    return (
      <span class="film-time">
        {clock(seconds)}
        <span class={(length ?? 0) >= HOUR_SECONDS ? 'film-length long' : 'film-length'}> / {clock(length ?? 0)}</span>
      </span>
    );
  if (behind(playback, usual) < BEHIND_SECONDS) return <span class="film-time film-edge">{t('Live')}</span>;
  return (
    <button
      type="button"
      class="film-live"
      onClick={() => {
        const here = at();
        if (!here) return;
        seekTo(here.video, to - (usual ?? 0));
        if (here.video.paused) toggle(here.video);
      }}
    >
      {t('Go to live')}
    </button>
  );
};

export const Controls = (props: Props) => {
  const { playback, onCaptions, at } = props;
  const { paused, ended, muted, volume, captions } = playback;
  const act = (deed: (video: HTMLVideoElement, frame: HTMLElement) => void) => () => {
    const here = at();
    if (here) deed(here.video, here.frame);
  };
  const start = t(ended ? 'Play again' : 'Play');
  return (
    <div class="film-bar">
      <Seek {...props} />
      <button type="button" class="film-button" aria-label={paused ? start : t('Pause')} onClick={act(toggle)}>
        <Icon name={ended ? 'again' : paused ? 'play' : 'pause'} />
      </button>
      <button type="button" class="film-button" aria-label={t('Sound')} aria-pressed={!muted} onClick={act(mute)}>
        <Icon name={muted ? 'quiet' : 'loud'} />
      </button>
      <input
        class="film-volume"
        data-focus="volume"
        type="range"
        aria-label={t('Volume')}
        aria-valuetext={`${Math.round((muted ? 0 : volume) * 100)} %`}
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        onInput={(event) => {
          const here = at();
          if (here) setVolume(here.video, Number(event.currentTarget.value));
        }}
      />
      <Time {...props} />
      <span class="film-space" />
      {captions !== 'none' && (
        <button type="button" class="film-button" aria-label={t('Captions')} aria-pressed={captions === 'on'} onClick={onCaptions}>
          <Icon name="captions" />
        </button>
      )}
      {document.pictureInPictureEnabled && (
        <button type="button" class="film-button" aria-label={t('Picture in picture')} onClick={act(pictureInPicture)}>
          <Icon name="small" />
        </button>
      )}
      <button type="button" class="film-button" aria-label={t('Full screen')} onClick={act(fullScreen)}>
        <Icon name="full" />
      </button>
    </div>
  );
};
