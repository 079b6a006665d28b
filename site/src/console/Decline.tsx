/** Declining, with a reason for the team where there is one. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { countGraphemes } from '../lib/live/words.ts';
import { useDesk } from './desk.ts';
import { focusRow } from './focus-row.ts';

const usual = ['Off topic', 'Answered before', 'Not ours to answer'] as const;

export const Decline = ({ question }: { question: ConsoleQuestion }) => {
  const { decide, open } = useDesk();
  const [reason, type] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const close = (): void => {
    open(question.id, null);
    focusRow(question.id);
  };
  const isLong = countGraphemes(reason.trim()) > limits.name.graphemes;
  return (
    <form
      class="board-tool"
      onSubmit={(event) => {
        event.preventDefault();
        if (isLong) return;
        decide(question.id, { decision: 'decline', ...(reason.trim() ? { reason: reason.trim() } : {}) });
        close();
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <label for={`decline-${question.id}`}>Why is it declined? Only the team reads this, and it may stay empty.</label>
      <input
        id={`decline-${question.id}`}
        ref={box}
        value={reason}
        list="decline-reasons"
        aria-invalid={isLong}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <datalist id="decline-reasons">
        {usual.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <div class="board-reply-foot">
        <span class={isLong ? 'error' : 'hint'}>{isLong ? 'Please shorten it.' : 'It leaves the room at once.'}</span>
        <button type="button" class="button plain-button tiny" onClick={close}>
          Not now
        </button>
        <button type="submit" class="button tiny" aria-disabled={isLong}>
          Decline
        </button>
      </div>
    </form>
  );
};
