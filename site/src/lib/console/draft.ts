/** The form of a webinar: what stands in its fields, what the API takes, and whose field an error is. */
import { type Admission, usualAdmission } from '#shared/admission.ts';
import { usualForm } from '#shared/form.ts';
import { suggestSlug } from '#shared/slug.ts';
import type { SurveyMode } from '#shared/survey.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import type { WebinarDraft } from '#shared/webinar-draft.ts';
import { usualMail, type WebinarMail } from '#shared/webinar-mail.ts';
import { instantToWall, wallToInstants } from '#shared/zone.ts';
import { type AdmissionFields, admissionToFields, fieldsToAdmission } from './admission-fields.ts';
import { type FormFields, fieldsToForm, formToFields } from './form-fields.ts';
import { fieldsToMail, type MailFields, mailToFields } from './mail-fields.ts';
import { toStart } from './schedule.ts';
import { splitTopics } from './topics.ts';

type Speaker = {
  readonly key: number;
  readonly name: string;
  readonly title: string;
  readonly company: string;
  readonly about: string;
  /** An upload's id, empty where there is none. */
  readonly photo: string;
};
type AgendaRow = { readonly key: number; readonly at: string; readonly title: string };

export type Fields = {
  readonly title: string;
  readonly slug: string;
  /** Until somebody edits it, the address follows the title. */
  readonly slugEdited: boolean;
  readonly promise: string;
  readonly description: string;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  /** Which of two moments, where the wall time happens twice. */
  readonly which: '' | 'first' | 'second';
  readonly duration: string;
  readonly speakers: readonly Speaker[];
  readonly agenda: readonly AgendaRow[];
  readonly videoKind: '' | NonNullable<WebinarDraft['video']>['kind'];
  readonly videoUrl: string;
  readonly replay: string;
  readonly captions: string;
  readonly mode: WebinarDraft['questions']['mode'];
  readonly anonymous: WebinarDraft['questions']['anonymous'];
  readonly votes: WebinarDraft['questions']['votes'];
  readonly chat: WebinarDraft['room']['chat'];
  readonly chatMost: string;
  readonly reactions: WebinarDraft['room']['reactions'];
  /** With commas between them. */
  readonly topics: string;
  readonly survey: SurveyMode;
  /** Other webinars that its page leads to, by their ids. */
  readonly related: readonly string[];
  /** The series that it belongs to, by its id; '' for none. */
  readonly series: string;
} & FormFields &
  MailFields &
  AdmissionFields;

/** People above whom a chat rests, unless a host says otherwise. */
const MOST = '500';

export const emptyFields = (zone: string): Fields => ({
  title: '',
  slug: '',
  slugEdited: false,
  promise: '',
  description: '',
  date: '',
  time: '',
  zone,
  which: '',
  duration: '60',
  speakers: [{ key: 0, name: '', title: '', company: '', about: '', photo: '' }],
  agenda: [],
  videoKind: '',
  videoUrl: '',
  replay: '',
  captions: '',
  mode: 'approve',
  anonymous: 'yes',
  votes: 'everyone',
  chat: 'off',
  chatMost: MOST,
  reactions: 'on',
  topics: '',
  survey: 'stars',
  related: [],
  series: '',
  ...formToFields(usualForm),
  ...mailToFields(usualMail),
  ...admissionToFields(null, usualAdmission),
});

/** What the form shows of a webinar, whoever answers with it. */
type Shown = Omit<PublicWebinar, 'full' | 'approval' | 'domains' | 'byMail'> & {
  readonly admission?: Admission;
  readonly mail?: WebinarMail;
};

export const webinarToFields = (webinar: Shown): Fields => {
  const wall = instantToWall(new Date(webinar.startsAt), webinar.timeZone);
  const both = wallToInstants(wall, webinar.timeZone);
  const isSecond = both[1]?.toISOString() === webinar.startsAt;
  return {
    title: webinar.title,
    slug: webinar.slug,
    slugEdited: true,
    promise: webinar.promise,
    description: webinar.description,
    date: wall.slice(0, 10),
    time: wall.slice(11),
    zone: webinar.timeZone,
    which: both.length < 2 ? '' : isSecond ? 'second' : 'first',
    duration: String(webinar.durationMinutes),
    speakers: webinar.speakers.map((one, key) => ({
      key,
      name: one.name,
      title: one.title ?? '',
      company: one.company ?? '',
      about: one.about ?? '',
      photo: one.photo ?? '',
    })),
    agenda: webinar.agenda.map((one, key) => ({ key, at: String(one.at), title: one.title })),
    videoKind: webinar.video?.kind ?? '',
    videoUrl: webinar.video?.url ?? '',
    replay: webinar.replay ?? '',
    captions: webinar.captions ?? '',
    ...webinar.questions,
    ...webinar.room,
    chatMost: String(webinar.room.chatMost),
    topics: webinar.topics.join(', '),
    survey: webinar.room.survey ?? 'off',
    related: webinar.related,
    series: webinar.series ?? '',
    ...formToFields(webinar.form),
    ...mailToFields(webinar.mail ?? usualMail),
    ...admissionToFields(webinar.capacity, webinar.admission ?? usualAdmission),
  };
};

/** The moment the form means; undefined while it means none or two. */
export const startOf = (fields: Fields): Date | undefined => {
  const start = toStart(fields.date, fields.time, fields.zone);
  if (start.kind === 'one') return start.at;
  if (start.kind !== 'two' || fields.which === '') return undefined;
  return start.at[fields.which === 'first' ? 0 : 1];
};

export const suggestedSlug = (fields: Fields): string => (fields.slugEdited ? fields.slug : suggestSlug(fields.title));

const isUsed = (row: Speaker): boolean => [row.name, row.title, row.company, row.about, row.photo].some((text) => text.trim() !== '');

/** The rows that are sent, in order: an error's number counts these. */
export const usedSpeakers = (fields: Fields): readonly Speaker[] => fields.speakers.filter(isUsed);
export const usedAgenda = (fields: Fields): readonly AgendaRow[] =>
  fields.agenda.filter((row) => row.title.trim() !== '' || row.at.trim() !== '');

export const fieldsToDraft = (fields: Fields, startsAt: Date): WebinarDraft => {
  const slug = suggestedSlug(fields);
  return {
    title: fields.title,
    ...(slug ? { slug } : {}),
    promise: fields.promise,
    description: fields.description,
    startsAt: startsAt.toISOString(),
    timeZone: fields.zone,
    durationMinutes: Number(fields.duration),
    speakers: usedSpeakers(fields).map(({ name, title, company, about, photo }) => ({
      name,
      ...(title ? { title } : {}),
      ...(company ? { company } : {}),
      ...(about.trim() ? { about } : {}),
      ...(photo ? { photo } : {}),
    })),
    agenda: usedAgenda(fields).map(({ at, title }) => ({ at: Number(at || 0), title })),
    video: fields.videoKind === '' ? null : { kind: fields.videoKind, url: fields.videoUrl.trim() },
    replay: fields.replay.trim() || null,
    captions: fields.captions.trim() || null,
    questions: { mode: fields.mode, anonymous: fields.anonymous, votes: fields.votes },
    // A chat that is off shows no number to mend.
    room: { chat: fields.chat, chatMost: Number(fields.chatMost || MOST), reactions: fields.reactions, survey: fields.survey },
    form: fieldsToForm(fields),
    mail: fieldsToMail(fields),
    ...fieldsToAdmission(fields),
    topics: splitTopics(fields.topics),
    related: [...fields.related],
    series: fields.series || null,
  };
};
