/** A new webinar that begins with a template: its words and settings, and everything that was typed about when, who and where. */
import type { TemplateContent } from '#shared/webinar-template.ts';
import { admissionToFields } from './admission-fields.ts';
import type { Fields } from './draft.ts';
import { formToFields } from './form-fields.ts';

export const withTemplate = (fields: Fields, content: TemplateContent): Fields => ({
  ...fields,
  title: content.title,
  promise: content.promise,
  description: content.description,
  duration: String(content.durationMinutes),
  agenda: content.agenda.map(({ at, title }, key) => ({ key, at: String(at), title })),
  ...content.questions,
  ...content.room,
  chatMost: String(content.room.chatMost),
  ...formToFields(content.form),
  ...admissionToFields(content.capacity, content.admission),
});
