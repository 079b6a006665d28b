/** How we speak: what to say, what not, and why. */
import { Line } from '../Field.tsx';
import { focusSoon, nextKey, Remove } from '../Rows.tsx';
import type { SettingProps } from './props.ts';

export const Phrasebook = ({ fields, errors, set }: SettingProps) => {
  const rows = fields.phrasebook;
  const change = (key: number, part: Partial<(typeof rows)[number]>): void =>
    set({ phrasebook: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  const add = (): void => {
    const key = nextKey(rows);
    set({ phrasebook: [...rows, { key, say: '', dont: '', because: '' }] });
    focusSoon(`phrasebook-${key}-say`);
  };
  return (
    <>
      {rows.length === 0 && (
        <p class="hint">None yet. For example: say “We are on it”, not “That is not my department”, because we are one team.</p>
      )}
      {rows.map(({ key, say, dont, because }) => (
        <div key={key} class="console-row console-row-3">
          <Line id={`phrasebook-${key}-say`} label="Say" value={say} errors={errors} onChange={(next) => change(key, { say: next })} />
          <Line
            id={`phrasebook-${key}-dont`}
            label="Don’t say"
            value={dont}
            errors={errors}
            onChange={(next) => change(key, { dont: next })}
          />
          <Line
            id={`phrasebook-${key}-because`}
            label="Because"
            optional
            value={because}
            errors={errors}
            onChange={(next) => change(key, { because: next })}
          />
          <Remove words={`Remove “${say || 'this phrase'}”`} onClick={() => set({ phrasebook: rows.filter((row) => row.key !== key) })} />
        </div>
      ))}
      {errors.phrasebook && <p class="error">{errors.phrasebook}</p>}
      <button type="button" id="phrasebook" class="button quiet tiny" onClick={add}>
        Add a phrase
      </button>
    </>
  );
};
