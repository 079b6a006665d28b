/** Where a webinar's picture comes from, read from the address that a host typed: decides which player is loaded, and whom we ask first. */
import { playerOrigins } from '#shared/video.ts';
import type { videoKinds } from '#shared/webinar.ts';

export type Playable = { readonly is: 'stream' | 'file'; readonly url: string };
/** Another company's player in a frame: loaded only after the viewer agreed to that company. */
export type Embedded = { readonly is: 'embed'; readonly from: keyof typeof playerOrigins; readonly id: string; readonly hash?: string };
export type Source = Playable | Embedded | { readonly is: 'link'; readonly url: string; readonly host: string };

const FILE = /\.(mp4|m4v|mov|webm)$/i;
const YOUTUBE = /^(?:www\.|m\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/;
const VIMEO = /^(?:www\.|player\.)?vimeo\.com$/;

const youtubeId = ({ hostname, pathname, searchParams }: URL): string | undefined => {
  const [first = '', second = ''] = pathname.split('/').filter((part) => part !== '');
  const id = hostname.endsWith('youtu.be') ? first : ['live', 'embed', 'shorts', 'v'].includes(first) ? second : searchParams.get('v');
  return id && /^[\w-]{6,20}$/.test(id) ? id : undefined;
};

const vimeoVideo = ({ pathname, searchParams }: URL): Pick<Embedded, 'id' | 'hash'> | undefined => {
  const [, id, unlisted] = /^\/(?:video\/)?(\d{5,15})(?:\/([a-f0-9]{6,20}))?\/?$/.exec(pathname) ?? [];
  const hash = unlisted ?? /^[a-f0-9]{6,20}$/.exec(searchParams.get('h') ?? '')?.[0];
  return id ? { id, ...(hash ? { hash } : {}) } : undefined;
};

const embedOf = (url: URL): Embedded | undefined => {
  if (YOUTUBE.test(url.hostname)) {
    const id = youtubeId(url);
    return id ? { is: 'embed', from: 'YouTube', id } : undefined;
  }
  const video = VIMEO.test(url.hostname) ? vimeoVideo(url) : undefined;
  return video && { is: 'embed', from: 'Vimeo', ...video };
};

/**
 * `kind` is what the host chose; a recording has none (null), so its address tells. What no player of ours understands is a link:
 * it opens in its own tab, and nothing is sent there before. `base` completes an address of our own site.
 */
export const toSource = (kind: (typeof videoKinds)[number] | null, address: string, base: string): Source => {
  const url = new URL(address, base);
  const link: Source = { is: 'link', url: url.href, host: url.hostname.replace(/^www\./, '') };
  if (FILE.test(url.pathname) && kind !== 'external') return { is: 'file', url: url.href };
  if (kind === 'hls' || kind === 'ivs' || (kind === null && /\.m3u8$/i.test(url.pathname))) return { is: 'stream', url: url.href };
  return (kind === 'external' ? undefined : embedOf(url)) ?? link;
};

/** The frame's address. `start` seconds: play from there at once, because somebody pressed something. */
export const toFrame = ({ from, id, hash }: Embedded, start: number | null): string => {
  const url = new URL(`/${from === 'YouTube' ? 'embed' : 'video'}/${id}`, playerOrigins[from]);
  // `enablejsapi`: it listens to messages (frame.ts), also without its own script on our page.
  if (from === 'YouTube')
    for (const [name, value] of [
      ['rel', '0'],
      ['enablejsapi', '1'],
    ] as const)
      url.searchParams.set(name, value);
  else url.searchParams.set('dnt', '1');
  if (hash) url.searchParams.set('h', hash);
  if (start === null) return url.href;
  url.searchParams.set('autoplay', '1');
  if (start > 0 && from === 'YouTube') url.searchParams.set('start', String(Math.floor(start)));
  if (start > 0 && from === 'Vimeo') url.hash = `t=${Math.floor(start)}s`;
  return url.href;
};

/** Milliseconds until a broken stream is tried again, after so many failures. `random` 0 to 1 spreads a whole audience over ±30 %. */
export const retryDelay = (failures: number, random: number): number =>
  Math.round(Math.min(30_000, 2_000 * 2 ** Math.max(0, failures - 1)) * (0.7 + 0.6 * random));
