/** Another company's player: nothing is asked of it before somebody agreed here, and agreeing can be taken back. */

import { useState } from 'preact/hooks';
import { type Embedded, toFrame } from '../../lib/live/source.ts';
import { t } from '../../lib/words.ts';
import { hasAgreed, keepAgreed } from './kept.ts';
import type { Shown } from './shown.ts';
import { useFrame } from './use-frame.ts';

type Props = Pick<Shown, 'title' | 'jump'> & { readonly source: Embedded };

const Gate = ({ from, onAgree }: { from: string; onAgree: () => void }) => (
  <div class="film">
    <div class="room-screen room-panel room-dark">
      <p class="room-panel-title">{t('The video comes from {from}', { from })}</p>
      <button type="button" class="button" onClick={onAgree}>
        {t('Play from {from}', { from })}
      </button>
      <p class="small">
        {t('{from} will see your address and may set cookies of its own. We remember your choice in this browser.', { from })}
      </p>
    </div>
    <p class="film-bar film-from">{t('Nothing has been loaded from {from} yet.', { from })}</p>
  </div>
);

export const Embed = ({ source, title, jump }: Props) => {
  const { from } = source;
  const [agreed, agree] = useState(() => hasAgreed(from));
  const [pressed, press] = useState(false);
  const { frame, opened, onLoad } = useFrame(from, jump);
  const decide = (next: boolean): void => {
    keepAgreed(from, next);
    agree(next);
    press(next);
  };
  if (!agreed) return <Gate from={from} onAgree={() => decide(true)} />;
  const start = opened?.to ?? (pressed ? 0 : null);
  return (
    <div class="film">
      <iframe
        key={opened}
        ref={frame}
        onLoad={onLoad}
        class="room-screen film-frame"
        src={toFrame(source, start)}
        title={title}
        // It refuses to play for a site that it is not told of; it learns our name, not the page.
        referrerpolicy="strict-origin"
        allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
      />
      <p class="film-bar film-from">
        <span>{t('Played by {from}.', { from })}</span>
        <button type="button" class="film-live" onClick={() => decide(false)}>
          {t('Do not load it again')}
        </button>
      </p>
    </div>
  );
};
