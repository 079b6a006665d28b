/** One saved answer: pressed, it goes into the reply; and changed or removed by whoever answers, for all of them. */
import { useState } from 'preact/hooks';
import type { SavedAnswer } from '#shared/saved.ts';
import { send } from '../../lib/console/api.ts';
import { once } from '../once.ts';
import { useDesk } from './desk.ts';

type Props = { readonly one: SavedAnswer; readonly use: () => void; readonly changed: () => void };

const Edit = ({ one, changed, close }: Omit<Props, 'use'> & { close: () => void }) => {
  const { say } = useDesk();
  const [draft, type] = useState({ title: one.title, text: one.text });
  const [error, fail] = useState('');
  const path = `/saved-answers/${one.id}`;
  const done = (words: string): void => {
    say(words);
    changed();
    close();
  };
  const keep = async (): Promise<void> => {
    const answer = await send<SavedAnswer>('PATCH', path, { title: draft.title, text: draft.text.trim(), version: one.version });
    if (answer.ok) return done(`“${answer.value.title}” is saved`);
    fail(answer.errors[0]?.detail ?? answer.detail);
  };
  const remove = async (): Promise<void> => {
    const answer = await send('DELETE', path);
    if (answer.ok || answer.status === 404) return done(`“${one.title}” is removed`);
    fail(answer.detail);
  };
  return (
    <form
      class="inbox-saved-edit"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <input
        aria-label="Its name"
        value={draft.title}
        autocomplete="off"
        autofocus
        onInput={(event) => type({ ...draft, title: event.currentTarget.value })}
      />
      <textarea
        aria-label="The answer"
        rows={5}
        value={draft.text}
        onInput={(event) => type({ ...draft, text: event.currentTarget.value })}
      />
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <p class="cluster">
        <button type="submit" class="button tiny">
          Save
        </button>
        <button type="button" class="button quiet tiny" onClick={close}>
          Leave as it was
        </button>
        <button type="button" class="button plain-button tiny" {...once(() => void remove())}>
          Remove for all
        </button>
      </p>
    </form>
  );
};

export const SavedOne = ({ one, use, changed }: Props) => {
  const [isOpen, open] = useState(false);
  if (isOpen)
    return (
      <li>
        <Edit one={one} changed={changed} close={() => open(false)} />
      </li>
    );
  return (
    <li>
      <button type="button" class="inbox-saved-one" onClick={use}>
        <strong>{one.title}</strong>
        <span class="soft small">{one.text}</span>
      </button>
      <button type="button" class="button plain-button tiny" aria-label={`Edit “${one.title}”`} onClick={() => open(true)}>
        Edit
      </button>
    </li>
  );
};
