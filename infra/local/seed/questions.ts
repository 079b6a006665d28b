/** The demonstration's questions: one in every state. `by` and voters are numbers of people. */
import type { DecisionForm } from '#shared/decision.ts';
import { RECORDED_MINUTES } from './webinars.ts';

export type Scripted = {
  readonly text: string;
  readonly by: number;
  readonly minutesAgo: number;
  /** Seconds into the recording. */
  readonly at?: number;
  readonly anonymous?: true;
  readonly voters?: readonly [from: number, to: number];
  readonly decisions?: readonly DecisionForm[];
};

const approve: DecisionForm = { decision: 'approve' };

export const liveQuestions: readonly Scripted[] = [
  {
    text: 'Does one team mean one budget?',
    by: 9,
    minutesAgo: 27,
    voters: [0, 30],
    decisions: [approve, { decision: 'answering' }, { decision: 'answered' }],
  },
  {
    text: 'How large is your team?',
    by: 14,
    minutesAgo: 26,
    voters: [3, 15],
    decisions: [approve, { decision: 'reply', text: 'Eleven people: six who answer, three who plan campaigns, two who do both.' }],
  },
  {
    text: 'Can you share the report you mentioned?',
    by: 20,
    minutesAgo: 25,
    voters: [20, 25],
    decisions: [approve, { decision: 'label', labels: ['material'] }, { decision: 'follow-up' }],
  },
  { text: 'Is there a discount if I buy two?', by: 22, minutesAgo: 24, decisions: [{ decision: 'decline', reason: 'off topic' }] },
  {
    text: 'What is the room number of the Lisbon office?',
    by: 23,
    minutesAgo: 23,
    decisions: [{ decision: 'hide', reason: 'private detail' }],
  },
  {
    text: 'My order 4711 never arrived. Who can look into it?',
    by: 12,
    minutesAgo: 20,
    decisions: [{ decision: 'reply', text: 'We found it and write to you today.', private: true }],
  },
  {
    text: 'Who decides when a campaign has to wait because service is behind?',
    by: 4,
    minutesAgo: 18,
    voters: [0, 38],
    decisions: [approve, { decision: 'answering' }],
  },
  {
    text: 'How do you measure customers who never contact you?',
    by: 0,
    minutesAgo: 15,
    voters: [5, 26],
    decisions: [approve, { decision: 'next' }],
  },
  { text: 'What would you stop doing first?', by: 30, minutesAgo: 12, anonymous: true, voters: [8, 17], decisions: [approve] },
  { text: 'Which tools do you share between the two teams?', by: 2, minutesAgo: 10, voters: [11, 18], decisions: [approve] },
  {
    text: 'Do agents see what marketing promised before the calls come in?',
    by: 16,
    minutesAgo: 8,
    voters: [30, 35],
    decisions: [approve],
  },
  { text: 'What happens to complaints on social channels at night?', by: 33, minutesAgo: 4, anonymous: true },
  { text: 'Is the recording available afterwards?', by: 1, minutesAgo: 2 },
  { text: 'Could agents see the campaign calendar a day earlier?', by: 3, minutesAgo: 1 },
];

/** Asked a minute before it went on air there in the recording, so that its chapter jumps to the picture that shows it. */
const beforeAir = (minutes: number, seconds: number): number => RECORDED_MINUTES - (minutes - 1 + seconds / 60);
const onAir: DecisionForm = { decision: 'answering' };

/** The recording (site/public/media/demo/replay.m3u8) is a webinar of a quarter of an hour, and shows these questions at their minutes. */
export const endedQuestions: readonly Scripted[] = [
  {
    text: 'How long may a first reply take?',
    by: 15,
    minutesAgo: beforeAir(2, 15),
    voters: [10, 40],
    decisions: [onAir, { decision: 'answered', text: 'An hour by chat, four by mail. Say so up front, and keep it.' }],
  },
  {
    text: 'Do you write differently to people who are angry?',
    by: 28,
    minutesAgo: beforeAir(6, 5),
    voters: [20, 35],
    decisions: [onAir, { decision: 'answered' }],
  },
  { text: 'Which sentence did you ban?', by: 41, minutesAgo: 7, voters: [40, 52], decisions: [{ decision: 'follow-up' }] },
  {
    text: 'Who reads a reply before it goes out?',
    by: 33,
    minutesAgo: beforeAir(9, 30),
    voters: [30, 39],
    decisions: [onAir, { decision: 'answered' }],
  },
  {
    text: 'Is it ever right not to reply at all?',
    by: 47,
    minutesAgo: beforeAir(12, 40),
    voters: [44, 58],
    decisions: [onAir, { decision: 'answered' }],
  },
];

export const upcomingQuestions: readonly Scripted[] = [
  { text: 'How do you tell a happy silence from an unhappy one?', by: 30, minutesAgo: 600, voters: [26, 40], decisions: [approve] },
  { text: 'Is it ever right to stop asking?', by: 35, minutesAgo: 300, voters: [41, 48], decisions: [approve] },
];
