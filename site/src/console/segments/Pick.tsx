/** Small controls of one rule: what they are called is said to those who listen, and stands in the sentence for those who see. */
import { useId } from 'preact/hooks';

type Pick<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [value: V, words: string])[];
  readonly onChange: (value: V) => void;
};

export const Pick = <V extends string>({ label, value, options, onChange }: Pick<V>) => (
  <select
    aria-label={label}
    value={value}
    onChange={(event) => {
      const chosen = options.find(([one]) => one === event.currentTarget.value);
      if (chosen) onChange(chosen[0]);
    }}
  >
    {options.map(([one, words]) => (
      <option key={one} value={one}>
        {words}
      </option>
    ))}
  </select>
);

type Amount = {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  /** Undefined: nothing, or nothing that is a number of this size. */
  readonly onChange: (value: number | undefined) => void;
};

export const Amount = ({ label, value, min, max, onChange }: Amount) => (
  <input
    type="number"
    class="segment-number"
    aria-label={label}
    value={value ?? ''}
    min={min}
    max={max}
    step={1}
    onInput={({ currentTarget: { value: typed } }) => {
      const given = Number(typed);
      onChange(typed !== '' && Number.isInteger(given) && given >= min && given <= max ? given : undefined);
    }}
  />
);

type Typed = {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'date';
  readonly suggestions?: readonly string[];
  readonly onChange: (value: string) => void;
};

export const Typed = ({ label, value, type = 'text', suggestions, onChange }: Typed) => {
  const list = useId();
  return (
    <>
      <input
        type={type}
        aria-label={label}
        placeholder={type === 'text' ? label : undefined}
        value={value}
        autocomplete="off"
        list={suggestions ? list : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
};
