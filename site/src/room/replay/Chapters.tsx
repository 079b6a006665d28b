/** The questions that were answered on air, each a way to its place in the recording where its player can go there. */
import { type Chapter, chapterAt, reachable } from '../../lib/live/chapters.ts';
import { clockLength } from '../../lib/live/words.ts';
import { t } from '../../lib/words.ts';

type Props = {
  readonly all: readonly Chapter[];
  /** Where the recording is; null where its player does not tell. */
  readonly seconds: number | null;
  readonly length: number | null;
  /** Null where it plays on another site: then the times are there to read. */
  readonly onJump: ((seconds: number) => void) | null;
};

const Words = ({ at, text }: Chapter) => (
  <>
    <span class="chip good">{t('at {time}', { time: clockLength(at * 1_000) })}</span> <span>{text}</span>
  </>
);

export const Chapters = ({ all, seconds, length, onJump }: Props) => {
  const chapters = reachable(all, length);
  if (chapters.length === 0) return null;
  const current = seconds === null ? undefined : chapterAt(chapters, seconds);
  return (
    <nav class="chapters" aria-labelledby="chapters">
      <h2 id="chapters">{t('Answered on air')}</h2>
      <ol>
        {chapters.map((one) => (
          <li key={one.id}>
            {onJump ? (
              <button
                type="button"
                class="chapter"
                aria-current={one.id === current?.id ? 'true' : undefined}
                onClick={() => onJump(one.at)}
              >
                <Words {...one} />
              </button>
            ) : (
              <p class="chapter">
                <Words {...one} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
};
