/** Polls as they ended. */
import type { PublicPoll } from '#shared/poll.ts';
import { many, t } from '../../lib/words.ts';
import { Results } from '../poll/Results.tsx';

export const Polls = ({ polls }: { polls: readonly PublicPoll[] }) =>
  polls.length === 0 ? null : (
    <section class="replay-polls" aria-labelledby="replay-polls">
      <h2 id="replay-polls">{t('What people voted')}</h2>
      {polls.map((poll) => (
        <div key={poll.id} class="replay-poll">
          <Results poll={poll} answer={undefined} />
          <p class="small soft">{many(poll.answered, '1 person answered', '{n} people answered')}</p>
        </div>
      ))}
    </section>
  );
