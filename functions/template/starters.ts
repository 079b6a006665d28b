/** Three webinars to begin with, in the organisation's language: hosts change their words, registrants read them. */
import { usualAdmission } from '#shared/admission.ts';
import type { OwnField } from '#shared/form.ts';
import type { Locale } from '#shared/setting.ts';
import { usualRoom } from '#shared/webinar.ts';
import type { TemplateContent, WebinarTemplate } from '#shared/webinar-template.ts';
import { type StarterWords, starterWords } from './starter-words.ts';

const ids = ['demonstration', 'question-hour', 'onboarding'] as const;
export type StarterId = (typeof ids)[number];
export const isStarterId = (id: string): id is StarterId => (ids as readonly string[]).includes(id);

type Shape = Pick<TemplateContent, 'durationMinutes' | 'questions' | 'room'> & {
  /** Minutes after the start, one for each point of the agenda. */
  readonly minutes: readonly number[];
  readonly asks: Pick<TemplateContent['form'], 'name' | 'company'>;
  readonly field?: Pick<OwnField, 'id' | 'kind'>;
};

/** How each runs. A demonstration keeps order, an hour of questions is for questions only, newcomers may talk with each other. */
const shapes: Readonly<Record<StarterId, Shape>> = {
  demonstration: {
    durationMinutes: 45,
    minutes: [0, 5, 25, 30],
    questions: { mode: 'approve', anonymous: 'yes', votes: 'everyone' },
    room: usualRoom,
    asks: { name: 'optional', company: 'optional' },
    field: { id: 'today', kind: 'text' },
  },
  'question-hour': {
    durationMinutes: 60,
    minutes: [0, 5, 55],
    questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
    room: usualRoom,
    asks: { name: 'optional', company: 'off' },
  },
  onboarding: {
    durationMinutes: 60,
    minutes: [0, 10, 30, 45],
    questions: { mode: 'open', anonymous: 'no', votes: 'everyone' },
    room: { ...usualRoom, chat: 'on' },
    asks: { name: 'required', company: 'optional' },
    field: { id: 'since', kind: 'choice' },
  },
};

const toStarter = (id: StarterId, words: StarterWords): WebinarTemplate => {
  const { minutes, asks, field, ...shape } = shapes[id];
  const fields = field && words.field ? [{ ...field, label: words.field, options: [...(words.options ?? [])], required: false }] : [];
  return {
    id,
    name: words.name,
    version: 1,
    isStarter: true,
    content: {
      ...shape,
      title: words.title,
      promise: words.promise,
      description: words.description,
      agenda: words.agenda.map((title, point) => ({ at: minutes[point] ?? 0, title })),
      capacity: null,
      admission: usualAdmission,
      form: { ...asks, fields },
    },
  };
};

export const startersIn = (locale: Locale): readonly WebinarTemplate[] => ids.map((id) => toStarter(id, starterWords[locale][id]));
