/** The questions that were answered on air, each a way to its place in the recording. */
import { useEffect } from 'preact/hooks';
import { momentIn } from '#shared/replay.ts';
import { chapterAt, reachable } from '../lib/live/chapters.ts';
import { clockLength } from '../lib/live/words.ts';
import { t } from '../lib/words.ts';
import { useChapters } from './player/use-chapters.ts';

type Props = {
  readonly webinar: string;
  readonly startedAt: string | null;
  /** Where the recording is; null where its player does not tell. */
  readonly seconds: number | null;
  readonly length: number | null;
  readonly onJump: (seconds: number) => void;
};

export const Chapters = ({ webinar, startedAt, seconds, length, onJump }: Props) => {
  const { found, again } = useChapters(webinar, startedAt);
  // A mailed answer leads to the moment at which it was given on air.
  useEffect(() => {
    const meant = momentIn(location.hash);
    if (meant !== undefined) onJump(meant);
  }, [webinar]);
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
  const chapters = reachable(found, length);
  if (chapters.length === 0) return null;
  const current = seconds === null ? undefined : chapterAt(chapters, seconds);
  return (
    <nav class="chapters" aria-labelledby="chapters">
      <h2 id="chapters">{t('Answered on air')}</h2>
      <ol>
        {chapters.map(({ id, text, at }) => (
          <li key={id}>
            <button type="button" aria-current={id === current?.id ? 'true' : undefined} onClick={() => onJump(at)}>
              <span class="chip good">{t('at {time}', { time: clockLength(at * 1_000) })}</span> <span>{text}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
};
