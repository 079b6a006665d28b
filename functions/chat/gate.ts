/** Whether one can write in a chat now, and in which words it is said where one cannot. */
import type { ChatState } from '#shared/chat.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import { Failure } from '../failure.ts';
import { toFeed } from '../live/publish.ts';
import type { StoredFeed } from '../live/store.ts';

type Sources = { readonly live: { readonly recentFeed: (webinar: string) => Promise<StoredFeed | undefined> } };

/** Judged by what the room itself is told (a copy of at most five seconds): nobody is refused what their screen offers. */
export const chatStateOf = async (deps: Sources, webinar: Webinar): Promise<ChatState | 'off'> => {
  if (webinar.room.chat === 'off') return 'off';
  if (webinar.state !== 'live' && webinar.state !== 'scheduled') return 'over';
  const published = await deps.live.recentFeed(webinar.id);
  return published && toFeed(published).chat?.state === 'too-many' ? 'too-many' : 'open';
};

export const NO_CHAT = say('This webinar has no chat. Questions are open.');

/** What to answer somebody who writes in a chat that is not open. */
export const whyClosed = (state: Exclude<ChatState, 'open'> | 'off', webinar: Webinar): Failure => {
  if (state === 'off') return new Failure('refused', NO_CHAT);
  if (state === 'over') return new Failure('refused', say('This webinar is over, so its chat can only be read.'));
  return new Failure('refused', say('The chat rests while more than {n} people are here. Questions go on.', { n: webinar.room.chatMost }));
};
