/** What the form asks: name and company, and up to ten fields, in an order that is dragged or moved by keys. */
import { useState } from 'preact/hooks';
import { type FieldKind, type FormSettings, fieldKinds } from '#shared/form.ts';
import { type FieldRow, hasOptions, mayAddField, moveField } from '../../lib/console/form-fields.ts';
import { Choice, type Errors, Line, Text } from '../Field.tsx';
import { Part, type PartProps } from '../Part.tsx';
import { focusSoon, nextKey, Remove } from '../Rows.tsx';

const kindWords: Readonly<Record<FieldKind, string>> = {
  text: 'A line of text',
  choice: 'One of a list',
  several: 'Several of a list',
  'yes-no': 'Yes or no',
  country: 'A country',
};

type RowProps = {
  readonly row: FieldRow;
  readonly place: number;
  readonly count: number;
  readonly errors: Errors;
  readonly isDragged: boolean;
  readonly change: (part: Partial<FieldRow>) => void;
  readonly remove: () => void;
  readonly move: (to: number) => void;
  readonly drag: (isDragged: boolean) => void;
};

const Row = ({ row, place, count, errors, isDragged, change, remove, move, drag }: RowProps) => {
  const { key, kind, label, options, required } = row;
  const name = label || `field ${place + 1}`;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(place + (event.key === 'ArrowUp' ? -1 : 1));
    focusSoon(`own-${key}-move`);
  };
  return (
    <li
      class={`form-field${isDragged ? ' dragged' : ''}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        move(place);
      }}
      data-place={place}
    >
      <button
        type="button"
        id={`own-${key}-move`}
        class="form-field-move"
        draggable
        aria-label={`Move ${name}, ${place + 1} of ${count}. Use the arrow keys`}
        onKeyDown={press}
        onDragStart={(event) => {
          event.dataTransfer?.setData('text/plain', String(place));
          drag(true);
        }}
        onDragEnd={() => drag(false)}
      >
        <span aria-hidden="true">⠿</span>
      </button>
      <div class="form-field-words">
        <Line id={`own-${key}-label`} label="Label" value={label} errors={errors} onChange={(next) => change({ label: next })} />
        <Choice id={`own-${key}-kind`} label="Answer" value={kind} errors={errors} onChange={(next) => change({ kind: next as FieldKind })}>
          {fieldKinds.map((one) => (
            <option key={one} value={one}>
              {kindWords[one]}
            </option>
          ))}
        </Choice>
        {hasOptions(kind) && (
          <Text
            id={`own-${key}-options`}
            label="Options, one a line"
            rows={3}
            value={options}
            errors={errors}
            onChange={(next) => change({ options: next })}
          />
        )}
        <label class="choice">
          <input type="checkbox" checked={required} onChange={(event) => change({ required: event.currentTarget.checked })} />
          Required
        </label>
      </div>
      <Remove words={`Remove ${name}`} onClick={remove} />
    </li>
  );
};

const PartChoice = (props: {
  id: string;
  label: string;
  value: FormSettings['name'];
  errors: Errors;
  onChange: (value: FormSettings['name']) => void;
}) => (
  <Choice {...props} onChange={(value) => props.onChange(value as FormSettings['name'])}>
    <option value="optional">Asked, optional</option>
    <option value="required">Asked, required</option>
    <option value="off">Not asked</option>
  </Choice>
);

export const FormBuilder = ({ fields, errors, set }: PartProps) => {
  const rows = fields.own;
  const [dragged, drag] = useState<number | null>(null);
  const [said, say] = useState('');
  const change = (key: number, part: Partial<FieldRow>): void =>
    set({ own: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  const move = (from: number, to: number): void => {
    const next = moveField(rows, from, to);
    if (next === rows) return;
    set({ own: next });
    say(`Moved to place ${next.indexOf(rows[from] as FieldRow) + 1} of ${next.length}.`);
  };
  const add = (): void => {
    const key = nextKey(rows);
    set({ own: [...rows, { key, id: '', kind: 'text', label: '', options: '', required: false }] });
    focusSoon(`own-${key}-label`);
  };
  return (
    <Part title="Registration form" hint="The email is always asked. Each further field costs sign-ups; each is a column in exports.">
      <div class="form-parts">
        <PartChoice id="form-name" label="Name" value={fields.formName} errors={errors} onChange={(formName) => set({ formName })} />
        <PartChoice
          id="form-company"
          label="Company"
          value={fields.formCompany}
          errors={errors}
          onChange={(formCompany) => set({ formCompany })}
        />
      </div>
      {rows.length > 0 && (
        <ol class="plain form-fields">
          {rows.map((row, place) => (
            <Row
              key={row.key}
              row={row}
              place={place}
              count={rows.length}
              errors={errors}
              isDragged={dragged === place}
              change={(part) => change(row.key, part)}
              remove={() => set({ own: rows.filter(({ key }) => key !== row.key) })}
              move={(to) => move(dragged ?? place, to)}
              drag={(is) => drag(is ? place : null)}
            />
          ))}
        </ol>
      )}
      <p class="visually-hidden" role="status">
        {said}
      </p>
      {errors.own && <p class="error">{errors.own}</p>}
      {mayAddField(rows) ? (
        <button type="button" id="own" class="button quiet tiny" onClick={add}>
          Add a field
        </button>
      ) : (
        <p class="hint">Ten fields are as many as a form takes.</p>
      )}
    </Part>
  );
};
