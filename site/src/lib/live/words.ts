/** The words of the room: states as a person would say them, lengths as a person counts them. */
import type { Resolution, Visibility } from '#shared/question.ts';
import type { RoomSentence } from './told.ts';

export type Tone = 'due' | 'accent' | 'live' | 'good' | 'plain';
export type OwnState = { readonly words: RoomSentence; readonly tone: Tone };

/** How it was closed; what only this tab knows is `nameless`. */
type Further = { readonly outcome?: string | undefined; readonly nameless?: boolean | undefined };

/** One's own question in one's own words. */
export const toOwnState = (visibility: Visibility, resolution: Resolution, { outcome, nameless }: Further = {}): OwnState => {
  if (outcome === 'withdrawn') return { words: 'withdrawn', tone: 'plain' };
  if (nameless) return { words: 'sent without your name', tone: 'due' };
  if (visibility === 'hidden') return { words: 'not shown', tone: 'plain' };
  if (resolution === 'answering') return { words: 'being answered now', tone: 'live' };
  if (resolution === 'answered') return { words: visibility === 'private' ? 'answered, only to you' : 'answered', tone: 'good' };
  if (resolution === 'follow-up') return { words: 'we’ll follow up', tone: 'due' };
  if (outcome === 'duplicate-of') return { words: 'joined with another', tone: 'accent' };
  if (resolution === 'closed') return { words: 'closed', tone: 'plain' };
  if (visibility === 'private') return { words: 'with the team', tone: 'due' };
  return visibility === 'live' ? { words: 'live', tone: 'accent' } : { words: 'in review', tone: 'due' };
};

/** The feed is the same for everybody: it calls whoever has no name so. */
const NOBODY: RoomSentence = 'Anonymous';

/** A name as it is shown, where its owner gave one. */
export const toName = (by: string, t: (sentence: RoomSentence) => string): string => (by && by !== NOBODY ? by : t(NOBODY));

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Length as a person counts it: an emoji with its modifiers is one. */
export const countGraphemes = (text: string): number => {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
};

/** `40 s`, `3 min`, `2 h`, `5 d`: how long ago, short enough for a line of small print. */
export const shortAge = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3_600)} h` : `${Math.floor(seconds / 86_400)} d`;
};

/** `12:40`, `1:02:05`: a length of time as a clock shows it. */
export const clockLength = (ms: number): string => {
  const total = Math.max(0, Math.floor(ms / 1_000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
};
