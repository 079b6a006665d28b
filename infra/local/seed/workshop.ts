/** A webinar of few seats, with people who wait for one. */
import { usualAdmission } from '#shared/admission.ts';
import { usualForm } from '#shared/form.ts';
import { usualMail } from '#shared/webinar-mail.ts';
import type { Planned } from './webinars.ts';

/** Where reports of the demonstration go. */
export const mail = { ...usualMail, report: ['host@example.com'] };

export const workshop = (startsAt: string): Planned => ({
  draft: {
    title: 'A hard letter, written together',
    slug: 'a-hard-letter-written-together',
    promise: 'Bring the answer that you put off. Eight people, one hour, eight letters that can be sent.',
    description: 'A workshop: each of us brings a case, and nobody leaves without an answer to it. Therefore there are eight seats.',
    startsAt,
    timeZone: 'Europe/Vienna',
    durationMinutes: 60,
    speakers: [{ name: 'Tess Okoye', title: 'Service Design', company: 'Example Retail' }],
    agenda: [],
    video: { kind: 'external', url: 'https://video.example.com/a-hard-letter' },
    questions: { mode: 'approve', anonymous: 'yes', votes: 'everyone' },
    room: { chat: 'off', chatMost: 500, reactions: 'on' },
    captions: null,
    topics: ['Writing', 'Answering'],
    related: [],
    series: null,
    capacity: 8,
    admission: usualAdmission,
    replay: null,
    mail,
    form: usualForm,
  },
  becomes: 'scheduled',
  // Eight of them have a seat, the others wait.
  seats: [30, 43],
  isQuiet: true,
});

/** An hour for some customers alone, in which nobody said a word (seed/quiet.ts). */
const quietHour = (title: string, slug: string, startsAt: string): Planned => ({
  draft: {
    ...workshop(startsAt).draft,
    ...{ title, slug, promise: 'What we heard this year, and what became of it.', capacity: null, topics: ['Listening'] },
    description: 'Told to the people who made it possible. No recording, no slides.',
  },
  becomes: 'ended',
  seats: [0, 0],
  isQuiet: true,
  isHidden: true,
});

/** `ago`: so many days before now. */
export const quietHours = (ago: (days: number) => string): Planned[] => [
  quietHour('How we listen: an hour for customers', 'how-we-listen', ago(83)),
  quietHour('How we listen, once more', 'how-we-listen-again', ago(47)),
];
