/** From a webinar to what another one may begin with. Pure. */
import { createHash } from 'node:crypto';
import { base32 } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { TemplateContent } from '#shared/webinar-template.ts';

const ID_BYTES = 10;

/** Of its name, so that two of one name cannot be, whoever saves at the same moment; letters' case and spaces make no other name. */
export const templateId = (name: string): string =>
  base32(createHash('sha256').update(name.toLowerCase().replace(/\s+/gu, ' ')).digest().subarray(0, ID_BYTES));

export const isTemplateId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);

/** Everything but people (speakers too), dates, address, video and recording, counts, and what is about this one webinar only. */
export const toContent = (webinar: Webinar): TemplateContent => ({
  title: webinar.title,
  promise: webinar.promise,
  description: webinar.description,
  durationMinutes: webinar.durationMinutes,
  agenda: webinar.agenda,
  questions: webinar.questions,
  room: webinar.room,
  capacity: webinar.capacity,
  admission: webinar.admission,
  form: webinar.form,
});
