/** What was answered, live and in writing, and what is owed. */
import type { ConsoleQuestion } from '#shared/question.ts';
import { standing } from '../lib/console/predict.ts';
import type { Review } from '../lib/console/review.ts';

const List = ({ title, questions, empty }: { title: string; questions: readonly ConsoleQuestion[]; empty: string }) => (
  <section>
    <h3>{title}</h3>
    {questions.length === 0 ? (
      <p class="soft">{empty}</p>
    ) : (
      <ul class="plain summary-list">
        {questions.map((one) => (
          <li key={one.id}>
            <strong>{one.text}</strong>
            <span class="meta dots">
              <span>{one.by || 'Anonymous'}</span>
              <span>{one.votes === 1 ? '1 vote' : `${one.votes} votes`}</span>
              <span>{standing(one)}</span>
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);

export const Summary = ({ review: { live, written, owed } }: { review: Review }) => (
  <>
    <dl class="summary-numbers">
      {(
        [
          [live.length, 'answered live'],
          [written.length, 'answered in writing'],
          [owed.length, 'owed an answer'],
        ] as const
      ).map(([count, words]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
    <List title="Owed" questions={owed} empty="Nobody waits for an answer." />
    <List title="Answered" questions={[...live, ...written]} empty="Nothing was answered." />
  </>
);
