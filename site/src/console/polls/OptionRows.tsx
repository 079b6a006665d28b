/** The options of a poll: Enter goes to the next one, Alt and an arrow move it. */
import type { Errors } from '../Field.tsx';
import { type Fields, mayAdd, mayRemove, moveOption, nextKey, removeOption, typeOption } from './draft.ts';

type Props = {
  readonly fields: Fields;
  readonly errors: Errors;
  readonly change: (fields: Fields) => void;
  readonly add: () => void;
};

const idOf = (key: number): string => `poll-option-${key}`;
const focusSoon = (id: string): void => {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
};

export const OptionRows = ({ fields, errors, change, add }: Props) => {
  const { options } = fields;
  const addOne = (): void => {
    if (!mayAdd(fields)) return;
    focusSoon(idOf(nextKey(fields)));
    add();
  };
  const press = (event: KeyboardEvent, key: number, place: number): void => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      change(moveOption(fields, key, event.key === 'ArrowUp' ? -1 : 1));
      focusSoon(idOf(key));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const next = options[place + 1];
      // At once: whoever types on must not wait for the next frame, and the words belong into the next box.
      if (next) document.getElementById(idOf(next.key))?.focus();
      else addOne();
    }
  };
  return (
    <fieldset class="polls-options">
      <legend>Options</legend>
      {options.map(({ key, text }, place) => {
        const name = text || `option ${place + 1}`;
        const error = errors[idOf(key)];
        return (
          <div key={key} class="polls-option">
            <input
              id={idOf(key)}
              type="text"
              value={text}
              autocomplete="off"
              aria-label={`Option ${place + 1}`}
              aria-invalid={error !== undefined}
              aria-describedby={error ? `${idOf(key)}-error` : undefined}
              onInput={(event) => change(typeOption(fields, key, event.currentTarget.value))}
              onKeyDown={(event) => press(event, key, place)}
            />
            <button
              type="button"
              class="polls-move"
              aria-label={`Move ${name} up`}
              disabled={place === 0}
              onClick={() => change(moveOption(fields, key, -1))}
            >
              ↑
            </button>
            <button
              type="button"
              class="polls-move"
              aria-label={`Move ${name} down`}
              disabled={place === options.length - 1}
              onClick={() => change(moveOption(fields, key, 1))}
            >
              ↓
            </button>
            <button
              type="button"
              class="polls-move"
              aria-label={`Remove ${name}`}
              disabled={!mayRemove(fields)}
              onClick={() => {
                focusSoon(idOf((options[place + 1] ?? options[place - 1])?.key ?? 0));
                change(removeOption(fields, key));
              }}
            >
              ×
            </button>
            {error && (
              <p class="error" id={`${idOf(key)}-error`}>
                {error}
              </p>
            )}
          </div>
        );
      })}
      {errors['poll-options'] && <p class="error">{errors['poll-options']}</p>}
      <div class="polls-add">
        <button type="button" class="button quiet tiny" disabled={!mayAdd(fields)} onClick={addOne}>
          Add an option
        </button>
        <span class="hint">Alt and ↑ or ↓ moves one</span>
      </div>
    </fieldset>
  );
};
