/** Who is in the chat learns of a poll without being led away. */
import type { Live } from '../../lib/live/state.ts';
import { t } from '../../lib/words.ts';

export const PollStrip = ({ live, onClick }: { live: Live; onClick: () => void }) => {
  const poll = live.feed?.poll;
  if (poll?.state !== 'open' || live.mine?.polls[poll.id] !== undefined) return null;
  return (
    <button type="button" class="poll-strip" onClick={onClick}>
      <span class="poll-kind">{t('Poll')}</span> <span class="poll-strip-words">{poll.question}</span>
    </button>
  );
};
