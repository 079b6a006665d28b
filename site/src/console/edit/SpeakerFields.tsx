/** Speakers: who they are, a few words about them, their photo. */
import { toInitials } from '#shared/card.ts';
import type { Fields } from '../../lib/console/draft.ts';
import { Line, Text } from '../Field.tsx';
import type { PartProps } from '../Part.tsx';
import { PictureField } from '../picture/PictureField.tsx';
import { focusSoon, nextKey, Remove } from '../Rows.tsx';
import '../../styles/console-picture.css';

type Row = Fields['speakers'][number];
type RowProps = {
  readonly row: Row;
  readonly errors: PartProps['errors'];
  readonly change: (part: Partial<Row>) => void;
  readonly remove: () => void;
};

const Speaker = ({ row, errors, change, remove }: RowProps) => {
  const { key, name, title, company, about, photo } = row;
  const id = (field: string): string => `speakers-${key}-${field}`;
  return (
    <li class="speaker-row">
      <PictureField
        id={id('photo')}
        purpose="photo"
        label={`Photo of ${name || 'this speaker'}`}
        value={photo}
        otherwise={name ? toInitials(name) : '?'}
        errors={errors}
        onChange={(next) => change({ photo: next })}
      />
      <div class="speaker-words">
        <Line id={id('name')} label="Name" value={name} errors={errors} onChange={(next) => change({ name: next })} />
        <Line id={id('title')} label="Title" optional value={title} errors={errors} onChange={(next) => change({ title: next })} />
        <Line id={id('company')} label="Company" optional value={company} errors={errors} onChange={(next) => change({ company: next })} />
        <Text id={id('about')} label="About" optional rows={2} value={about} errors={errors} onChange={(next) => change({ about: next })} />
      </div>
      <Remove words={`Remove ${name || 'this speaker'}`} onClick={remove} />
    </li>
  );
};

export const SpeakerFields = ({ fields, errors, set }: PartProps) => {
  const rows = fields.speakers;
  const add = (): void => {
    const key = nextKey(rows);
    set({ speakers: [...rows, { key, name: '', title: '', company: '', about: '', photo: '' }] });
    focusSoon(`speakers-${key}-name`);
  };
  // A picture arrives when its sender has typed on: it joins the rows as they are by then.
  const change = (key: number, part: Partial<Row>): void =>
    set((now) => ({ speakers: now.speakers.map((row) => (row.key === key ? { ...row, ...part } : row)) }));
  const remove = (key: number): void => {
    set({ speakers: rows.filter((row) => row.key !== key) });
    focusSoon('speakers');
  };
  return (
    <>
      <ul class="plain speaker-rows">
        {rows.map((row) => (
          <Speaker key={row.key} row={row} errors={errors} change={(part) => change(row.key, part)} remove={() => remove(row.key)} />
        ))}
      </ul>
      {rows.length > 0 && <p class="hint">JPEG, PNG, WebP or AVIF, 10 MB at most. Photos are shown round.</p>}
      {errors.speakers && <p class="error">{errors.speakers}</p>}
      <button type="button" id="speakers" class="button quiet tiny" onClick={add}>
        Add a speaker
      </button>
    </>
  );
};
