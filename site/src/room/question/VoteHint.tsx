/** Why the vote buttons rest, in one sentence; nothing where they work. */
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import type { Live } from '../../lib/live/state.ts';
import type { RoomSentence } from '../../lib/live/told.ts';
import { t } from '../../lib/words.ts';

type Props = { readonly webinar: PublicWebinar; readonly state: WebinarState; readonly live: Live };

const hintFor = ({ webinar: { questions }, state, live }: Props): RoomSentence | undefined => {
  if (state === 'ended') return undefined;
  if (questions.votes === 'verified' && live.mine && !live.mine.seat.verified) return 'Open the personal link in your mail to vote.';
  return questions.votes === 'off' && live.feed?.questions.length ? 'Votes are off: the hosts choose the order.' : undefined;
};

export const VoteHint = (props: Props) => {
  const hint = hintFor(props);
  return hint ? <p class="notice">{t(hint)}</p> : null;
};
