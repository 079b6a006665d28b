/** The demonstration's polls: while it is live one that is over and shows how all answered, one that is open, one that is prepared; afterwards two that stand as they ended. */

import type { Deps } from '#functions/deps.ts';
import type { Seat } from '#functions/http/seat.ts';
import { closePoll, type Outcome, openPoll, toPoll } from '#functions/poll/draft.ts';
import { base32 } from '#shared/ids.ts';
import { type Poll, type PollForm, pollForm } from '#shared/poll.ts';
import type { Webinar } from '#shared/webinar.ts';
import { each } from './each.ts';

const MINUTE = 60_000;

type Scripted = {
  readonly form: PollForm;
  /** Minutes before now, or before the end of what is over; without them it stays prepared. */
  readonly opened?: number;
  readonly closed?: number;
  /** What people answer, one after the other: the place that each digit names. */
  readonly answers?: string;
};

const scripted: readonly Scripted[] = [
  {
    form: pollForm.parse({ question: 'How well do marketing and service work together where you are?', kind: 'rating', results: 'shown' }),
    opened: 24,
    closed: 19,
    answers: '232143122334124231320423',
  },
  {
    form: pollForm.parse({
      question: 'Who answers first when a customer complains in public?',
      kind: 'single',
      options: ['Marketing', 'Service', 'Whoever sees it first', 'Nobody, honestly'],
      results: 'shown',
    }),
    opened: 3,
    answers: '1212201231112022113121',
  },
  { form: pollForm.parse({ question: 'One word: what should your customers say about you?', kind: 'words' }) },
];

const ended: readonly Scripted[] = [
  {
    form: pollForm.parse({
      question: 'How long does your first reply take today?',
      kind: 'single',
      options: ['Under an hour', 'The same day', 'The next day', 'Longer, or nobody knows'],
      results: 'shown',
    }),
    opened: 14,
    closed: 11,
    answers: '1012113210112301121',
  },
  {
    form: pollForm.parse({ question: 'How sure are you that it helps?', kind: 'rating', results: 'shown' }),
    opened: 5,
    closed: 2,
    answers: '2312433213',
  },
];

const changed = (outcome: Outcome): Poll => {
  if (outcome.kind !== 'changed') throw new Error('The demonstration’s poll could not be moved on');
  return outcome.poll;
};

const play = async (deps: Deps, webinar: Webinar, seats: readonly Seat[], script: Scripted, made: number): Promise<void> => {
  const last = webinar.endedAt ? Date.parse(webinar.endedAt) : deps.now().getTime();
  const before = (minutes: number): Date => new Date(last - minutes * MINUTE);
  const { form, opened, closed, answers = '' } = script;
  const id = base32(deps.random(8)).slice(0, 12);
  const prepared = toPoll(form, { id, webinar: webinar.id, now: before(made) });
  await deps.poll.create(prepared);
  if (opened === undefined) return;
  const open = changed(openPoll(prepared, before(opened)));
  await deps.poll.open(prepared, open, undefined);
  await each(seats.slice(0, answers.length), (seat, i) => deps.poll.answer(seat, id, { o: [Number(answers[i])] }, before(opened - 1)));
  if (closed !== undefined) await deps.poll.close(open, changed(closePoll(open, before(closed))));
};

export const fillPolls = async (deps: Deps, webinar: Webinar, seats: readonly Seat[]): Promise<void> => {
  for (const [i, script] of (webinar.state === 'ended' ? ended : scripted).entries()) await play(deps, webinar, seats, script, 60 - i);
};
