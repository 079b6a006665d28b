/** What a list says beside its questions: that there are none, and why the vote buttons rest. */
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import type { Live } from '../../lib/live/state.ts';
import type { RoomSentence } from '../../lib/live/told.ts';
import { t } from '../../lib/words.ts';
import type { Show } from '../Questions.tsx';

const wordsFor = (show: Show, state: WebinarState): readonly [RoomSentence, RoomSentence] => {
  if (show === 'mine') return ['You have not asked yet', 'Your questions and their answers will be here, also the private ones.'];
  if (show === 'answered') return ['Nothing answered yet', 'Answers given on air or in writing are kept here.'];
  if (state === 'ended') return ['No open questions', 'Everything that was asked is answered. Anything else on your mind?'];
  return ['No questions yet', 'Be the first: what made you come today?'];
};

export const Empty = ({ show, state }: { show: Show; state: WebinarState }) => {
  const [title, hint] = wordsFor(show, state);
  return (
    <div class="empty">
      <strong>{t(title)}</strong>
      <p>{t(hint)}</p>
    </div>
  );
};

type Props = { readonly webinar: PublicWebinar; readonly state: WebinarState; readonly live: Live };

const hintFor = ({ webinar: { questions }, state, live }: Props): RoomSentence | undefined => {
  if (state === 'ended') return undefined;
  if (questions.votes === 'verified' && live.mine && !live.mine.seat.verified) return 'Open the personal link in your mail to vote.';
  return questions.votes === 'off' && live.feed?.questions.length ? 'Votes are off: the hosts choose the order.' : undefined;
};

/** Nothing where they work. */
export const VoteHint = (props: Props) => {
  const hint = hintFor(props);
  return hint ? <p class="notice">{t(hint)}</p> : null;
};
