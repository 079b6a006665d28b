/** Chooses the player by the address: ours, another company's, or a link where no player understands it. */
import type { videoKinds } from '#shared/webinar.ts';
import { toSource } from '../../lib/live/source.ts';
import { t } from '../../lib/words.ts';
import { Embed } from './Embed.tsx';
import { Film } from './Film.tsx';
import type { Shown } from './shown.ts';

/** `kind`: what the host chose; null for a recording, whose address tells. */
export type PictureProps = Shown & { readonly kind: (typeof videoKinds)[number] | null; readonly url: string };

export const Picture = ({ kind, url, ...shown }: PictureProps) => {
  const source = toSource(kind, url, location.href);
  if (source.is === 'embed') return <Embed key={url} source={source} {...shown} />;
  if (source.is !== 'link') return <Film key={url} source={source} {...shown} />;
  return (
    <div class="film">
      <div class="room-screen room-panel room-dark">
        <p class="room-panel-title">{t('The video plays on {host}', { host: source.host })}</p>
        <a class="button" href={source.url} target="_blank" rel="noopener noreferrer">
          {t('Open the video')}
        </a>
      </div>
      <p class="film-bar film-from">{t('It opens in a new tab. Keep this one for your questions.')}</p>
    </div>
  );
};
