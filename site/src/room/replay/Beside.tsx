/** What stands below a recording: the questions that were answered on air, and the polls as they ended. */
import { useEffect } from 'preact/hooks';
import { momentIn } from '#shared/replay.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { toSource } from '../../lib/live/source.ts';
import { t } from '../../lib/words.ts';
import { Rate } from '../survey/Rate.tsx';
import { Chapters } from './Chapters.tsx';
import { Polls } from './Polls.tsx';
import { Transcript } from './Transcript.tsx';
import { useReplay } from './use-replay.ts';

type Props = {
  /** Hears where captions are, which a transcript makes. */
  readonly onCaptions: (address: string) => void;
  readonly webinar: PublicWebinar;
  readonly seconds: number | null;
  readonly length: number | null;
  readonly onJump: (seconds: number) => void;
};

export const Beside = ({ webinar, seconds, length, onJump, onCaptions }: Props) => {
  const { found, again } = useReplay(webinar.id);
  const canJump = toSource(null, webinar.replay ?? '', location.href).is !== 'link';
  // A mailed answer leads to the moment at which it was given on air.
  useEffect(() => {
    const meant = momentIn(location.hash);
    if (meant !== undefined) onJump(meant);
  }, [webinar.id]);
  const isSpoken = typeof found === 'object' && found.transcript;
  useEffect(() => {
    if (isSpoken) onCaptions(`/api/replays/${webinar.id}/captions.vtt`);
  }, [isSpoken]);
  if (found === 'loading') return <div class="chapters chapters-wait" aria-hidden="true" />;
  if (found === 'failed')
    return (
      <p class="chapters-missing">
        {t('The list of answers did not load.')}{' '}
        <button type="button" class="button quiet tiny" onClick={again}>
          {t('Try again')}
        </button>
      </p>
    );
  return (
    <>
      <Rate webinar={webinar} />
      <Chapters all={found.chapters} seconds={seconds} length={length} onJump={canJump ? onJump : null} />
      {found.transcript && <Transcript webinar={webinar.id} seconds={seconds} onJump={canJump ? onJump : null} />}
      <Polls polls={found.polls} />
    </>
  );
};
