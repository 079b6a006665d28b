/** What one can do to a playing picture. Each deed works on the elements themselves; what changes shows through use-playback.ts. */
import type { Deed } from '../../lib/live/keys.ts';
import { keepTastes } from './kept.ts';
import { captionTrack } from './use-playback.ts';

/** iPhones put only the video itself on the full screen. */
type AppleVideo = HTMLVideoElement & { readonly webkitEnterFullscreen?: () => void };

const ignore = (): void => undefined;

export const toggle = (video: HTMLVideoElement): void => {
  if (video.paused || video.ended) void video.play().catch(ignore);
  else video.pause();
};

export const mute = (video: HTMLVideoElement): void => {
  const silent = video.muted || video.volume === 0;
  video.muted = !silent;
  if (silent && video.volume === 0) video.volume = 0.5;
  keepTastes({ muted: video.muted, volume: video.volume });
};

export const setVolume = (video: HTMLVideoElement, volume: number): void => {
  video.volume = volume;
  video.muted = false;
  keepTastes({ volume, muted: false });
};

export const showCaptions = (video: HTMLVideoElement, shown: boolean): void => {
  const track = captionTrack(video);
  if (track) track.mode = shown ? 'showing' : 'disabled';
};

const turnCaptions = (video: HTMLVideoElement): void => {
  const shown = captionTrack(video)?.mode !== 'showing';
  showCaptions(video, shown);
  keepTastes({ captions: shown });
};

/** Never before the beginning, never behind the end, where a recording would be over. */
export const seekTo = (video: HTMLVideoElement, seconds: number): void => {
  const { seekable } = video;
  if (seekable.length === 0) return;
  const last = seekable.end(seekable.length - 1);
  video.currentTime = Math.min(Math.max(seconds, seekable.start(0)), Math.max(seekable.start(0), last - 0.5));
};

export const fullScreen = (video: AppleVideo, frame: HTMLElement): void => {
  if (document.fullscreenElement) void document.exitFullscreen().catch(ignore);
  else if (frame.requestFullscreen) void frame.requestFullscreen().catch(ignore);
  else video.webkitEnterFullscreen?.();
};

export const pictureInPicture = (video: HTMLVideoElement): void => {
  if (document.pictureInPictureElement) void document.exitPictureInPicture().catch(ignore);
  else void video.requestPictureInPicture().catch(ignore);
};

export const carryOut = (deed: Deed, video: HTMLVideoElement, frame: HTMLElement): void => {
  if (deed.is === 'seek') seekTo(video, video.currentTime + deed.by);
  else if (deed.is === 'toggle') toggle(video);
  else if (deed.is === 'mute') mute(video);
  else if (deed.is === 'captions') turnCaptions(video);
  else fullScreen(video, frame);
};
