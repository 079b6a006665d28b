/** Our own files play here; another company's player opens in its own tab, so nothing is sent to it before somebody presses. */

import { useState } from 'preact/hooks';
import type { videoKinds } from '#shared/webinar.ts';

type Props = { readonly kind: (typeof videoKinds)[number] | 'file'; readonly url: string; readonly title: string };

const hostOf = (url: string): string => {
  try {
    return new URL(url, location.href).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
};

const isFile = (url: string): boolean => url.startsWith('/media/') || /\.(mp4|webm|m3u8)(\?|$)/.test(url);

const Elsewhere = ({ url, title, why }: { url: string; title: string; why: string }) => (
  <div class="room-screen room-panel room-dark">
    <p class="room-panel-title">{title}</p>
    <a class="button" href={url} target="_blank" rel="noopener noreferrer">
      Open the video
    </a>
    <p class="small">{why}</p>
  </div>
);

export const Player = ({ kind, url, title }: Props) => {
  const [broken, setBroken] = useState(false);
  if (!['hls', 'ivs', 'file'].includes(kind) || !isFile(url))
    return (
      <Elsewhere url={url} title={`The video plays on ${hostOf(url)}`} why="It opens in a new tab. Keep this one for your questions." />
    );
  if (broken)
    return <Elsewhere url={url} title="This browser cannot play it here" why="It may play in its own tab. Questions go on here." />;
  return (
    <video
      class="room-screen"
      src={url}
      title={title}
      aria-label={title}
      controls
      playsInline
      preload="metadata"
      onError={() => setBroken(true)}
    >
      <track kind="captions" />
    </video>
  );
};
