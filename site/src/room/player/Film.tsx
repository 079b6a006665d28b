/** Our own player: streams and files. The picture, what is said about it, and the bar below. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { type Focus, toDeed } from '../../lib/live/keys.ts';
import type { Playable } from '../../lib/live/source.ts';
import { t } from '../../lib/words.ts';
import { Controls } from './Controls.tsx';
import { carryOut, seekTo, showCaptions } from './deeds.ts';
import { Icon } from './Icons.tsx';
import { readTastes } from './kept.ts';
import { Notices } from './Notices.tsx';
import type { Shown } from './shown.ts';
import { usePicture } from './use-picture.ts';
import { usePlace } from './use-place.ts';
import { usePlayback, useUsualDelay } from './use-playback.ts';
import { useWatched } from './use-watched.ts';

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A live picture starts by itself, without its sound (true) where the browser wants a press first; for who wishes calm it waits. */
const startLive = async (video: HTMLVideoElement): Promise<boolean> => {
  if (calm()) return false;
  try {
    await video.play();
    return false;
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return false;
    video.muted = true;
    return video.play().then(
      () => true,
      () => false,
    );
  }
};

const focusOf = (target: EventTarget | null): Focus => {
  const element = target instanceof HTMLElement ? target : null;
  const named = element?.dataset.focus;
  if (named === 'seek' || named === 'volume') return named;
  return element?.closest('button, a') ? 'button' : 'picture';
};

type Props = Shown & { readonly source: Playable };

export const Film = ({ source, title, captions, webinar, isReplay, jump, onTime }: Props) => {
  const box = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLElement>(null);
  const { health, again } = usePicture(box, source);
  const playback = usePlayback(box);
  const usual = useUsualDelay(playback);
  const stored = useWatched(isReplay ? webinar : null, playback);
  const place = usePlace(isReplay ? webinar : null, playback, stored);
  const at = () => (box.current && frame.current ? { video: box.current, frame: frame.current } : null);
  const [hushed, setHushed] = useState(false);
  const { seconds, length, ready } = playback;

  useEffect(() => {
    const video = box.current;
    if (!video) return;
    const tastes = readTastes();
    video.volume = tastes.volume;
    video.muted = tastes.muted;
    if (isReplay) return;
    const start = (): void => void startLive(video).then(setHushed);
    video.addEventListener('loadedmetadata', start, { once: true });
    return () => video.removeEventListener('loadedmetadata', start);
  }, [isReplay]);

  // Tracks come with their source, and again with each new try.
  useEffect(() => {
    if (playback.captions === 'off' && box.current) showCaptions(box.current, readTastes().captions);
  }, [ready, playback.captions === 'none']);

  useEffect(() => {
    const video = box.current;
    if (jump === null || !video) return;
    const go = (): void => {
      seekTo(video, jump.to);
      void video.play().catch(() => undefined);
    };
    if (video.readyState >= HTMLMediaElement.HAVE_METADATA) go();
    else video.addEventListener('loadedmetadata', go, { once: true });
    // From here space, arrows and the other keys work, and on a phone the picture is in sight.
    video.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'nearest' });
    return () => video.removeEventListener('loadedmetadata', go);
  }, [jump]);

  useEffect(() => onTime?.(Math.floor(seconds), length), [Math.floor(seconds), length, onTime]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const deed = toDeed(event, focusOf(event.target));
    const here = at();
    if (!deed || !here) return;
    event.preventDefault();
    carryOut(deed, here.video, here.frame);
  };
  const act = (deed: Parameters<typeof carryOut>[0]) => () => {
    const here = at();
    if (here) carryOut(deed, here.video, here.frame);
  };

  return (
    <section class="film" ref={frame} aria-label={t(isReplay ? 'Recording' : 'Picture')} onKeyDown={onKeyDown}>
      <div class="film-picture">
        <video
          class="room-screen"
          ref={box}
          tabIndex={0}
          aria-label={title}
          playsInline
          preload={isReplay ? 'metadata' : 'auto'}
          {...(captions && new URL(captions, location.href).origin !== location.origin ? { crossOrigin: 'anonymous' as const } : {})}
          onClick={act({ is: 'toggle' })}
        >
          {captions && <track kind="captions" label={t('Captions')} src={captions} />}
        </video>
        {playback.paused && !playback.ended && health === 'fine' && place.offered === null && (
          <button type="button" class="film-start" aria-label={t('Play the video')} onClick={act({ is: 'toggle' })}>
            <Icon name="play" />
          </button>
        )}
        <Notices
          health={health}
          again={again}
          url={source.url}
          playback={playback}
          offered={place.offered}
          isLed={place.isLed}
          onResume={(from) => {
            place.settle();
            if (box.current) seekTo(box.current, from);
            act({ is: 'toggle' })();
            box.current?.focus({ preventScroll: true });
          }}
          hushed={hushed && playback.muted}
          onSound={act({ is: 'mute' })}
        />
      </div>
      <Controls playback={playback} usual={usual} onCaptions={act({ is: 'captions' })} at={at} />
    </section>
  );
};
