/** The agenda: rows that come and go. */
import type { Fields } from '../lib/console/draft.ts';
import { type Errors, Line } from './Field.tsx';
import { focusSoon, nextKey, Remove } from './Rows.tsx';

type Props = { readonly fields: Fields; readonly errors: Errors; readonly set: (change: Partial<Fields>) => void };

export const AgendaFields = ({ fields, errors, set }: Props) => {
  const rows = fields.agenda;
  const change = (key: number, part: Partial<(typeof rows)[number]>): void =>
    set({ agenda: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  const add = (): void => {
    const key = nextKey(rows);
    set({ agenda: [...rows, { key, at: rows.length === 0 ? '0' : '', title: '' }] });
    focusSoon(`agenda-${key}-${rows.length === 0 ? 'title' : 'at'}`);
  };
  return (
    <>
      {rows.length === 0 && <p class="hint">What happens when: people decide by it whether to come.</p>}
      {rows.map(({ key, at, title }) => (
        <div key={key} class="console-row console-row-agenda">
          <Line
            id={`agenda-${key}-at`}
            type="number"
            min={0}
            label="Minute"
            value={at}
            errors={errors}
            onChange={(next) => change(key, { at: next })}
          />
          <Line id={`agenda-${key}-title`} label="What" value={title} errors={errors} onChange={(next) => change(key, { title: next })} />
          <Remove words={`Remove ${title || 'this point'}`} onClick={() => set({ agenda: rows.filter((row) => row.key !== key) })} />
        </div>
      ))}
      {errors.agenda && <p class="error">{errors.agenda}</p>}
      <button type="button" id="agenda" class="button quiet tiny" onClick={add}>
        Add a point
      </button>
    </>
  );
};
