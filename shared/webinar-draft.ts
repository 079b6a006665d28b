/** What a host sends to set a webinar up, and to change it. */
import * as z from 'zod';
import { admissionSettings, usualAdmission } from './admission.ts';
import { formSettings, usualForm } from './form.ts';
import { isWebinarId } from './ids.ts';
import { limits } from './limits.ts';
import { whyNotSlug } from './slug.ts';
import { prose } from './text.ts';
import { topics as topicList } from './topic.ts';
import { agendaItem, filledLine, questionSettings, roomSettings, speaker, usualRoom, video, videoUrl } from './webinar.ts';
import { usualMail, webinarMail } from './webinar-mail.ts';
import { foldWord } from './word-address.ts';
import { isZone, wallPattern } from './zone.ts';

const usualQuestions = { mode: 'approve', anonymous: 'yes', votes: 'everyone' } as const;

const NO_TIME = 'A time is missing or not a time, like 2027-06-18T13:00:00Z.';
/** An instant with its offset, or a wall time in the webinar's own zone. */
const start = z
  .union([z.iso.datetime({ offset: true }), z.string().regex(wallPattern)], { error: NO_TIME })
  // Times are kept as texts of 24 letters, which the year 10,000 does not fit.
  .refine((time) => time < '2200', 'Please choose a date before the year 2200.');
const zone = z.string().max(60).refine(isZone, 'Please choose a time zone from the list.');
const slug = z.string().superRefine((typed, context) => {
  const message = whyNotSlug(typed);
  if (message) context.addIssue({ code: 'custom', message });
});

const related = z
  .array(z.string().refine(isWebinarId, 'There is no such webinar.'))
  .max(limits.related, `A page leads to ${limits.related} other webinars at most.`)
  .refine((ids) => new Set(ids).size === ids.length, 'A webinar stands there twice.');

const topics = topicList.refine((words) => new Set(words.map(foldWord)).size === words.length, 'A topic stands there twice.');

const editable = {
  title: filledLine('The title', limits.title),
  promise: prose('The promise', limits.promise),
  description: prose('The description', limits.description),
  slug,
  startsAt: start,
  timeZone: zone,
  durationMinutes: z.number().int().min(5, 'Five minutes at least.').max(600, 'Ten hours at most.'),
  speakers: z.array(speaker).max(20),
  agenda: z.array(agendaItem).max(40),
  video: video.nullable(),
  questions: questionSettings,
  room: roomSettings,
  captions: videoUrl.nullable(),
  capacity: z.number().int().min(1).max(1_000_000).nullable(),
  admission: admissionSettings,
  mail: webinarMail,
  replay: videoUrl.nullable(),
  form: formSettings,
  topics,
  related,
  series: z.string().refine(isWebinarId, 'There is no such series.').nullable(),
};

/** `POST /api/console/webinars`: title, startsAt, timeZone and durationMinutes are required. */
export const webinarDraft = z.strictObject({
  ...editable,
  promise: editable.promise.default(''),
  description: editable.description.default(''),
  slug: slug.optional(),
  speakers: editable.speakers.default([]),
  agenda: editable.agenda.default([]),
  video: editable.video.default(null),
  questions: questionSettings
    .partial()
    .default(usualQuestions)
    .transform((given) => ({ ...usualQuestions, ...given })),
  room: roomSettings
    .partial()
    .default(usualRoom)
    .transform((given) => ({ ...usualRoom, ...given })),
  captions: editable.captions.default(null),
  capacity: editable.capacity.default(null),
  admission: admissionSettings
    .partial()
    .default(usualAdmission)
    .transform((given) => ({ ...usualAdmission, ...given })),
  mail: webinarMail
    .partial()
    .default(usualMail)
    .transform((given) => ({ ...usualMail, ...given })),
  replay: editable.replay.default(null),
  form: formSettings
    .partial()
    .default(usualForm)
    .transform((given) => ({ ...usualForm, ...given })),
  topics: topics.default([]),
  related: related.default([]),
  series: editable.series.default(null),
});
export type WebinarDraft = z.infer<typeof webinarDraft>;

/** `PATCH /api/console/webinars/{id}`. */
export const webinarChange = z
  .strictObject({
    ...editable,
    questions: questionSettings.partial(),
    room: roomSettings.partial(),
    form: formSettings.partial(),
    admission: admissionSettings.partial(),
    mail: webinarMail.partial(),
    /** Out of the catalogue; its page and room answer nobody. */
    hidden: z.boolean(),
    version: z.number().int().min(1),
  })
  .partial();
export type WebinarChange = z.infer<typeof webinarChange>;
