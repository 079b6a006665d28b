/** The own fields of a webinar's form as its page shows them: slots of RegistrationForm.astro. */
import { countryNames } from './countries.ts';
import type { FormSettings, OwnField } from './form.ts';
import type { Speech } from './speech.ts';
import type { View } from './template.ts';
import type { Sentence } from './words/speak.ts';

/** What was typed and what is wrong with it, by field name (`answers.role`). */
type Filled = { readonly values: Readonly<Record<string, string>>; readonly errors: ReadonlyMap<string, string> };
type Pages = Speech<Sentence<'pages'>>;

export const fieldName = ({ id }: Pick<OwnField, 'id'>): string => `answers.${id}`;

const option = (name: string, id: string, value: string, label: string, isChosen: boolean): View => ({
  optionName: name,
  optionId: id,
  optionValue: value,
  optionLabel: label,
  chosen: isChosen,
  unchosen: !isChosen,
});

const optionsOf = (field: OwnField, { values }: Filled, { t, locale }: Pages): readonly View[] => {
  const name = fieldName(field);
  const id = name.replaceAll('.', '-');
  const given = values[name] ?? '';
  if (field.kind === 'several')
    return field.options.map((label, place) =>
      option(`${name}-${place}`, `${id}-${place}`, 'on', label, Boolean(values[`${name}-${place}`])),
    );
  const pairs =
    field.kind === 'country'
      ? countryNames(locale).map((country): readonly [string, string] => [country.code, country.name])
      : field.kind === 'yes-no'
        ? ([
            ['yes', t('Yes')],
            ['no', t('No')],
          ] as const)
        : field.options.map((label) => [label, label] as const);
  return pairs.map(([value, label], place) => option(name, `${id}-${place}`, value, label, given === value));
};

const isList = ({ kind }: OwnField): boolean => kind === 'choice' || kind === 'country';

const toFieldView = (field: OwnField, filled: Filled, speech: Pages): View => {
  const name = fieldName(field);
  const error = filled.errors.get(name) ?? '';
  return {
    fieldId: name.replaceAll('.', '-'),
    fieldName: name,
    fieldLabel: field.label,
    fieldNote: field.required ? '' : speech.t('Optional'),
    fieldRequired: String(field.required),
    fieldValue: filled.values[name] ?? '',
    fieldError: error,
    fieldInvalid: String(error !== ''),
    isText: field.kind === 'text',
    isList: isList(field),
    isSeveral: field.kind === 'several',
    isYesNo: field.kind === 'yes-no',
    options: field.kind === 'text' ? [] : optionsOf(field, filled, speech),
  };
};

/** Also which of name and company are asked, and how. */
export const toOwnView = (form: FormSettings, filled: Filled, speech: Pages): View => ({
  own: form.fields.map((field) => toFieldView(field, filled, speech)),
  asksName: form.name !== 'off',
  asksCompany: form.company !== 'off',
  'note.name': form.name === 'required' ? '' : speech.t('Optional'),
  'note.company': form.company === 'required' ? '' : speech.t('Optional'),
  'required.name': String(form.name === 'required'),
  'required.company': String(form.company === 'required'),
});
