/** What was asked already, while somebody types the like of it: a vote brings one question further than a second one would. */
import { useMemo } from 'preact/hooks';
import { openQuestions } from '../../lib/live/order.ts';
import { goodWords, similarTo } from '../../lib/live/similar.ts';
import type { Live, LiveEvent } from '../../lib/live/state.ts';
import { hasVoted } from '../../lib/live/vote.ts';
import { t } from '../../lib/words.ts';

type Props = { readonly live: Live; readonly dispatch: (event: LiveEvent) => void; readonly onVoted: () => void };

export const Similar = ({ live, dispatch, onVoted }: Props) => {
  const { feed, mine, draft } = live;
  const others = useMemo(() => {
    const own = new Set(mine?.questions.map(({ id }) => id));
    return feed ? openQuestions(feed).filter(({ id }) => !own.has(id)) : [];
  }, [feed, mine]);
  const words = useMemo(() => new Map(others.map((one) => [one, goodWords(one.text)])), [others]);
  const found = useMemo(() => similarTo(draft.text, others, (one) => words.get(one) ?? new Set()), [draft.text, others, words]);
  if (found.length === 0) return null;
  return (
    <section class="room-similar" aria-labelledby="room-similar">
      <p id="room-similar" class="room-similar-title" role="status">
        {t('Asked already?')}
      </p>
      <ul class="plain">
        {found.map((one) => (
          <li key={one.id}>
            <p>{one.text}</p>
            {hasVoted(live, one.id) ? (
              <span class="chip good">{t('you voted for it')}</span>
            ) : (
              <button
                type="button"
                class="button quiet tiny"
                aria-label={t('Vote for it instead: {what}', { what: one.text })}
                onClick={() => {
                  dispatch({ is: 'vote-instead', id: one.id, at: Date.now() });
                  onVoted();
                }}
              >
                {t('Vote for it instead')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
