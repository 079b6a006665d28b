/** One or several of a list, “this or that”: a control for each, in the order in which they were chosen. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Cross } from './Cross.tsx';
import { Pick } from './Pick.tsx';

type Props = {
  /** What one of them is, like “Country”. */
  readonly label: string;
  readonly chosen: readonly string[];
  readonly options: readonly (readonly [value: string, words: string])[];
  /** What stands for no choice, like “any webinar”. Without it one of them stays. */
  readonly none?: string;
  readonly most?: number;
  /** Stands before the first. */
  readonly lead?: string;
  readonly onChange: (chosen: string[]) => void;
};

export const Several = ({ label, chosen, options, none, most = Number.POSITIVE_INFINITY, lead = '', onChange }: Props) => {
  const place = useRef<HTMLSpanElement>(null);
  const [added, add] = useState(0);
  // Whoever asked for another goes on with it.
  useEffect(() => {
    if (added > 0) [...(place.current?.querySelectorAll('select') ?? [])].at(-1)?.focus();
  }, [added]);
  const free = options.filter(([one]) => !chosen.includes(one));
  const put = (at: number, value: string): void =>
    onChange(value === '' ? [] : chosen.length === 0 ? [value] : chosen.map((one, other) => (other === at ? value : one)));
  const [first] = free;
  return (
    <span class="segment-several" ref={place}>
      {(chosen.length === 0 ? [''] : chosen).map((value, at) => (
        <span key={at} class="segment-one">
          {(at > 0 || lead) && <span>{at > 0 ? 'or' : lead}</span>}
          <Pick
            label={at === 0 ? label : `${label} ${at + 1}`}
            value={value}
            options={[
              ...(at === 0 && (none !== undefined || value === '') ? ([['', none ?? 'please choose']] as const) : []),
              ...options.filter(([one]) => one === value || !chosen.includes(one)),
              ...(value === '' || options.some(([one]) => one === value) ? [] : ([[value, `${label} that is gone`]] as const)),
            ]}
            onChange={(next) => put(at, next)}
          />
          {chosen.length > 1 && (
            <Cross label={`Take ${label.toLowerCase()} ${at + 1} away`} onPress={() => onChange(chosen.filter((one) => one !== value))} />
          )}
        </span>
      ))}
      {chosen.length > 0 && chosen.length < most && first && (
        <button
          type="button"
          class="button plain-button tiny"
          onClick={() => {
            onChange([...chosen, first[0]]);
            add((n) => n + 1);
          }}
        >
          or another
        </button>
      )}
    </span>
  );
};
