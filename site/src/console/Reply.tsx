/** A written answer, in the row itself: to everybody or to the asker alone. What is typed stays until it is sent. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { ConsoleQuestion, DecisionForm } from '#shared/question.ts';
import { countGraphemes } from '../lib/live/words.ts';

const MOST = limits.answer.graphemes;

/** Answers begun and put aside, while the page is open. */
const begun = new Map<string, string>();

type Props = { readonly question: ConsoleQuestion; readonly onDone: (form: DecisionForm | null) => void };

export const Reply = ({ question, onDone }: Props) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, type] = useState(begun.get(question.id) ?? '');
  const [isPrivate, choose] = useState(question.visibility === 'private');
  useEffect(() => box.current?.focus(), []);
  const count = countGraphemes(text.trim());
  const close = (form: DecisionForm | null): void => {
    if (form) begun.delete(question.id);
    else begun.set(question.id, text);
    document.getElementById(`row-${question.id}`)?.querySelector<HTMLElement>('.console-pick')?.focus();
    onDone(form);
  };
  const sendIt = (): void => {
    if (count > 0 && count <= MOST) close({ decision: 'reply', text: text.trim(), ...(isPrivate ? { private: true } : {}) });
  };
  const who = question.by || 'the asker';
  return (
    <form
      class="board-reply"
      onSubmit={(event) => {
        event.preventDefault();
        sendIt();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close(null);
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) sendIt();
      }}
    >
      <fieldset class="segmented">
        <legend class="visually-hidden">Who sees the answer</legend>
        <button type="button" aria-pressed={!isPrivate} onClick={() => choose(false)}>
          Public
        </button>
        <button type="button" aria-pressed={isPrivate} onClick={() => choose(true)}>
          Private
        </button>
      </fieldset>
      <label class="visually-hidden" for={`reply-${question.id}`}>
        Your answer
      </label>
      <textarea
        id={`reply-${question.id}`}
        ref={box}
        rows={3}
        value={text}
        placeholder={isPrivate ? `Only ${who} reads this` : 'Everybody in the room reads this'}
        aria-invalid={count > MOST}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div class="board-reply-foot">
        <span class={count > MOST ? 'error' : 'hint'}>{count > MOST ? `Please shorten it by ${count - MOST}.` : 'Ctrl + Enter sends'}</span>
        <button type="button" class="button plain-button tiny" onClick={() => close(null)}>
          Later
        </button>
        <button type="submit" class="button tiny" aria-disabled={count === 0 || count > MOST}>
          Send
        </button>
      </div>
    </form>
  );
};
