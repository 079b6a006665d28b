/** The demonstration's webinars: one live, two to come, one to watch again. */
import { usualAdmission } from '#shared/admission.ts';
import { usualForm } from '#shared/form.ts';
import { usualRoom } from '#shared/webinar.ts';
import type { WebinarDraft } from '#shared/webinar-draft.ts';
import { mail, quietHours, workshop } from './workshop.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Length of the webinar that can be watched again; its recording is a little shorter. */
export const RECORDED_MINUTES = 15;

export type Planned = {
  readonly draft: WebinarDraft;
  readonly becomes: 'scheduled' | 'live' | 'ended';
  readonly seats: readonly [from: number, to: number];
  /** Nobody asked anything yet. */
  readonly isQuiet?: true;
  /** In no list but the team's. */
  readonly isHidden?: true;
};

const speakers = [
  {
    name: 'Mara Ostrow',
    title: 'Head of Care',
    company: 'Example Air',
    about: 'Answered the complaints line herself for a year. Counts questions, not tickets.',
  },
  { name: 'Jun Tanaka', title: 'CMO', company: 'Example Mobile' },
  { name: 'Lea Brandt', title: 'Community', company: 'Example Music' },
];

/** Full quarter hours look planned. */
const quarter = (time: number): string => new Date(Math.round(time / (HOUR / 4)) * (HOUR / 4)).toISOString();

/** The live one is planned to end in seven days, so that a demonstration left alone for a while is still live. */
export const liveWebinar = (now: Date): WebinarDraft => ({
  title: 'When marketing answers the phone',
  slug: `when-marketing-answers-the-phone`,
  promise:
    'What changes for customers, agents and campaigns once one team owns every conversation. Bring the question nobody has answered yet.',
  description:
    'For years, marketing spoke and service listened. Three teams tell what happened when they put both at one table: which meetings vanished, which numbers moved, and what their customers noticed first.\n\nHalf of the hour belongs to your questions. What we cannot answer on air, we answer in writing.',
  startsAt: quarter(now.getTime() - HOUR / 2),
  timeZone: 'Europe/Berlin',
  durationMinutes: 600,
  speakers,
  agenda: [
    { at: 0, title: 'One team, one calendar' },
    { at: 15, title: 'What Example Air stopped doing' },
    { at: 30, title: 'Your questions' },
  ],
  video: { kind: 'hls', url: '/media/demo/stream.m3u8' },
  questions: { mode: 'approve', anonymous: 'yes', votes: 'everyone' },
  room: { ...usualRoom, chat: 'on', survey: 'stars' },
  captions: '/media/demo/stream.vtt',
  topics: ['Service', 'Campaigns'],
  related: [],
  series: null,
  capacity: null,
  admission: usualAdmission,
  replay: null,
  mail,
  form: usualForm,
});

export const plannedWebinars = (now: Date): Planned[] => [
  { draft: liveWebinar(now), becomes: 'live', seats: [0, 40] },
  {
    draft: {
      title: 'Silence is a signal: customers who never ask',
      slug: 'silence-is-a-signal',
      promise: 'Nine of ten never raise a hand. How to hear them without getting on their nerves.',
      description:
        'Most people who come to a webinar leave without a word. We look at what they do instead, which small offers they take up, and when it is kinder to leave them alone.',
      startsAt: quarter(now.getTime() + 9 * DAY + 3 * HOUR),
      timeZone: 'Europe/London',
      durationMinutes: 45,
      speakers: [{ name: 'Ines Faber', title: 'Research', company: 'Example Bank' }, speakers[2] ?? { name: 'Lea Brandt' }],
      agenda: [
        { at: 0, title: 'What silence looks like in numbers' },
        { at: 20, title: 'Three offers that people accept' },
        { at: 30, title: 'Your questions' },
      ],
      video: { kind: 'external', url: 'https://video.example.com/silence-is-a-signal' },
      questions: { mode: 'approve', anonymous: 'yes', votes: 'everyone' },
      room: { ...usualRoom, survey: 'stars' },
      captions: null,
      topics: ['Listening', 'Service'],
      related: [],
      series: null,
      capacity: null,
      admission: usualAdmission,
      replay: null,
      mail,
      form: {
        ...usualForm,
        fields: [
          {
            id: 'role',
            kind: 'choice',
            label: 'What do you do?',
            options: ['Marketing', 'Customer service', 'Both', 'Something else'],
            required: false,
          },
          {
            id: 'topics',
            kind: 'several',
            label: 'What are you curious about?',
            options: ['The numbers', 'The offers', 'How others do it'],
            required: false,
          },
        ],
      },
    },
    becomes: 'scheduled',
    seats: [25, 55],
  },
  {
    draft: {
      title: 'The first reply decides',
      slug: 'the-first-reply-decides',
      promise: 'Real first replies, read aloud and rewritten together.',
      description:
        'A quarter of an hour about the first answer a customer gets: what it promises, what it avoids, and how long it may take.',
      startsAt: quarter(now.getTime() - 12 * DAY),
      timeZone: 'America/New_York',
      durationMinutes: RECORDED_MINUTES,
      speakers: [{ name: 'Tess Okoye', title: 'Service Design', company: 'Example Retail' }],
      agenda: [
        { at: 0, title: 'Reading together' },
        { at: 2, title: 'Your questions' },
      ],
      video: { kind: 'external', url: 'https://video.example.com/the-first-reply-decides' },
      questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
      room: { ...usualRoom, survey: 'nps' },
      captions: '/media/demo/replay.vtt',
      topics: ['Answering', 'Writing'],
      related: [],
      series: null,
      capacity: null,
      admission: usualAdmission,
      replay: '/media/demo/replay.m3u8',
      mail,
      form: usualForm,
    },
    becomes: 'ended',
    seats: [10, 60],
  },
  workshop(quarter(now.getTime() + 16 * DAY + 2 * HOUR)),
  ...quietHours((days) => quarter(now.getTime() - days * DAY)),
];
