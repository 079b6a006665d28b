/** Mending the words of a question: a name that does not belong there, a typing error. The history says who did. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { begun } from '../lib/console/begun.ts';
import { countGraphemes } from '../lib/live/words.ts';
import { useDesk } from './desk.ts';
import { focusRow } from './focus-row.ts';

const MOST = limits.question.graphemes;

export const EditWords = ({ question }: { question: ConsoleQuestion }) => {
  const { decide, open } = useDesk();
  const [text, type] = useState(begun.get(question.id)?.text ?? question.text);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const count = countGraphemes(text.trim());
  const isRight = count > 0 && count <= MOST;
  const close = (): void => {
    begun.delete(question.id);
    open(question.id, null);
    focusRow(question.id);
  };
  const save = (): void => {
    if (!isRight) return;
    if (text.trim() !== question.text) decide(question.id, { decision: 'edit', text: text.trim() });
    close();
  };
  return (
    <form
      class="board-tool"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
      }}
    >
      <label for={`edit-${question.id}`}>The question’s words. Everybody in the room sees the change at once.</label>
      <textarea
        id={`edit-${question.id}`}
        ref={box}
        rows={3}
        value={text}
        aria-invalid={!isRight}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div class="board-reply-foot">
        <span class={isRight ? 'hint' : 'error'}>
          {count === 0 ? 'Please write the question.' : count > MOST ? `Please shorten it by ${count - MOST}.` : `${count} of ${MOST}`}
        </span>
        <button type="button" class="button plain-button tiny" onClick={close}>
          Not now
        </button>
        <button type="submit" class="button tiny" aria-disabled={!isRight}>
          Save
        </button>
      </div>
    </form>
  );
};
