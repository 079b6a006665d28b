/** The place for an answer that everybody reads. */
import { useState } from 'preact/hooks';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly submit: (text: string, key: string) => Promise<boolean>;
  readonly close: () => void;
};

export const Answering = ({ id, label, submit, close }: Props) => {
  const [text, type] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await submit(text, key)) close();
  };
  return (
    <form class="stack" onSubmit={send}>
      <p class="field">
        <label for={`answer-${id}`}>{label}</label>
        <textarea
          id={`answer-${id}`}
          rows={3}
          required
          value={text}
          ref={(area) => {
            if (area && text === '') area.focus();
          }}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </p>
      <p class="cluster">
        <button type="submit" class="button tiny">
          Send answer
        </button>
        <button type="button" class="button quiet tiny" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
};
