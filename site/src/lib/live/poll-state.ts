/** What the room's machine knows of its poll. Times are milliseconds since 1970. */
import type { PollAnswer, PublicPoll } from '#shared/poll.ts';
import type { Live } from './state.ts';

/** What a person wants their answer to be, until the server has it. */
export type Wish = { readonly poll: string; readonly answer: PollAnswer; readonly sending: boolean; readonly after: number };
export type PollPart = {
  /** The poll on screen; `leavesAt`: it ended without results, and is taken away then. */
  readonly card: { readonly poll: PublicPoll; readonly leavesAt: number | null } | null;
  readonly wish: Wish | null;
  readonly notice: string;
};
export const noPoll: PollPart = { card: null, wish: null, notice: '' };

/** A poll that waits because it would move what somebody reads. */
export const isPollWaiting = ({ feed, poll }: Live): boolean => feed?.poll?.state === 'open' && feed.poll.id !== poll.card?.poll.id;
