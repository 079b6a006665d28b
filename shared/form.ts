/** The form of a webinar: shortest by default, with up to ten fields of its own. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { isFilled, line } from './text.ts';

export const fieldKinds = ['text', 'choice', 'several', 'yes-no', 'country'] as const;
export type FieldKind = (typeof fieldKinds)[number];
export const MOST_FIELDS = 10;
const MOST_OPTIONS = 20;

const hasOptions = (kind: FieldKind): boolean => kind === 'choice' || kind === 'several';
const isDistinct = (texts: readonly string[]): boolean => new Set(texts.map((text) => text.toLowerCase())).size === texts.length;

const ownField = z
  .strictObject({
    /** Stays when the label changes, so that earlier answers stay with it. */
    id: z.string().regex(/^[a-z0-9]{2,12}$/, 'A field’s id has 2 to 12 small letters and digits.'),
    kind: z.enum(fieldKinds, 'Please choose a kind from the list.'),
    label: line('The label', limits.fieldLabel).refine(isFilled, 'A label is missing.'),
    options: z
      .array(line('An option', limits.pollOption).refine(isFilled, 'An option is empty.'))
      .max(MOST_OPTIONS, `A field has ${MOST_OPTIONS} options at most.`)
      .default([]),
    required: z.boolean().default(false),
  })
  .superRefine(({ kind, options }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', message, path: ['options'] });
    if (hasOptions(kind) && options.length < 2) refuse('Please give two options or more.');
    else if (!hasOptions(kind) && options.length > 0) refuse('Only a choice has options.');
    else if (!isDistinct(options)) refuse('An option stands there twice.');
  });
export type OwnField = z.infer<typeof ownField>;

const part = z.enum(['optional', 'required', 'off'], 'Please choose from the list.');

export const formSettings = z.strictObject({
  name: part,
  company: part,
  fields: z
    .array(ownField)
    .max(MOST_FIELDS, `A form has ${MOST_FIELDS} fields of its own at most.`)
    .refine((fields) => isDistinct(fields.map(({ id }) => id)), 'Two fields have the same id.')
    .refine((fields) => isDistinct(fields.map(({ label }) => label)), 'Two fields have the same label.'),
});
export type FormSettings = z.infer<typeof formSettings>;

/** Email, and a name and a company for those who like. */
export const usualForm: FormSettings = { name: 'optional', company: 'optional', fields: [] };
