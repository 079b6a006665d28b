/** The two minutes after the end: every question that is still open, one key each, while the end can still be taken back. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import { send, serverNow } from '../lib/console/api.ts';
import { deedToForm, type ReviewDeed, resumeLeftMs, reviewKeys, toReview } from '../lib/console/review.ts';
import { clockLength } from '../lib/live/words.ts';
import { useNow } from '../room/use-now.ts';
import { Ghosts } from './Console.tsx';
import { Reconnecting } from './Reconnecting.tsx';
import { RefusedElsewhere, ReviewCard } from './ReviewCard.tsx';
import { Summary } from './Summary.tsx';
import { Toast } from './Toast.tsx';
import { useBoard } from './use-board.ts';
import { useKeydown } from './use-keydown.ts';
import { isResting, toPressed } from './use-keys.ts';
import '../styles/board.css';
import '../styles/console-room.css';

type Props = {
  readonly webinar: Webinar;
  readonly mayResume: boolean;
  readonly mayDecide: boolean;
  readonly put: (webinar: Webinar) => void;
  readonly onBoard: () => void;
};

const Resume = ({ webinar, put, left }: { webinar: Webinar; put: (webinar: Webinar) => void; left: number }) => {
  const [error, fail] = useState('');
  const resume = async (): Promise<void> => {
    const answer = await send<Webinar>('POST', `/webinars/${webinar.id}/resume`, {});
    if (answer.ok) put(answer.value);
    else fail(answer.detail);
  };
  return (
    <div>
      <button type="button" class="button quiet" onClick={() => void resume()}>
        Resume, {clockLength(left)} left
      </button>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
};

/** One key each, silent where one types and behind a dialog. */
const useReviewKeys = (act: (deed: ReviewDeed) => void): void =>
  useKeydown((event) => {
    const { key, focus, ctrlKey, metaKey, altKey } = toPressed(event);
    if (event.defaultPrevented || event.repeat || isResting() || focus === 'typing' || ctrlKey || metaKey || altKey) return;
    const deed = reviewKeys.find((one) => one.key === key.toLowerCase())?.does;
    if (!deed) return;
    event.preventDefault();
    act(deed);
  });

export const Review = ({ webinar, mayResume, mayDecide, put, onBoard }: Props) => {
  const { board, dispatch, decide } = useBoard(webinar.id);
  const [later, putOff] = useState<readonly string[]>([]);
  const now = useNow(1_000);
  const left = resumeLeftMs(webinar, serverNow(now));
  const review = useMemo(() => toReview([...board.shown.values()], later), [board.shown, later]);
  const [total, count] = useState(0);
  useEffect(() => count((before) => Math.max(before, review.left.length)), [review.left.length]);
  const here = review.left[0];
  const act = (deed: ReviewDeed): void => {
    const { undo } = board;
    if (!mayDecide) return;
    if (deed === 'undo' && undo) decide(undo.id, { decision: 'undo', ...(undo.version ? { version: undo.version } : {}) });
    const form = deedToForm(deed);
    if (!here) return;
    if (form) decide(here.id, form);
    else if (deed === 'later') putOff((before) => [...before.filter((id) => id !== here.id), here.id]);
  };
  useReviewKeys(act);
  if (!board.loaded) return board.failure ? <p class="error review">{board.failure.detail}</p> : <Ghosts />;
  return (
    <div class="review">
      <Reconnecting board={board} now={now} />
      <header class="review-head">
        <div>
          <h2>{here ? 'What is still open?' : 'Everything is settled'}</h2>
          <p class="soft">
            {here
              ? 'One press for each. Whatever you leave stays open and is listed as owed.'
              : 'This is what people heard, and what they are still owed.'}
          </p>
        </div>
        {mayResume && left > 0 && <Resume webinar={webinar} put={put} left={left} />}
      </header>
      <RefusedElsewhere board={board} here={here?.id} dispatch={dispatch} />
      {here ? (
        <>
          <div class="review-progress" role="img" aria-label={`${total - review.left.length} of ${total} decided`}>
            {Array.from({ length: Math.min(total, 40) }, (_, at) => {
              const done = Math.floor(((total - review.left.length) * Math.min(total, 40)) / total);
              return <i key={at} class={at < done ? 'done' : at === done ? 'here' : ''} />;
            })}
          </div>
          <ReviewCard key={here.id} question={here} notice={board.notices[here.id]} mayDecide={mayDecide} act={act} />
          <p class="soft small">{review.left.length === 1 ? 'This is the last one.' : `${review.left.length - 1} more after this.`}</p>
        </>
      ) : (
        <Summary review={review} />
      )}
      <p class="review-out">
        <button type="button" class="button plain-button tiny" onClick={onBoard}>
          See the whole board
        </button>
      </p>
      <Toast undo={board.undo} onUndo={() => act('undo')} />
    </div>
  );
};
