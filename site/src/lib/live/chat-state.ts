/** What the room's machine knows of its chat, and what one can do in it. Times are milliseconds since 1970. */
import type { ChatLine } from '#shared/chat.ts';

/** A line on its way. */
export type PendingLine = {
  readonly key: string;
  readonly text: string;
  readonly state: 'sending' | 'queued' | 'refused';
  readonly message?: string;
  /** Not again before this time. */
  readonly after: number;
};

export type Chat = {
  readonly draft: string;
  readonly pending: readonly PendingLine[];
  /** The server takes a line a second. */
  readonly restUntil: number;
  /** Ids of lines of one's own, as far as this tab knows. */
  readonly own: readonly string[];
  /** What the server has and the feed does not show yet; `at` = since when. */
  readonly sent: readonly { readonly line: ChatLine; readonly at: number }[];
  /** Taken back here, whatever the feed still says. */
  readonly gone: readonly string[];
  /** Reported from this tab, on top of what `mine` knows. */
  readonly reported: readonly string[];
  /** Earlier than the feed's lines, oldest first. */
  readonly older: readonly ChatLine[];
  /** Where the history goes on before the first line on screen; null where that is the first of all. */
  readonly earlier: string | null;
  readonly asking: 'no' | 'yes' | 'failed';
  /** The end of the list is on screen. */
  readonly reading: boolean;
  /** The newest line that somebody had on screen; null before the first feed. */
  readonly seen: string | null;
  readonly notice: string;
};

export type ChatAct =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'send'; readonly key: string; readonly at: number }
  /** A refused line goes back into the form, before what was typed since; or away, where one cannot write any more. */
  | { readonly do: 'change' | 'drop'; readonly key: string }
  | { readonly do: 'take-back'; readonly id: string }
  | { readonly do: 'report'; readonly id: string }
  | { readonly do: 'earlier' }
  | { readonly do: 'read'; readonly reading: boolean };

export type KeptChat = Pick<Chat, 'draft' | 'pending'>;

/** What was on its way when the tab closed is sent again: its key makes that harmless. */
export const startChat = (kept?: KeptChat): Chat => ({
  draft: kept?.draft ?? '',
  pending: kept?.pending.map((one) => (one.state === 'sending' ? { ...one, state: 'queued', after: 0 } : one)) ?? [],
  ...{
    restUntil: 0,
    own: [],
    sent: [],
    gone: [],
    reported: [],
    older: [],
    earlier: null,
    asking: 'no',
    reading: false,
    seen: null,
    notice: '',
  },
});

export const toKept = ({ draft, pending }: Chat): KeptChat => ({ draft, pending });
