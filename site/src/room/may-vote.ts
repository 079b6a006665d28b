import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import type { Live } from '../lib/live/state.ts';

/** Whether this person's votes count now: the webinar is not over, and they are on, for them. */
export const mayVote = ({ questions }: PublicWebinar, state: WebinarState, { mine }: Live): boolean =>
  (state === 'live' || state === 'scheduled') &&
  (questions.votes === 'everyone' || (questions.votes === 'verified' && !!mine?.seat.verified));
