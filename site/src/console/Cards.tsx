/** What is on air, what comes next, and how much is open: the three things a host glances at. */
import { useMemo } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import { toCounters } from '../lib/console/cards.ts';
import type { Deed } from '../lib/console/keys.ts';
import { clockLength } from '../lib/live/words.ts';
import { Key } from './Key.tsx';
import { once } from './once.ts';

type Props = {
  readonly air: ConsoleQuestion | null;
  readonly next: ConsoleQuestion | null;
  readonly questions: readonly ConsoleQuestion[];
  readonly now: number;
  readonly mayDecide: boolean;
  readonly act: (deed: Deed, id?: string | null) => void;
};

const by = (question: ConsoleQuestion): string => [question.by || 'Anonymous', question.company].filter(Boolean).join(' · ');

const wait = (ms: number): string => (ms >= 3_600_000 ? `${Math.round(ms / 3_600_000)} h` : clockLength(ms));

export const Cards = ({ air, next, questions, now, mayDecide, act }: Props) => {
  // Counted when something changed or time went on, not with every move of the choice.
  const { open, medianWaitMs, unanswered } = useMemo(() => toCounters(questions, now), [questions, now]);
  return (
    <div class="board-cards">
      <section class={air ? 'board-card board-now' : 'board-card'} aria-label="Now on air">
        <p class="board-card-title">
          {air && <span class="dot" />}
          Now on air
        </p>
        {air ? <p class="board-card-text">{air.text}</p> : <p class="soft">Nothing yet. “Answer live” puts a question here.</p>}
        {air && (
          <div class="board-card-foot">
            <span class="meta">{by(air)}</span>
            {mayDecide && (
              <button type="button" class="button tiny" {...once(() => act('answered-now'))}>
                Answered <Key of="answered-now" />
              </button>
            )}
          </div>
        )}
      </section>
      <section class="board-card" aria-label="Next">
        <p class="board-card-title">Next</p>
        {next ? <p class="board-card-text">{next.text}</p> : <p class="soft">Nothing yet. “Next” on a question puts it here.</p>}
        {next && (
          <div class="board-card-foot">
            <span class="meta">{by(next)}</span>
            {mayDecide && (
              <button type="button" class="button quiet tiny" {...once(() => act('go'))}>
                {air ? 'Done, take this' : 'Take this'} <Key of="go" />
              </button>
            )}
          </div>
        )}
      </section>
      <dl class="board-counters">
        <div>
          <dt>open</dt>
          <dd>{open}</dd>
        </div>
        <div>
          <dt>median wait</dt>
          <dd>{open > 0 ? wait(medianWaitMs) : '–'}</dd>
        </div>
        <div title="Open, on air, or to be followed up">
          <dt>unanswered</dt>
          <dd>{unanswered}</dd>
        </div>
      </dl>
    </div>
  );
};
