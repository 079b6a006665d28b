/** Which acts are due, and for whom: the script between two seconds, and what an open poll calls for. Pure. */
import type { ContactId, QuestionId, WebinarId } from '#shared/ids.ts';
import type { Poll, PollAnswer } from '#shared/poll.ts';
import { RATINGS } from '#shared/rating.ts';
import { keyToGuest } from '../contact/identity.ts';
import type { GuestSeat } from '../http/seat.ts';
import type { StoredQuestion } from '../question/moderate.ts';
import { isShown } from '../question/public.ts';
import { PEOPLE, personOf } from './people.ts';
import { type Act, choiceOf, secondsToAnswer } from './script.ts';

/** A browser that was away plays half a minute at most and goes on from there. */
export const MOST_SECONDS = 30;

export const due = (script: readonly Act[], after: number, second: number): readonly Act[] =>
  script.filter(({ at }) => at > after && at <= second);

/** The seat of a simulated person: the same one in each turn, and nobody's address behind it. */
export const seatOf = (secret: string, webinar: WebinarId, who: number): GuestSeat => {
  const contact = (name: string): ContactId => keyToGuest(secret, webinar, 'rehearsal', `simulated ${name} ${who}`) ?? '';
  return { kind: 'guest', webinar, contact: contact('person'), owner: contact('address'), ...personOf(who) };
};

/** The question that somebody votes for: the `nth` of those that can be voted for, most votes first. */
export const questionAt = (questions: readonly StoredQuestion[], nth: number): QuestionId | undefined => {
  const open = questions
    .filter((one) => isShown(one) && one.resolution !== 'answered')
    .sort((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1));
  return open[nth % Math.max(1, open.length)]?.id;
};

const words: readonly string[] = ['trust', 'speed', 'one team', 'listening', 'calm', 'honesty', 'calendar', 'time'];

const answerOf = ({ id, kind, options }: Poll, who: number): PollAnswer => {
  if (kind === 'words') return { words: [words[choiceOf(id, who, words.length)] ?? 'trust'] };
  const most = kind === 'rating' ? RATINGS : options.length;
  const first = choiceOf(id, who, most);
  const second = choiceOf(`${id}+`, who, most);
  return { options: kind === 'multiple' && second !== first ? [first, second] : [first] };
};

/** Who answers the open poll in the seconds since the last turn. */
export const answersDue = (poll: Poll, from: number, to: number): readonly { readonly who: number; readonly answer: PollAnswer }[] => {
  const open = Date.parse(poll.openedAt ?? '');
  return Array.from({ length: PEOPLE }, (_, who) => who).flatMap((who) => {
    const seconds = secondsToAnswer(poll.id, who);
    const at = open + (seconds ?? Number.NaN) * 1000;
    return at > from && at <= to ? [{ who, answer: answerOf(poll, who) }] : [];
  });
};
