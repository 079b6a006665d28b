/** Where the poll stands above the questions. The card itself loads once there is a poll; its place is kept meanwhile. */
import type { PublicPoll } from '#shared/poll.ts';
import { isPollWaiting } from '../../lib/live/poll-state.ts';
import type { Live, LiveEvent } from '../../lib/live/state.ts';
import { t } from '../../lib/words.ts';
import { late } from '../late.tsx';

type Props = { readonly live: Live; readonly dispatch: (event: LiveEvent) => void };

const rowsOf = ({ kind, options }: PublicPoll): number => (kind === 'rating' ? 2 : kind === 'words' ? 1 : options.length);

const Ghost = () => <div class="skeleton poll-ghost" aria-hidden="true" />;

const PollCard = late(async () => (await import('./PollCard.tsx')).PollCard, Ghost);

export const PollPlace = (props: Props) => {
  const { card } = props.live.poll;
  return (
    <>
      {isPollWaiting(props.live) && (
        <div class="poll-waits">
          <button type="button" class="button quiet tiny" onClick={() => props.dispatch({ is: 'admit-poll' })}>
            {t('A poll is open')}
          </button>
        </div>
      )}
      {card && (
        <div class="poll-place" style={{ '--rows': rowsOf(card.poll) }}>
          <PollCard {...props} />
        </div>
      )}
    </>
  );
};
