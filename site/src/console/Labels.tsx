/** Labels of a question: chips that can be taken off, and a field that offers those in use. Each change counts at once. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import { labelsInUse } from '../lib/console/people.ts';
import { countGraphemes } from '../lib/live/words.ts';
import { useDesk } from './desk.ts';
import { focusRow } from './focus-row.ts';

const MOST_LABELS = 8;
const MOST_LETTERS = 30;

export const Labels = ({ question }: { question: ConsoleQuestion }) => {
  const { decide, open, questions } = useDesk();
  const [text, type] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { id, labels } = question;
  const set = (next: readonly string[]): void => decide(id, { decision: 'label', labels: [...next] });
  const offered = labelsInUse(questions()).filter((one) => !labels.includes(one));
  const isFull = labels.length >= MOST_LABELS;
  const isLong = countGraphemes(text.trim()) > MOST_LETTERS;
  const close = (): void => {
    open(id, null);
    focusRow(id);
  };
  const add = (label: string): void => {
    if (label !== '' && !labels.includes(label) && !isFull && !isLong) set([...labels, label]);
    type('');
    box.current?.focus();
  };
  return (
    <form
      class="board-tool"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') close();
        else add(text.trim());
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {labels.length > 0 && (
        <p class="board-signs">
          {labels.map((label) => (
            <button key={label} type="button" class="chip board-label" onClick={() => set(labels.filter((one) => one !== label))}>
              {label} <span aria-hidden="true">×</span>
              <span class="visually-hidden">, take off</span>
            </button>
          ))}
        </p>
      )}
      <label for={`label-${id}`}>{isFull ? `${MOST_LABELS} labels are the most` : 'Add a label, for the team only'}</label>
      <input
        id={`label-${id}`}
        ref={box}
        value={text}
        disabled={isFull}
        autocomplete="off"
        aria-invalid={isLong}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {offered.length > 0 && !isFull && (
        <p class="board-signs">
          {offered.slice(0, 8).map((label) => (
            <button key={label} type="button" class="chip accent board-label" onClick={() => add(label)}>
              <span aria-hidden="true">+</span> {label}
            </button>
          ))}
        </p>
      )}
      <div class="board-reply-foot">
        <span class={isLong ? 'error' : 'hint'}>{isLong ? `${MOST_LETTERS} characters at most.` : 'Enter adds it'}</span>
        <button type="button" class="button tiny" onClick={close}>
          Done
        </button>
      </div>
    </form>
  );
};
