/** Merging a question into one that asks the same: the likeliest twin stands first, Enter takes it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import { likeness, SIMILAR, toTargets } from '../lib/console/similar.ts';
import { many } from '../lib/console/words.ts';
import { Dialog } from './Confirm.tsx';
import { useDesk } from './desk.ts';
import { focusRow } from './focus-row.ts';

const MOST = 8;

type TargetProps = {
  readonly question: ConsoleQuestion;
  readonly one: ConsoleQuestion;
  readonly isLikely: boolean;
  readonly onTake: () => void;
};

const Target = ({ question, one, isLikely, onTake }: TargetProps) => (
  <li>
    <button type="button" class={isLikely ? 'merge-target likely' : 'merge-target'} onClick={onTake}>
      <span class="board-votes">
        {one.votes}
        <span class="visually-hidden"> {one.votes === 1 ? 'vote' : 'votes'}</span>
      </span>
      <span>
        <strong>{one.text}</strong>
        <span class="meta dots">
          <span>{one.by || 'Anonymous'}</span>
          {likeness(question.text, one.text) >= SIMILAR && <span class="board-next">asks much the same</span>}
          {isLikely && <kbd>↵</kbd>}
          {one.merged > 0 && <span>{many(one.merged + 1, 'person asked', 'people asked')} it</span>}
        </span>
      </span>
    </button>
  </li>
);

export const Merge = ({ question }: { question: ConsoleQuestion }) => {
  const { decide, open, questions } = useDesk();
  const [find, type] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const targets = toTargets(question, questions(), find);
  const [first] = targets;
  // Enter takes what stands first only where that was looked for, or asks much the same: nothing is merged by a slip.
  const likely = first && (find.trim() !== '' || likeness(question.text, first.text) >= SIMILAR) ? first : undefined;
  const close = (): void => {
    open(question.id, null);
    focusRow(question.id);
  };
  const take = (into: string): void => {
    decide(question.id, { decision: 'merge', into });
    close();
  };
  return (
    <Dialog label="merge-title" onClose={close}>
      <h2 id="merge-title">Which question asks the same?</h2>
      <p class="small soft">“{question.text}” goes into it. Votes count once per person, and everybody who asked gets the answer.</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (likely) take(likely.id);
        }}
      >
        <label class="visually-hidden" for="merge-find">
          Search open questions
        </label>
        <input
          id="merge-find"
          ref={box}
          type="search"
          placeholder="Search open questions"
          value={find}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </form>
      {targets.length === 0 ? (
        <p class="soft">No open question is left to merge into.</p>
      ) : (
        <ol class="plain merge-list">
          {targets.slice(0, MOST).map((one) => (
            <Target key={one.id} question={question} one={one} isLikely={one === likely} onTake={() => take(one.id)} />
          ))}
        </ol>
      )}
      {targets.length > MOST && <p class="small soft">{targets.length - MOST} more. Search to find them.</p>}
      <div class="console-dialog-buttons">
        <button type="button" class="button quiet" onClick={close}>
          Not now
        </button>
      </div>
    </Dialog>
  );
};
