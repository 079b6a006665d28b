/** What people asked while they watched the recording, and what the desk made of it so far: of each kind of case one. */
import type { Priority } from '#shared/case.ts';
import type { Scripted } from './questions.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

export type Late = Scripted & {
  readonly priority?: Priority;
  readonly isTaken?: true;
  readonly note?: string;
  readonly isSnoozed?: true;
  /** Who asked the same, in which words. */
  readonly merged?: { readonly by: number; readonly text: string };
  readonly reply?: string;
  /** What brought whoever asks. */
  readonly campaign?: string;
};

/** `by` are people who agreed to campaigns (every third), so that service hold shows; `minutesAgo` count back from now. */
export const lateQuestions: readonly Late[] = [
  {
    text: 'How long may a first reply take at the weekend? And who writes it?',
    ...{ by: 30, minutesAgo: 20, at: 192, voters: [20, 26], priority: 'urgent', isTaken: true },
    note: 'Tess has the weekend numbers of the spring panel. Ask her before you name a figure.',
  },
  {
    text: 'What do you write to somebody who was promised a call that never came?',
    campaign: 'One team, one inbox',
    ...{ by: 18, minutesAgo: 6 * DAY, at: 415, voters: [30, 47], isTaken: true, decisions: [{ decision: 'label', labels: ['promise'] }] },
  },
  {
    text: 'Can you share the list of opening sentences that you showed?',
    ...{ by: 24, minutesAgo: 3 * HOUR, at: 250, voters: [40, 49], decisions: [{ decision: 'label', labels: ['material'] }] },
    campaign: 'One team, one inbox',
  },
  {
    text: 'What if the customer simply does not like the answer?',
    ...{ by: 37, minutesAgo: 5 * HOUR, at: 760, anonymous: true, voters: [52, 55] },
  },
  {
    text: 'Does it work the same in two languages?',
    campaign: 'One team, one inbox',
    ...{ by: 36, minutesAgo: 4 * HOUR, at: 130, isTaken: true, isSnoozed: true },
  },
  {
    text: 'May a first reply be a phone call?',
    ...{ by: 45, minutesAgo: 26 * HOUR, at: 560, voters: [12, 19], isTaken: true },
    merged: { by: 51, text: 'Could I just ring them first?' },
    reply:
      'Yes, where the customer gave you their number for it. Say in one line of mail that you will call and when, so that nobody is surprised, and write down afterwards what you agreed.',
  },
];
