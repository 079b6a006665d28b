/** What can be decided about the chosen question, each with its key on it; the likeliest first and filled. */
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Column } from '../lib/console/columns.ts';
import type { Deed } from '../lib/console/keys.ts';
import { Key } from './Key.tsx';

type Props = {
  readonly question: ConsoleQuestion;
  readonly column: Column;
  readonly isAir: boolean;
  readonly hasAir: boolean;
  readonly act: (deed: Deed) => void;
};

const words: Partial<Record<Deed, string>> = {
  approve: 'Approve',
  answering: 'Answer live',
  answered: 'Answered',
  'answered-now': 'Answered',
  reply: 'Reply',
  next: 'Next',
  'follow-up': 'Follow up',
  hide: 'Hide',
  reopen: 'Open again',
};

const deedsOf = ({ question, column, isAir, hasAir }: Omit<Props, 'act'>): readonly Deed[] => {
  const answered: Deed = isAir || !hasAir ? 'answered-now' : 'answered';
  if (column === 'review') return ['approve', 'answering', 'reply', 'next', 'follow-up', 'hide'];
  if (column === 'live')
    return isAir ? ['answered-now', 'reply', 'follow-up', 'hide'] : ['answering', 'next', answered, 'reply', 'follow-up', 'hide'];
  if (question.visibility === 'hidden') return ['approve', 'reopen'];
  return question.resolution === 'answered'
    ? ['reply', 'reopen', 'hide']
    : (['reply', 'answering', 'reopen'].filter((deed) => question.resolution !== 'closed' || deed === 'reopen') as Deed[]);
};

export const Decisions = (props: Props) => (
  <div class="board-decisions">
    {deedsOf(props).map((deed, index) => (
      <button
        key={deed}
        type="button"
        data-deed={deed}
        class={index === 0 && props.column !== 'done' ? 'button tiny' : 'button quiet tiny'}
        onClick={(event) => {
          event.stopPropagation();
          props.act(deed);
        }}
      >
        {words[deed]} <Key of={deed} />
      </button>
    ))}
  </div>
);
