/** Connects a video element to its source: natively where the browser can, else by hls.js, which is fetched only then. */
import workerPath from 'hls.js/dist/hls.worker.js?url';
import type { Playable } from '../../lib/live/source.ts';

export type Connection = { readonly stop: () => void };
type Told = { readonly broken: () => void; readonly unplayable: () => void };

const HLS = 'application/vnd.apple.mpegurl';

const natively = (video: HTMLVideoElement, url: string, failed: () => void): Connection => {
  video.addEventListener('error', failed);
  video.src = url;
  return {
    stop: () => {
      video.removeEventListener('error', failed);
      video.removeAttribute('src');
      video.load();
    },
  };
};

const byScript = (video: HTMLVideoElement, url: string, told: Told): Connection => {
  let stop = (): void => undefined;
  let stopped = false;
  const start = async (): Promise<void> => {
    const { default: Hls } = await import('hls.js/light');
    if (stopped) return;
    if (!Hls.isSupported()) return told.unplayable();
    // The worker is a file of ours, so that the policy need not allow scripts out of blobs.
    const hls = new Hls({ workerPath, liveDurationInfinity: true });
    stop = () => hls.destroy();
    let healed = false;
    hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
      if (!fatal) return;
      if (type !== Hls.ErrorTypes.MEDIA_ERROR || healed) return told.broken();
      healed = true;
      hls.recoverMediaError();
    });
    hls.loadSource(url);
    hls.attachMedia(video);
  };
  start().catch(told.broken);
  return {
    stop: () => {
      stopped = true;
      stop();
    },
  };
};

/** `broken`: nothing came, or nothing more; try again later. `unplayable`: this browser will never play it. */
export const connect = (video: HTMLVideoElement, { is, url }: Playable, told: Told): Connection => {
  if (is === 'stream' && video.canPlayType(HLS) === '') return byScript(video, url, told);
  let connection: Connection = natively(video, url, () => {
    // "Maybe", said the browser, and could not: some know HLS but not this stream's kind.
    const refused = video.error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED || video.error?.code === MediaError.MEDIA_ERR_DECODE;
    if (is !== 'stream' || !refused || !('MediaSource' in window)) return told.broken();
    connection.stop();
    connection = byScript(video, url, told);
  });
  return { stop: () => connection.stop() };
};
