/** One comment and what can be decided about it. */
import { useState } from 'preact/hooks';
import type { CommentDecision, ConsoleComment } from '#shared/comment-desk.ts';
import { many } from '../../lib/console/words.ts';
import { once } from '../once.ts';
import { Answering } from './Answering.tsx';
import { Turn } from './Turn.tsx';
import { useInSight } from './use-in-sight.ts';

type Props = {
  readonly it: ConsoleComment;
  readonly mayTurn: boolean;
  readonly isChosen: boolean;
  readonly choose: () => void;
  readonly decide: (form: CommentDecision) => Promise<boolean>;
  readonly isReplying: boolean;
  readonly reply: (is: boolean) => void;
};

const whyWords = ({ why = '', reports, state }: ConsoleComment): string =>
  [
    why === 'link' ? 'holds a link' : why.startsWith('word: ') ? `holds “${why.slice(6)}”` : '',
    reports > 0 ? `reported by ${many(reports, 'reader', 'readers')}` : '',
    state === 'hidden' ? 'taken out' : '',
  ]
    .filter(Boolean)
    .join(', ');

export const OneComment = ({ it, mayTurn, isChosen, choose, decide, isReplying, reply }: Props) => {
  const why = whyWords(it);
  const [isTurning, turn] = useState(false);
  const press = (decision: 'approve' | 'hide' | 'ask') => once(() => void decide({ decision }));
  return (
    <li class="stack" aria-current={isChosen} onFocusCapture={choose} ref={useInSight(isChosen)}>
      <p class="small soft">
        <span class="chip">Comment</span> <strong>{it.by || 'Anonymous'}</strong> on {it.isReplay && 'the replay of '}
        <a href={it.path}>{it.title}</a>
        {it.isReply && ', in reply'} ·{' '}
        <time dateTime={it.at}>{new Date(it.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}</time>
        {why && <> · {why}</>}
      </p>
      <p class="comment-text" dir="auto">
        {it.text}
      </p>
      <p class="cluster">
        {(it.state !== 'public' || it.reports > 0) && (
          <button type="button" class="button tiny" {...press('approve')}>
            {it.state === 'public' ? 'Keep it' : 'Approve'}
          </button>
        )}
        {it.state !== 'hidden' && (
          <button type="button" class="button quiet tiny" {...press('hide')}>
            Take out
          </button>
        )}
        {it.state === 'public' && (
          <button type="button" class="button quiet tiny" {...once(() => reply(true))}>
            Answer
          </button>
        )}
        {mayTurn && !it.case && !it.question && (
          <button type="button" class="button quiet tiny" aria-expanded={isTurning} onClick={() => turn(!isTurning)}>
            Make a question
          </button>
        )}
        {it.question ? (
          <a class="button quiet tiny" href={`/console/moderate/?id=${it.question.webinar}`}>
            See its question
          </a>
        ) : it.case ? (
          <a class="button quiet tiny" href={`/console/inbox/?view=all&case=${it.case}`}>
            See its case
          </a>
        ) : (
          <button type="button" class="button quiet tiny" {...press('ask')}>
            Make a case
          </button>
        )}
      </p>
      {isTurning && !it.question && !it.case && <Turn it={it} decide={decide} close={() => turn(false)} />}
      {isReplying && it.state === 'public' && (
        <Answering
          id={it.id}
          label="Your answer, public in the thread under your name"
          submit={(text, key) => decide({ decision: 'answer', text, key })}
          close={() => reply(false)}
        />
      )}
    </li>
  );
};
