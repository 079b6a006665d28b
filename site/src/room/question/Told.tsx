/** What somebody is told about their own: that it was answered, or that it may be theirs. Loaded for those who have any. */
import { useEffect, useState } from 'preact/hooks';
import type { Live, LiveEvent } from '../../lib/live/state.ts';
import type { Row } from '../../lib/live/view.ts';
import { t } from '../../lib/words.ts';

type Props = {
  readonly live: Live;
  readonly mine: readonly Row[];
  /** One's own questions are on screen. */
  readonly isLooking: boolean;
  readonly onLook: () => void;
  readonly dispatch: (event: LiveEvent) => void;
};

const Adopt = ({ live, dispatch }: Pick<Props, 'live' | 'dispatch'>) => (
  <div class="notice accent room-adopt">
    <p>
      <strong>{t('You were here before')}</strong> {t('you opened your personal link, and asked, voted or wrote.')}
    </p>
    <button type="button" class="button tiny" aria-busy={live.adopting} onClick={() => dispatch({ is: 'adopt' })}>
      {t('These are mine')}
    </button>
  </div>
);

const answersOf = (live: Live, mine: readonly Row[]): number | null =>
  live.mine ? mine.reduce((sum, row) => sum + (row.own?.tone === 'good' ? Math.max(1, row.answers.length) : 0), 0) : null;

/** How many answers to one's own questions came since one last looked at them. */
const useNewAnswers = (count: number | null, isLooking: boolean): number => {
  const [seen, see] = useState<number | null>(null);
  useEffect(() => {
    if (count !== null && (seen === null || isLooking || count < seen)) see(count);
  }, [count, seen, isLooking]);
  return seen === null || count === null ? 0 : Math.max(0, count - seen);
};

const Answered = ({ count, onClick }: { count: number; onClick: () => void }) => (
  <div class="notice good room-adopt">
    <p>
      <strong>{count === 1 ? t('Your question was answered.') : t('{n} answers to your questions.', { n: count })}</strong>
    </p>
    <button type="button" class="button quiet tiny" onClick={onClick}>
      {t('See it')}
    </button>
  </div>
);

export const Told = ({ live, mine, isLooking, onLook, dispatch }: Props) => {
  const fresh = useNewAnswers(answersOf(live, mine), isLooking);
  return (
    <>
      {fresh > 0 && <Answered count={fresh} onClick={onLook} />}
      {live.mine?.adoptable && <Adopt live={live} dispatch={dispatch} />}
    </>
  );
};
