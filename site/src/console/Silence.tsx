/** Pausing a person, asked about in place: it reaches them, though nobody else. */
import { useEffect, useRef } from 'preact/hooks';
import type { ConsoleQuestion } from '#shared/question.ts';
import { useDesk } from './desk.ts';
import { focusRow } from './focus-row.ts';

export const Silence = ({ question }: { question: ConsoleQuestion }) => {
  const { silence, open } = useDesk();
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  const close = (): void => {
    open(question.id, null);
    focusRow(question.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a way out of what the two buttons ask
    <div class="board-tool" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <p>
        <strong>Pause {question.by || 'this person'} for the rest of this webinar?</strong> They go on watching and voting, and are asked
        kindly to listen: no new questions, no chat. What they asked stays. You can let them speak again at any time.
      </p>
      <div class="board-decisions">
        <button
          type="button"
          class="button danger tiny"
          onClick={() => {
            silence(question, true);
            close();
          }}
        >
          Pause this person
        </button>
        <button ref={no} type="button" class="button quiet tiny" onClick={close}>
          Not now
        </button>
      </div>
    </div>
  );
};
