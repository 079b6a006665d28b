/** Somebody saved meanwhile: both versions side by side, one choice for each field that both changed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { contested, joined, type Side } from '../../lib/console/three-way.ts';

type Props<T> = {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
  /** What a field is called, and how its value reads. */
  readonly words: (field: string) => string;
  readonly read: (value: unknown) => string;
  readonly onJoined: (both: T) => void;
};

export const Conflict = <T extends object>({ base, mine, theirs, words, read, onJoined }: Props<T>) => {
  const fields = contested(base, mine, theirs);
  const [chosen, choose] = useState<Readonly<Record<string, Side>>>({});
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const isDecided = fields.every((field) => chosen[field]);
  const option = (field: keyof T & string, side: Side, value: unknown) => (
    <label class="choice conflict-side">
      <input
        type="radio"
        name={`conflict-${field}`}
        checked={chosen[field] === side}
        onChange={() => choose({ ...chosen, [field]: side })}
      />
      <span>
        <strong>{side === 'mine' ? 'Yours' : 'Theirs'}</strong>
        <span class="conflict-value">{read(value) || 'empty'}</span>
      </span>
    </label>
  );
  return (
    <section class="notice due conflict" role="alert" aria-labelledby="conflict" tabIndex={-1} ref={box}>
      <h2 id="conflict">Somebody saved meanwhile</h2>
      <p>
        {fields.length === 0
          ? 'You changed different things, so both fit together. Nothing of yours is lost.'
          : 'Nothing of yours is lost. Please choose where you both changed the same.'}
      </p>
      {fields.map((field) => (
        <fieldset key={field} class="conflict-field">
          <legend>{words(field)}</legend>
          {option(field, 'mine', mine[field])}
          {option(field, 'theirs', theirs[field])}
        </fieldset>
      ))}
      <button type="button" class="button" disabled={!isDecided} onClick={() => onJoined(joined(base, mine, theirs, chosen))}>
        Put both together
      </button>
    </section>
  );
};
