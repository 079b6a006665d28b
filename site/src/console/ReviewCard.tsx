/** One open question of the review with a button for each decision; and what was refused meanwhile, so that nothing comes back without a reason. */
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Board, BoardEvent } from '../lib/console/board.ts';
import { type ReviewDeed, reviewKeys } from '../lib/console/review.ts';
import { once } from './once.ts';

type Props = {
  readonly question: ConsoleQuestion;
  readonly notice: string | undefined;
  readonly mayDecide: boolean;
  readonly act: (deed: ReviewDeed) => void;
};

export const ReviewCard = ({ question, notice, mayDecide, act }: Props) => (
  <article class="review-card" aria-live="polite">
    <div>
      <p class="review-text">{question.text}</p>
      <p class="meta dots">
        <span>{question.votes === 1 ? '1 vote' : `${question.votes} votes`}</span>
        <span>{question.by || 'Anonymous'}</span>
        {question.company && <span>{question.company}</span>}
        {question.resolution === 'answering' && <span class="board-air">was on air</span>}
      </p>
      {notice && (
        <p class="board-notice" role="alert">
          {notice}
        </p>
      )}
    </div>
    {mayDecide ? (
      <div class="review-buttons">
        {reviewKeys
          .filter(({ does }) => does !== 'undo')
          .map(({ does, shown, words }, at) => (
            <button key={does} type="button" class={at === 0 ? 'button' : 'button quiet'} {...once(() => act(does))}>
              {words} <kbd>{shown}</kbd>
            </button>
          ))}
      </div>
    ) : (
      <p class="soft">Your role may read this. Hosts and agents decide.</p>
    )}
  </article>
);

type ElsewhereProps = { readonly board: Board; readonly here: string | undefined; readonly dispatch: (event: BoardEvent) => void };

/** A colleague may have settled it: then no card comes back that could say so. */
export const RefusedElsewhere = ({ board, here, dispatch }: ElsewhereProps) => {
  const refused = Object.entries(board.notices).filter(([id]) => id !== here);
  return refused.length === 0 ? null : (
    <div class="stack" role="alert">
      {refused.map(([id, words]) => (
        <p key={id} class="board-notice cluster">
          <span>
            “{board.shown.get(id)?.text}”: {words}
          </span>
          <button type="button" class="button plain-button tiny" onClick={() => dispatch({ is: 'let-go', id })}>
            Hide this
          </button>
        </p>
      ))}
    </div>
  );
};
