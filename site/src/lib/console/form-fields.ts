/** The own fields of a webinar's form as a host builds them: options a line each, rows that move. */
import { type FieldKind, type FormSettings, MOST_FIELDS, type OwnField } from '#shared/form.ts';

export type FieldRow = {
  readonly key: number;
  /** Empty until it is saved the first time: then it stays whatever the label says. */
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: string;
  /** One option a line. */
  readonly options: string;
  readonly required: boolean;
};
export type FormFields = {
  readonly formName: FormSettings['name'];
  readonly formCompany: FormSettings['company'];
  readonly own: readonly FieldRow[];
};

export const hasOptions = (kind: FieldKind): boolean => kind === 'choice' || kind === 'several';
export const mayAddField = (rows: readonly FieldRow[]): boolean => rows.length < MOST_FIELDS;

export const formToFields = ({ name, company, fields }: FormSettings): FormFields => ({
  formName: name,
  formCompany: company,
  own: fields.map(({ options, ...field }, key) => ({ key, ...field, options: options.join('\n') })),
});

const isUsed = ({ label, options }: FieldRow): boolean => label.trim() !== '' || options.trim() !== '';
export const usedFields = (rows: readonly FieldRow[]): readonly FieldRow[] => rows.filter(isUsed);

/** `What is your role?` → `whatisyourro`; what is taken gets a number behind it. */
const newId = (label: string, taken: ReadonlySet<string>): string => {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 10);
  const base = plain.length >= 2 ? plain : 'field';
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base.slice(0, 10)}${n}`;
    if (!taken.has(id)) return id;
  }
};

export const fieldsToForm = ({ formName, formCompany, own }: FormFields): FormSettings => {
  const taken = new Set(own.map(({ id }) => id).filter((id) => id !== ''));
  const fields = usedFields(own).map(({ id, kind, label, options, required }): OwnField => {
    const own = id || newId(label, taken);
    taken.add(own);
    const lines = hasOptions(kind) ? options.split('\n').filter((line) => line.trim() !== '') : [];
    return { id: own, kind, label, options: lines.map((line) => line.trim()), required };
  });
  return { name: formName, company: formCompany, fields };
};

/** The rows with the one at `from` standing at `to`; places beyond the ends are the ends. */
export const moveField = (rows: readonly FieldRow[], from: number, to: number): readonly FieldRow[] => {
  const row = rows[from];
  const place = Math.max(0, Math.min(rows.length - 1, to));
  return row && place !== from ? rows.toSpliced(from, 1).toSpliced(place, 0, row) : rows;
};
