/** The inbox in words: views, states, and until when somebody is answered. Pure. */
import type { CaseLine, CaseSort, CaseSource, CaseState, Priority } from '#shared/case.ts';
import type { InboxView } from './inbox.ts';

export const viewWords: Readonly<Record<InboxView, string>> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  'due-today': 'Due today',
  overdue: 'Overdue',
  undelivered: 'Did not arrive',
  waiting: 'Waiting',
  snoozed: 'Snoozed',
  all: 'All',
};

export const emptyWords: Readonly<Record<InboxView, readonly [title: string, words: string]>> = {
  mine: ['Nothing waits for you', 'Cases that are yours stand here. Take one from Unassigned.'],
  unassigned: ['Every case has somebody', 'Questions that a webinar leaves open land here, until somebody takes them.'],
  'due-today': ['Nothing more is due today', 'What is to be answered until the end of today stands here.'],
  overdue: ['Nothing is overdue', 'Whoever waits longer than we promised stands here.'],
  undelivered: ['Every answer arrived', 'Replies that came back, or could not go out at their time, stand here.'],
  waiting: ['Nobody has to come back to us', 'Cases that we answered stand here until they say whether it helped.'],
  snoozed: ['Nothing is put aside', 'Snoozed cases come back at their time, or when the customer replies.'],
  all: ['Inbox zero', 'Every question has its answer. The next webinar brings new ones.'],
};

export const sortWords: Readonly<Record<CaseSort, string>> = { due: 'Due first', waiting: 'Longest wait', votes: 'Most votes' };
export const stateWords: Readonly<Record<CaseState, string>> = {
  open: 'Open',
  pending: 'Waiting for them',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
};
export const priorityWords: Readonly<Record<Priority, string>> = { urgent: 'Urgent', high: 'High', medium: 'Medium', low: 'Low' };
const sourceWords: Readonly<Record<CaseSource, string>> = {
  question: 'Question',
  mail: 'Mail',
  comment: 'Article',
  survey: 'Survey',
  quiet: 'Was quiet',
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `5 min`, `3 h`, `2 days` */
export const spanWords = (ms: number): string => {
  if (ms < HOUR_MS) return `${Math.max(1, Math.round(ms / MINUTE_MS))} min`;
  if (ms < DAY_MS) return `${Math.round(ms / HOUR_MS)} h`;
  const days = Math.round(ms / DAY_MS);
  return `${days} ${days === 1 ? 'day' : 'days'}`;
};

const part = (at: number, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en-GB', options).format(at);
const clockOf = (at: number): string => part(at, { hour: '2-digit', minute: '2-digit' });
/** Days from the reader's own midnight. */
const daysTo = (at: number, now: number): number =>
  Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / DAY_MS);

/** `today 15:00`, `tomorrow`, `Friday`, `18 June` */
const dayWords = (iso: string, now: number): string => {
  const at = Date.parse(iso);
  const days = daysTo(at, now);
  if (days === 0) return `today ${clockOf(at)}`;
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 1 && days < 7 ? part(at, { weekday: 'long' }) : part(at, { day: 'numeric', month: 'long' });
};

/** `18 June, 15:31` */
export const momentWords = (iso: string): string =>
  part(Date.parse(iso), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

export type Chip = { readonly words: string; readonly tone: '' | 'live' | 'due' | 'good' | 'accent'; readonly at?: string };

/** Said in words beside its colour: green has time, amber is due soon, red is late. */
export const dueChip = ({ state, dueAt, urgency, snoozedUntil }: CaseLine, now: number): Chip | undefined => {
  if (state === 'resolved') return { words: 'resolved', tone: 'good' };
  if (state === 'pending') return { words: 'waiting for them', tone: '' };
  if (state === 'snoozed')
    return snoozedUntil === 'reply' || !snoozedUntil
      ? { words: 'until they reply', tone: '' }
      : { words: `until ${dayWords(snoozedUntil, now)}`, tone: '', at: snoozedUntil };
  if (!dueAt) return undefined;
  const left = Date.parse(dueAt) - now;
  if (urgency === 'overdue' || left <= 0) return { words: `${spanWords(-left)} overdue`, tone: 'live', at: dueAt };
  if (urgency === 'soon') return { words: `due in ${spanWords(left)}`, tone: 'due', at: dueAt };
  return {
    words: daysTo(Date.parse(dueAt), now) === 0 ? `due ${clockOf(Date.parse(dueAt))}` : dayWords(dueAt, now),
    tone: 'good',
    at: dueAt,
  };
};

/** Who waits, for a heading. */
export const whoWords = ({ name, email }: CaseLine['contact']): string => name || email || 'Somebody without a name';

/** Seconds into a video as people say them: `31:05`. */
export const videoWords = (seconds: number): string => {
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** What stands under a question: where it came from, and who else wants to know. */
export const metaWords = ({ webinar, source, question: { votes, merged }, campaign, owner }: CaseLine): readonly string[] => [
  webinar?.title || sourceWords[source],
  ...(merged > 0 ? [`and ${merged} more who asked`] : []),
  ...(votes > 0 ? [`${votes} ${votes === 1 ? 'vote' : 'votes'}`] : []),
  ...(campaign ? [campaign] : []),
  ...(owner ? [owner.split('@')[0] ?? owner] : []),
];
