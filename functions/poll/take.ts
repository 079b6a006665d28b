/** Takes an answer of a seat: judged by a fresh copy of its poll, stored by one write. */
import type { PollAnswer } from '#shared/poll.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import type { Seat } from '../http/seat.ts';
import { isAnswerable, toChoice } from './answer.ts';
import { toAnswer } from './entry.ts';

export const POLL_ID_LENGTH = 12;
const isPollId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{12}$/.test(text);

/** Throws `not-found`, `invalid`, `refused` where it takes no answers now, `no-seat`. */
export const takeAnswer = async (
  deps: Pick<Deps, 'poll'>,
  webinar: Webinar,
  seat: Seat,
  id: string,
  form: PollAnswer,
): Promise<{ readonly poll: string } & PollAnswer> => {
  const poll = isPollId(id) ? await deps.poll.recent(webinar.id, id) : undefined;
  // One that is prepared is nobody's business yet, not even that it exists.
  if (!poll || poll.state === 'prepared') throw new Failure('not-found', say('We could not find this poll.'));
  const choice = toChoice(poll, form);
  if (!isAnswerable(poll, webinar.state)) throw new Failure('refused', say('This poll is closed. Your last answer before that counts.'));
  if ((await deps.poll.answer(seat, poll.id, choice)) === 'no-seat')
    throw new Failure('no-seat', say('Your seat is no longer valid. Please open the link from your mail again.'));
  return { poll: poll.id, ...toAnswer(choice) };
};
