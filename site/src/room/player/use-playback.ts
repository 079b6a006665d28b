/** What a video element is doing, as state: read anew whenever it says that something changed. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type Playback = {
  readonly paused: boolean;
  readonly ended: boolean;
  readonly waiting: boolean;
  /** Whether a first picture is there. */
  readonly ready: boolean;
  readonly seconds: number;
  /** Of a recording; null for what has no end yet, or is not known yet. */
  readonly length: number | null;
  /** What can be seeked to, in seconds. */
  readonly from: number;
  readonly to: number;
  readonly isLive: boolean;
  readonly muted: boolean;
  readonly volume: number;
  readonly captions: 'none' | 'off' | 'on';
};

const EVENTS = [
  'play',
  'playing',
  'pause',
  'ended',
  'waiting',
  'seeking',
  'seeked',
  'timeupdate',
  'progress',
  'durationchange',
  'loadedmetadata',
  'loadeddata',
  'volumechange',
  'emptied',
] as const;

/** The track that the captions button is for. */
export const captionTrack = (video: HTMLVideoElement): TextTrack | undefined =>
  [...video.textTracks].find(({ kind }) => kind === 'captions' || kind === 'subtitles');

const read = (video: HTMLVideoElement): Playback => {
  const { seekable, duration, readyState, textTracks } = video;
  const last = seekable.length - 1;
  const track = textTracks.length > 0 ? captionTrack(video) : undefined;
  return {
    paused: video.paused,
    ended: video.ended,
    waiting: !video.paused && readyState < HTMLMediaElement.HAVE_FUTURE_DATA && !video.ended,
    ready: readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
    seconds: video.currentTime,
    length: Number.isFinite(duration) ? duration : null,
    from: last < 0 ? 0 : seekable.start(0),
    to: last < 0 ? 0 : seekable.end(last),
    isLive: duration === Number.POSITIVE_INFINITY,
    muted: video.muted || video.volume === 0,
    volume: video.volume,
    captions: track ? (track.mode === 'showing' ? 'on' : 'off') : 'none',
  };
};

const nothing: Playback = {
  paused: true,
  ended: false,
  waiting: false,
  ready: false,
  seconds: 0,
  length: null,
  from: 0,
  to: 0,
  isLive: false,
  muted: false,
  volume: 1,
  captions: 'none',
};

export const usePlayback = (box: RefObject<HTMLVideoElement>): Playback => {
  const [playback, take] = useState<Playback>(nothing);
  useEffect(() => {
    const video = box.current;
    if (!video) return;
    const look = (): void => take(read(video));
    for (const name of EVENTS) video.addEventListener(name, look);
    for (const name of ['change', 'addtrack', 'removetrack']) video.textTracks.addEventListener(name, look);
    look();
    return () => {
      for (const name of EVENTS) video.removeEventListener(name, look);
      for (const name of ['change', 'addtrack', 'removetrack']) video.textTracks.removeEventListener(name, look);
    };
  }, [box]);
  return playback;
};

/** The shortest distance to a live stream's end so far, in seconds: a stream is cut in pieces, so its newest moment is never its end. */
export const useUsualDelay = ({ isLive, ready, to, seconds }: Playback): number | null => {
  const least = useRef<number | null>(null);
  if (!isLive) least.current = null;
  else if (ready && to > seconds) least.current = Math.min(least.current ?? Number.POSITIVE_INFINITY, to - seconds);
  return least.current;
};
