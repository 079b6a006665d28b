/** The feed's body: one pure function of the room. */

import type { ChatLine } from '#shared/chat.ts';
import type { Feed } from '#shared/feed.ts';
import type { Note } from '#shared/note.ts';
import type { Poll, PollWord } from '#shared/poll.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { byteLength } from '#shared/text.ts';
import type { Webinar } from '#shared/webinar.ts';
import { keepLines, publicChat } from '../chat/public.ts';
import { publicNotes } from '../note/public.ts';
import { publicPoll } from '../poll/public.ts';
import type { NumberedAnswer } from '../question/item.ts';
import type { StoredQuestion } from '../question/moderate.ts';
import { isShown, toPublicQuestion } from '../question/public.ts';
import { roomResolution } from '../question/stored.ts';

export type FeedBody = Omit<Feed, 'version' | 'changedAt'>;
export type Room = {
  readonly webinar: Webinar;
  readonly questions: readonly StoredQuestion[];
  readonly answers: ReadonlyMap<string, readonly NumberedAnswer[]>;
  readonly polls: readonly Poll[];
  /** Words of the poll that was opened last, where the room may see them. */
  readonly words: ReadonlyMap<string, readonly PollWord[]>;
  readonly notes: readonly Note[];
  /** The newest lines of the chat, oldest first: one more than the feed carries, where there are as many. */
  readonly lines: readonly ChatLine[];
  /** The chat was closed for the number of people until now. */
  readonly rested?: boolean;
  readonly reactions: readonly number[];
  readonly present: number;
};

const TOP = 50;
const NEWEST = 20;
const ANSWERED = 20;
/** A poll's answer travels in one piece and is paid for by its size. */
export const FEED_BYTES = 48 * 1024;

/** How often the audience asks, by its size: 200 people see a change within 3 s, 100,000 within 20. */
export const pollMs = (people: number): number =>
  people <= 200 ? 1_000 : people <= 1_000 ? 2_000 : people <= 5_000 ? 5_000 : people <= 20_000 ? 10_000 : 15_000;

/** Two digits: a number that moves with every person would make every version differ. */
export const roundPresent = (people: number): number => (people < 100 ? people : Number(people.toPrecision(2)));

/** Whether people would notice: a figure that moved with everybody who comes or goes would make each version differ from the last. */
export const isOtherPresence = (shown: number, people: number): boolean => Math.abs(people - shown) >= Math.max(1, shown * 0.1);

const latest = (questions: readonly StoredQuestion[], key: 'nextAt' | 'answeringAt'): StoredQuestion | undefined => {
  const rank = (question: StoredQuestion): string => `${question[key]}#${question.id}`;
  return questions
    .filter((question) => question[key])
    .reduce<StoredQuestion | undefined>((best, question) => (!best || rank(question) > rank(best) ? question : best), undefined);
};

const byVotes = (a: StoredQuestion, b: StoredQuestion): number =>
  b.votes - a.votes || a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id);
const byTime = (a: StoredQuestion, b: StoredQuestion): number => b.askedAt.localeCompare(a.askedAt) || a.id.localeCompare(b.id);

export const computeFeed = (room: Room): FeedBody => {
  const { webinar, questions, answers } = room;
  // Nobody is present before the start or after the end; who was there is not told for ever.
  const present = webinar.state === 'live' ? room.present : 0;
  const shown = questions.filter(isShown);
  const waiting = shown.filter((question) => roomResolution(question) !== 'answered');
  const open = [...new Set([...[...waiting].sort(byVotes).slice(0, TOP), ...[...waiting].sort(byTime).slice(0, NEWEST)])].sort(byVotes);
  const answered = shown
    .filter((question) => roomResolution(question) === 'answered')
    .sort((a, b) => (b.answeredAt ?? '').localeCompare(a.answeredAt ?? '') || a.id.localeCompare(b.id))
    .slice(0, ANSWERED);
  const show = (question: StoredQuestion): PublicQuestion => toPublicQuestion(question, answers.get(question.id) ?? []);
  const now = latest(
    shown.filter((question) => question.resolution === 'answering'),
    'answeringAt',
  );
  const next = latest(
    waiting.filter((question) => question.resolution !== 'answering'),
    'nextAt',
  );
  const people = Math.max(webinar.counts.registered, present);
  const body: FeedBody = {
    id: webinar.id,
    state: webinar.state,
    webinarVersion: webinar.version,
    nextPollMs: webinar.state === 'live' || webinar.state === 'scheduled' ? pollMs(people) : 60_000,
    startedAt: webinar.startedAt,
    now: now ? show(now) : null,
    next: next ? show(next) : null,
    questions: open.map(show),
    answered: answered.map(show),
    totals: { open: waiting.length, answered: shown.length - waiting.length },
    poll: publicPoll(room.polls, room.words, webinar.state),
    notes: publicNotes(room.notes),
    chat: publicChat(webinar, room.lines, { people: present, rested: room.rested ?? false }),
    reactions: webinar.room.reactions === 'on' ? room.reactions : null,
    present: roundPresent(present),
  };
  return shrink(body);
};

const withoutOldest = (body: FeedBody): FeedBody =>
  body.chat ? { ...body, chat: keepLines(body.chat, body.chat.lines.length - 1) } : body;

/** Drops the least wanted until the body is small enough: old chat lines first, old answers, then questions from the end of the list. */
const shrink = (body: FeedBody): FeedBody => {
  let smaller = body;
  while (byteLength(JSON.stringify(smaller)) > FEED_BYTES) {
    if ((smaller.chat?.lines.length ?? 0) > 10) smaller = withoutOldest(smaller);
    else if (smaller.answered.length > 5) smaller = { ...smaller, answered: smaller.answered.slice(0, -1) };
    else if (smaller.questions.length > 0) smaller = { ...smaller, questions: smaller.questions.slice(0, -1) };
    else break;
  }
  return smaller;
};
