/** What the live room knows, what can happen to it, and what it asks the world to do. Times are milliseconds since 1970. */
import type { Feed } from '#shared/feed.ts';
import type { PollAnswer } from '#shared/poll.ts';
import type { Mine, OwnQuestion } from '#shared/question.ts';
import { type Chat, type ChatAct, type KeptChat, startChat } from './chat-state.ts';
import { noOwn, type OwnAct, type OwnPart } from './own-state.ts';
import { noPoll, type PollPart } from './poll-state.ts';
import { type Announcement, silence, type Told } from './told.ts';

/** So long a hand that touched the list keeps it still. */
export const HOLD_MS = 3_000;

export type Sort = 'top' | 'new';

/** A question on its way: `queued` waits for the network, `refused` says why in `message`. */
export type Pending = {
  readonly key: string;
  readonly text: string;
  readonly anonymous: boolean;
  /** Seconds into the recording that it is about. */
  readonly at?: number;
  readonly state: 'sending' | 'queued' | 'refused';
  readonly message?: string;
  /** Not again before this time. */
  readonly after?: number;
};

/** What a person wants of a vote. `base` is the feed's count when they pressed, `had` whether theirs was in it already. */
export type Intent = {
  readonly voted: boolean;
  readonly base: number;
  readonly had: boolean;
  readonly sending: boolean;
  /** When the server had it. */
  readonly settledAt: number | null;
  /** Not again before this time. */
  readonly after: number;
};

/** A refused question's way back into the form. `until`: not before this time. */
export type Notice = { readonly message: string; readonly until?: number };

export type Live = {
  readonly id: string;
  readonly feed: Feed | null;
  readonly etag: string | null;
  /** When what is shown was last known to be true. */
  readonly freshAt: number | null;
  /** The server's clock minus this one's. */
  readonly clockOffset: number;
  readonly mine: Mine | null;
  readonly mineAt: number;
  readonly mineAsked: boolean;
  /** Something was stored while `mine` was being read: what comes may not know of it, and is read again. */
  readonly mineLate?: boolean;
  readonly seat: 'unknown' | 'taken' | 'none';
  readonly online: boolean;
  readonly hidden: boolean;
  readonly fetching: boolean;
  readonly failures: number;
  readonly gone: boolean;
  readonly pending: readonly Pending[];
  readonly intents: Readonly<Record<string, Intent>>;
  /** The open questions on screen, in their order; null before the first feed. What is not in here waits behind "3 new". */
  readonly order: readonly string[] | null;
  readonly sort: Sort;
  /** A reader's hand is on the list until then: nothing moves under it. */
  readonly heldUntil: number;
  readonly draft: { readonly text: string; readonly anonymous: boolean };
  readonly notice: Notice | null;
  readonly voteNotice: string;
  readonly own: OwnPart;
  readonly poll: PollPart;
  readonly adopting: boolean;
  readonly chat: Chat;
  /** The one polite announcement, and what gathers for the next. */
  readonly said: Announcement;
  readonly unsaid: readonly (Told | 'question')[];
};

export type Failure = { readonly status: number; readonly detail: string; readonly retryAfter?: number };

/** A request of one of the room's features, below `/api/live/{id}`. `name` says whose answer it is, `about` which thing it was for. */
export type Call = {
  readonly name: CallName;
  readonly about: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
};
export type CallName = 'poll' | 'chat' | 'report' | 'edit';

export type LiveEvent =
  | { readonly is: 'opened'; readonly at: number }
  | { readonly is: 'timer' }
  | {
      readonly is: 'feed';
      readonly at: number;
      readonly random: number;
      /** Undefined: the one we have is still right (304). */
      readonly feed?: Feed;
      readonly etag?: string;
      readonly ageSeconds: number;
      readonly date?: number;
      /** Nothing came: what is on screen is looked at again. */
      readonly again?: true;
    }
  | { readonly is: 'feed-failed'; readonly at: number; readonly random: number; readonly failure: Failure }
  | { readonly is: 'visible'; readonly visible: boolean }
  | { readonly is: 'online'; readonly online: boolean }
  | { readonly is: 'mine'; readonly at: number; readonly mine: Mine }
  | { readonly is: 'mine-failed'; readonly at: number; readonly failure: Failure }
  | { readonly is: 'typed'; readonly text: string; readonly anonymous: boolean }
  | { readonly is: 'ask'; readonly key: string; readonly at?: number /** Questions carry a name here. */; readonly named?: true }
  | { readonly is: 'asked'; readonly key: string; readonly question: OwnQuestion }
  | { readonly is: 'ask-failed'; readonly at: number; readonly key: string; readonly failure: Failure }
  | { readonly is: 'take-back'; readonly key: string }
  /** `votes`: the count that stood there, for a question that the feed does not carry. */
  | { readonly is: 'vote'; readonly id: string; readonly voted: boolean; readonly at: number; readonly votes?: number }
  | { readonly is: 'voted'; readonly id: string; readonly voted: boolean; readonly at: number }
  | { readonly is: 'vote-failed'; readonly id: string; readonly at: number; readonly failure: Failure }
  | { readonly is: 'called'; readonly call: Call; readonly at: number; readonly value: unknown }
  | { readonly is: 'call-failed'; readonly call: Call; readonly at: number; readonly failure: Failure }
  | { readonly is: 'answer'; readonly poll: string; readonly answer: PollAnswer; readonly at: number }
  | { readonly is: 'admit-poll' }
  | { readonly is: 'chat'; readonly act: ChatAct }
  | { readonly is: 'own'; readonly act: OwnAct }
  | { readonly is: 'report'; readonly id: string }
  | { readonly is: 'vote-instead'; readonly id: string; readonly at: number }
  /** A part of the room did not load, so that what somebody did was not done. */
  | { readonly is: 'not-loaded' }
  | { readonly is: 'admit' }
  | { readonly is: 'sort'; readonly sort: Sort }
  | { readonly is: 'touched'; readonly at: number }
  | { readonly is: 'adopt' }
  | { readonly is: 'adopt-failed'; readonly failure: Failure };

export type Effect =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'fetch-feed'; readonly etag: string | null }
  | { readonly do: 'fetch-mine' }
  | { readonly do: 'send-question'; readonly key: string; readonly text: string; readonly anonymous: boolean; readonly at?: number }
  | { readonly do: 'send-vote'; readonly id: string; readonly voted: boolean }
  | { readonly do: 'call'; readonly call: Call }
  | { readonly do: 'adopt' };

export type Step = readonly [Live, readonly Effect[]];

/** What survives a reload of the tab. */
export type Kept = { readonly draft: Live['draft']; readonly pending: readonly Pending[]; readonly chat?: KeptChat };

export const startLive = (id: string, kept?: Kept): Live => ({
  id,
  feed: null,
  etag: null,
  freshAt: null,
  clockOffset: 0,
  mine: null,
  mineAt: 0,
  mineAsked: false,
  seat: 'unknown',
  online: true,
  hidden: false,
  fetching: false,
  failures: 0,
  gone: false,
  pending: kept?.pending.map((one) => ({ ...one, state: one.state === 'sending' ? ('queued' as const) : one.state })) ?? [],
  intents: {},
  order: null,
  sort: 'top',
  heldUntil: 0,
  draft: kept?.draft ?? { text: '', anonymous: false },
  notice: null,
  voteNotice: '',
  own: noOwn,
  poll: noPoll,
  adopting: false,
  chat: startChat(kept?.chat),
  said: silence,
  unsaid: [],
});
