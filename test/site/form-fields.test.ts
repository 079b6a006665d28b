/** Building a registration form: ids that stay, options a line each, rows that move. */
import { describe, expect, it } from 'vitest';
import { formSettings, usualForm } from '#shared/form.ts';
import { fieldsToForm, formToFields, moveField } from '../../site/src/lib/console/form-fields.ts';

const row = { key: 0, id: '', kind: 'text', label: '', options: '', required: false } as const;

describe('a field', () => {
  it('gets an id from its label, and keeps it when the label changes', () => {
    const rows = [
      { ...row, key: 1, label: 'What is your role?' },
      { ...row, key: 2, label: 'What is your rôle now?' },
      { ...row, key: 3, label: '你好' },
      { ...row, key: 4, id: 'kept', label: 'Renamed' },
    ];
    const form = fieldsToForm({ ...formToFields(usualForm), own: rows });
    expect(form.fields.map(({ id }) => id)).toEqual(['whatisyour', 'whatisyour2', 'field', 'kept']);
    expect(formSettings.safeParse(form).success).toBe(true);
  });

  it('has options where it is a choice, an empty row is none, and there and back is the same', () => {
    const stored = formSettings.parse({
      ...usualForm,
      name: 'required',
      fields: [{ id: 'role', kind: 'choice', label: 'Role', options: ['A', 'B'], required: true }],
    });
    expect(fieldsToForm(formToFields(stored))).toEqual(stored);
    const rows = [
      { ...row, key: 1, label: ' ' },
      { ...row, key: 2, label: 'Text', options: 'left from before' },
      { ...row, key: 3, kind: 'several' as const, label: 'Several', options: ' A \n\n B' },
    ];
    expect(fieldsToForm({ ...formToFields(usualForm), own: rows }).fields.map(({ options }) => options)).toEqual([[], ['A', 'B']]);
  });
});

it.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, -1, 'bac'],
  [1, 9, 'acb'],
  [1, 1, 'abc'],
])('the row at %i moves to %i', (from, to, order) => {
  const rows = [...'abc'].map((label, key) => ({ ...row, key, label }));
  expect(
    moveField(rows, from, to)
      .map(({ label }) => label)
      .join(''),
  ).toBe(order);
});
