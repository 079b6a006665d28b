/** Whether a form holds what its webinar asks for, and its answers as they are kept. Pure. */
import { countries } from '#shared/countries.ts';
import type { FormSettings, OwnField } from '#shared/form.ts';
import type { FieldError } from '#shared/problem.ts';
import type { RegistrationForm } from '#shared/registration.ts';
import { say } from '#shared/say.ts';

export type Answers = Readonly<Record<string, string | readonly string[]>>;
/** A form that holds what its webinar asks for. */
export type FilledForm = { readonly form: RegistrationForm; readonly answers: Answers };
type Given = NonNullable<RegistrationForm['answers']>;
type Read = { readonly value: string | readonly string[] } | { readonly error: string } | undefined;

const MISSING = say('Please answer this.');
const NO_OPTION = say('Please choose from the list.');

const asText = (given: Given[string] | undefined): string => (typeof given === 'string' ? given : '');

/** A form without script sends one ticked box each: `answers.<id>-<place of the option>`. */
const ticked = (field: OwnField, given: Given): readonly string[] => {
  const whole = given[field.id];
  if (Array.isArray(whole)) return whole;
  if (typeof whole === 'string' && whole !== '') return [whole];
  return field.options.filter((_, place) => ['on', 'true', '1'].includes(asText(given[`${field.id}-${place}`])));
};

const readers: Readonly<Record<OwnField['kind'], (field: OwnField, given: Given) => Read>> = {
  text: ({ id }, given) => (asText(given[id]) === '' ? undefined : { value: asText(given[id]) }),
  choice: ({ id, options }, given) => {
    const chosen = asText(given[id]);
    if (chosen === '') return undefined;
    return options.includes(chosen) ? { value: chosen } : { error: NO_OPTION };
  },
  several: (field, given) => {
    const chosen = ticked(field, given);
    if (chosen.length === 0) return undefined;
    if (new Set(chosen).size !== chosen.length || chosen.some((one) => !field.options.includes(one))) return { error: NO_OPTION };
    return { value: field.options.filter((one) => chosen.includes(one)) };
  },
  'yes-no': ({ id }, given) => {
    const said = typeof given[id] === 'boolean' ? (given[id] ? 'yes' : 'no') : asText(given[id]);
    if (said === '') return undefined;
    return said === 'yes' || said === 'no' ? { value: said } : { error: NO_OPTION };
  },
  country: ({ id }, given) => {
    const code = asText(given[id]).toUpperCase();
    if (code === '') return undefined;
    return countries.includes(code) ? { value: code } : { error: NO_OPTION };
  },
};

const namesOf = ({ id, kind, options }: OwnField): readonly string[] =>
  kind === 'several' ? [id, ...options.map((_, place) => `${id}-${place}`)] : [id];

const missingParts = ({ name, company }: FormSettings, form: RegistrationForm): readonly FieldError[] => [
  ...(name === 'required' && !form.name && !(form.firstName && form.lastName)
    ? [{ pointer: '#/name', detail: say('Please give your name.') }]
    : []),
  ...(company === 'required' && !form.company ? [{ pointer: '#/company', detail: say('Please give your company.') }] : []),
];

/** The answers in the order of the form's fields, or everything that is to be mended. Parts that are off are not kept. */
export const readForm = (settings: FormSettings, form: RegistrationForm): FilledForm | { readonly errors: readonly FieldError[] } => {
  const given = form.answers ?? {};
  const known = new Set(settings.fields.flatMap(namesOf));
  const errors: FieldError[] = [...missingParts(settings, form)];
  const answers: Record<string, string | readonly string[]> = {};
  for (const field of settings.fields) {
    const read = readers[field.kind](field, given);
    if (read && 'value' in read) answers[field.id] = read.value;
    else if (read) errors.push({ pointer: `#/answers/${field.id}`, detail: read.error });
    else if (field.required) errors.push({ pointer: `#/answers/${field.id}`, detail: MISSING });
  }
  for (const name of Object.keys(given))
    if (!known.has(name)) errors.push({ pointer: `#/answers/${name}`, detail: say('We do not know this field.') });
  if (errors.length > 0) return { errors };
  const { answers: _, ...rest } = form;
  const { name, company, ...others } = rest;
  return {
    form: {
      ...others,
      ...(name !== undefined && settings.name !== 'off' ? { name } : {}),
      ...(company !== undefined && settings.company !== 'off' ? { company } : {}),
    },
    answers,
  };
};
