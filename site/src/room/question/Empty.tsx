/** What a list says that has nothing in it. */
import type { WebinarState } from '#shared/webinar.ts';
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
