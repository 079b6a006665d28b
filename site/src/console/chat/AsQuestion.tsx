/** A line that is longer than a question: a host says it in fewer words, its writer stays the asker. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import { countGraphemes } from '../../lib/live/words.ts';

type Props = { readonly text: string; readonly ask: (text: string) => void; readonly onClose: () => void };

export const AsQuestion = ({ text: line, ask, onClose }: Props) => {
  const [text, type] = useState(line);
  const box = useRef<HTMLTextAreaElement>(null);
  const over = countGraphemes(text.trim()) - limits.question.graphemes;
  useEffect(() => box.current?.focus(), []);
  const send = (event: Event): void => {
    event.preventDefault();
    if (text.trim() !== '' && over <= 0) ask(text);
  };
  return (
    <form
      class="team-line-words"
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The panel stays: only this goes.
        event.preventDefault();
        onClose();
      }}
    >
      <div class="field">
        <label>
          Say it as a question
          <span class={over > 0 ? 'room-over' : ''}>{over > 0 ? `${over} too many` : 'Its writer stays the asker'}</span>
          <textarea ref={box} rows={3} value={text} aria-invalid={over > 0} onInput={(event) => type(event.currentTarget.value)} />
        </label>
      </div>
      <div class="team-line-deeds">
        <button type="submit" class="button tiny" aria-disabled={over > 0}>
          Ask it
        </button>
        <button type="button" class="button quiet tiny" onClick={onClose}>
          Not now
        </button>
      </div>
    </form>
  );
};
