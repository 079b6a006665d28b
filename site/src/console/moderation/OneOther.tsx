/** A question or a line of chat that waits, and what can be decided about it. */
import type { Waiting } from '#shared/moderation.ts';
import type { Act } from '../../lib/console/moderating.ts';
import { many } from '../../lib/console/words.ts';
import { once } from '../once.ts';
import { Answering } from './Answering.tsx';
import { useInSight } from './use-in-sight.ts';

type Props = {
  readonly it: Exclude<Waiting, { kind: 'comment' }>;
  readonly isChosen: boolean;
  readonly choose: () => void;
  readonly decide: (act: Act, text?: string) => Promise<boolean>;
  readonly isReplying: boolean;
  readonly reply: (is: boolean) => void;
};

export const OneOther = ({ it, isChosen, choose, decide, isReplying, reply }: Props) => {
  const isQuestion = it.kind === 'question';
  const press = (act: Act) => once(() => void decide(act));
  return (
    <li class="stack" aria-current={isChosen} onFocusCapture={choose} ref={useInSight(isChosen)}>
      <p class="small soft">
        <span class="chip">{isQuestion ? 'Question' : 'Chat'}</span> <strong>{it.by || 'Anonymous'}</strong> in{' '}
        <a href={`/console/moderate/?id=${it.webinar.id}`}>{it.webinar.title}</a> ·{' '}
        <time dateTime={it.at}>{new Date(it.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}</time>
        {it.reports > 0 && <> · reported by {many(it.reports, 'person', 'people')}</>}
        {isQuestion && it.isInReview && <> · in review</>}
      </p>
      <p class="comment-text" dir="auto">
        {it.text}
      </p>
      <p class="cluster">
        <button type="button" class="button tiny" {...press('approve')}>
          {isQuestion && it.isInReview ? 'Approve' : 'Keep it'}
        </button>
        <button type="button" class="button quiet tiny" {...press('hide')}>
          {isQuestion ? 'Hide' : 'Remove'}
        </button>
        {isQuestion && (
          <button type="button" class="button quiet tiny" {...once(() => reply(true))}>
            Answer
          </button>
        )}
        <button type="button" class="button quiet tiny" {...press('case')}>
          {isQuestion ? 'Follow up' : 'Make a question'}
        </button>
      </p>
      {isReplying && isQuestion && (
        <Answering
          id={it.id}
          label="Your answer, public beside the question"
          submit={(text) => decide('answer', text)}
          close={() => reply(false)}
        />
      )}
    </li>
  );
};
