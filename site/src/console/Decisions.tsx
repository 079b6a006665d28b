/** What can be decided about the chosen question, each with its key on it; the likeliest first and filled, the rarer ones behind “More”. */
import { useState } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Column } from '../lib/console/columns.ts';
import type { Deed } from '../lib/console/keys.ts';
import { asName, colleagues } from '../lib/console/people.ts';
import { type Tool, useDesk } from './desk.ts';
import { Key } from './Key.tsx';
import { once } from './once.ts';

type Props = {
  readonly question: ConsoleQuestion;
  readonly column: Column;
  readonly isAir: boolean;
  readonly tool: Tool | null;
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
  merge: 'Merge',
  decline: 'Decline',
  label: 'Labels',
  edit: 'Edit',
};

const deedsOf = ({ question, column, isAir }: Props): readonly Deed[] => {
  if (column === 'review') return ['approve', 'answering', 'reply', 'next', 'follow-up', 'hide'];
  if (column === 'live') {
    // Open again for who asked it; everybody else still reads an answer, which only the team takes down.
    if (question.published) return ['reply', 'answered', 'reopen', 'hide'];
    return isAir ? ['answered-now', 'reply', 'follow-up', 'hide'] : ['answering', 'next', 'answered', 'reply', 'follow-up', 'hide'];
  }
  if (question.visibility === 'hidden') return ['approve', 'reopen'];
  return question.resolution === 'answered'
    ? ['reply', 'reopen', 'hide']
    : (['reply', 'answering', 'reopen'].filter((deed) => question.resolution !== 'closed' || deed === 'reopen') as Deed[]);
};

/** The last thing that happened was a decision, so there is a way back. What people already read stays read. */
const isUndoable = ({ history }: ConsoleQuestion): boolean => {
  const did = history.at(-1)?.did;
  return did !== undefined && !['asked', 'changed', 'withdrawn', 'undo'].includes(did);
};

const Owner = ({ question }: { question: ConsoleQuestion }) => {
  const { decide, me, questions } = useDesk();
  return (
    <label class="board-owner">
      <span>Assigned to</span>
      <select
        value={question.owner ?? ''}
        onChange={(event) => decide(question.id, { decision: 'assign', owner: event.currentTarget.value })}
      >
        <option value="">Nobody</option>
        {colleagues(questions(), me).map((name) => (
          <option key={name} value={name}>
            {name === me ? 'Me' : asName(name)}
          </option>
        ))}
      </select>
      <Key of="assign" />
    </label>
  );
};

const More = ({ question, column, tool }: Pick<Props, 'question' | 'column' | 'tool'>) => {
  const { act, open, silence } = useDesk();
  const { id } = question;
  const isOpen = column !== 'done';
  return (
    <>
      {(isOpen ? (['merge', 'decline', 'label', 'edit'] as const) : (['label'] as const)).map((deed) => (
        <button key={deed} type="button" class="button quiet tiny" aria-pressed={tool === deed} {...once(() => act(deed, id))}>
          {words[deed]} <Key of={deed} />
        </button>
      ))}
      <button
        type="button"
        class="button quiet tiny"
        aria-pressed={tool === 'history'}
        onClick={() => open(id, tool === 'history' ? null : 'history')}
      >
        History
      </button>
      <button type="button" class="button quiet tiny" {...once(() => (question.silenced ? silence(question, false) : open(id, 'silence')))}>
        {question.silenced ? 'Let them speak again' : 'Pause this person'}
      </button>
      <Owner question={question} />
    </>
  );
};

export const Decisions = (props: Props) => {
  const { act, decide } = useDesk();
  const [more, showMore] = useState(false);
  const { question, column } = props;
  const { id } = question;
  return (
    // biome-ignore lint/a11y: the row is a larger target for choosing it; a press in here is none
    <div class="board-decisions" onClick={(event) => event.stopPropagation()}>
      {deedsOf(props).map((deed, index) => (
        <button
          key={deed}
          type="button"
          data-deed={deed}
          class={index === 0 && column !== 'done' ? 'button tiny' : 'button quiet tiny'}
          {...once(() => act(deed, id))}
        >
          {deed === 'reopen' && column === 'live' ? 'Take the answer down' : words[deed]} <Key of={deed} />
        </button>
      ))}
      {isUndoable(question) && (
        <button type="button" class="button quiet tiny" {...once(() => decide(id, { decision: 'undo' }))}>
          Undo
        </button>
      )}
      <button type="button" class="button quiet tiny" aria-expanded={more} onClick={() => showMore(!more)}>
        {more ? 'Less' : 'More'}
      </button>
      {more && <More {...props} />}
    </div>
  );
};
