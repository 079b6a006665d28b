/** The writes of a ballot as data: which conditions hold a seat's act back. The ballot is the seat's registration or guest item. */
import type { ContactId, QuestionTag } from '#shared/ids.ts';
import { limits } from '#shared/limits.ts';
import type { PollAnswer } from '#shared/poll.ts';
import { linesOf } from '../chat/slots.ts';
import type { Seat } from '../http/seat.ts';
import { answersIn } from '../poll/entry.ts';
import type { Change, Condition } from '../table/expression.ts';
import { guestEntry } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import { isOver, lasting } from './guest.ts';

const MINUTE_MS = 60_000;
const SLOTS = Array.from({ length: limits.questionsPerMinute }, (_, i) => `ask${i + 1}`);
const LAST_SLOT = SLOTS.at(-1) ?? 'ask5';

/** A guest's item is made by its first write; a registration must be there, and its links not be withdrawn. */
export const entering = (seat: Seat, now: Date): { change: Change; when: Condition[] } => {
  const at = now.toISOString();
  if (seat.kind === 'verified')
    return { change: { initial: { confirmedAt: at } }, when: [{ exists: 'at' }, { equals: ['epoch', seat.epoch] }] };
  return {
    change: {
      initial: {
        for: seat.owner,
        name: seat.name,
        company: seat.company,
        at,
        v: DATA_VERSION,
        ...guestEntry(seat.webinar, seat.contact, at),
      },
    },
    when: lasting,
  };
};

type Stamp = { readonly change: Change; readonly when: Condition };

/** A host asked this person to listen: their writes of words are refused, their votes and presence are not. */
const maySpeak: Condition = { absent: 'silenced' };

/**
 * Five times, shifted by each question: the sixth within a minute finds the oldest still young, and is refused. Without a `tag` the
 * ballot does not say what was asked: that promise was made beside the box.
 */
export const stampAsk = (seat: Seat, tag: QuestionTag | undefined, now: Date, realNow: Date): Stamp => {
  const { change, when } = entering(seat, now);
  const shift = SLOTS.slice(1).map((to, i) => ({ to, from: SLOTS[i] ?? '', otherwise: 0 }));
  const named: Condition[] = tag ? [{ not: { has: ['asked', tag] } }, { fewerThan: ['asked', limits.questionsPerWebinar] }] : [];
  return {
    change: { ...change, set: { ask1: realNow.getTime() }, shift, ...(tag ? { add: { asked: new Set([tag]) } } : {}) },
    when: {
      all: [...when, maySpeak, ...named, { any: [{ absent: LAST_SLOT }, { below: [LAST_SLOT, realNow.getTime() - MINUTE_MS] }] }],
    },
  };
};

export const stampVote = (seat: Seat, tag: QuestionTag, now: Date): Stamp => {
  const { change, when } = entering(seat, now);
  return {
    change: { ...change, add: { votes: new Set([tag]) } },
    when: { all: [...when, { any: [{ has: ['votes', tag] }, { fewerThan: ['votes', limits.votesPerPerson] }] }] },
  };
};

/** Of a question that was merged, the vote goes wherever it is now. */
export const takeVote = (seat: Seat, tags: readonly QuestionTag[], now: Date): Stamp => {
  const { change, when } = entering(seat, now);
  return { change: { ...change, take: { votes: new Set(tags) } }, when: { all: when } };
};

const MOST_REPORTS = 50;

/** What is reported must not be one's own: the question of a tag, the line of a writer. */
export type About = { readonly tag?: QuestionTag; readonly writer?: ContactId };

/** `mark` names what is reported (live/reported.ts). */
export const stampReport = (seat: Seat, mark: string, { tag, writer }: About, now: Date): Stamp => {
  const { change, when } = entering(seat, now);
  const others: Condition[] = [
    ...(tag ? [{ not: { has: ['asked', tag] } } as const] : []),
    ...(writer ? [{ not: { has: ['took', writer] } } as const] : []),
  ];
  const room: Condition = { any: [{ has: ['reported', mark] }, { fewerThan: ['reported', MOST_REPORTS] }] };
  return { change: { ...change, add: { reported: new Set([mark]) } }, when: { all: [...when, maySpeak, ...others, room] } };
};

/** A ballot as stored. */
export type Ballot = {
  readonly votes: ReadonlySet<QuestionTag>;
  readonly asked: ReadonlySet<QuestionTag>;
  /** What this seat reported, as marks (live/reported.ts). */
  readonly reported: ReadonlySet<string>;
  readonly silenced: boolean;
  /** Answers by poll. */
  readonly polls: Readonly<Record<string, PollAnswer>>;
  /** The last lines of chat, newest first. */
  readonly lines: readonly string[];
  readonly name: string;
  readonly company: string;
  readonly epoch: number;
  readonly over: boolean;
  /** Its person had everything erased: nobody goes on with it. */
  readonly erased: boolean;
  /** Guests whose acts became this seat's. */
  readonly took: ReadonlySet<ContactId>;
  readonly times: readonly number[];
};

const texts = (value: unknown): ReadonlySet<string> => (value instanceof Set ? (value as Set<string>) : new Set());

export const itemToBallot = (item: Readonly<Record<string, unknown>>): Ballot => {
  const row = (item.row ?? {}) as { name?: string; company?: string };
  return {
    votes: texts(item.votes),
    asked: texts(item.asked),
    reported: texts(item.reported),
    silenced: item.silenced !== undefined,
    polls: answersIn(item),
    lines: linesOf(item),
    name: String(item.name ?? row.name ?? ''),
    company: String(item.company ?? row.company ?? ''),
    epoch: Number(item.epoch ?? 0),
    over: isOver(item),
    erased: item.erased !== undefined,
    took: texts(item.took),
    times: SLOTS.map((slot) => Number(item[slot] ?? 0)),
  };
};

/** Seconds until the oldest of the five times is a minute old. */
export const secondsToWait = ({ times }: Ballot, realNow: Date): number =>
  Math.max(1, Math.ceil(((times.at(-1) ?? 0) + MINUTE_MS - realNow.getTime()) / 1000));

/** Whether the seat was good for a write that was refused: then it was something else that held it back. */
export const holdsSeat = (item: Readonly<Record<string, unknown>> | undefined, seat: Seat): boolean => {
  if (!item) return seat.kind === 'guest';
  return !isOver(item) && (seat.kind === 'guest' || (item.at !== undefined && item.epoch === seat.epoch));
};

/** Why a stamp was refused, from the item that refused it. */
export const whyRefused = (
  item: Readonly<Record<string, unknown>> | undefined,
  seat: Seat,
  tag: QuestionTag | undefined,
): 'repeated' | 'no-seat' | 'silenced' | 'full' | 'too-fast' => {
  if (!item) return seat.kind === 'verified' ? 'no-seat' : 'too-fast';
  const ballot = itemToBallot(item);
  if (ballot.over || (seat.kind === 'verified' && (item.at === undefined || ballot.epoch !== seat.epoch))) return 'no-seat';
  if (tag !== undefined && ballot.asked.has(tag)) return 'repeated';
  if (ballot.silenced) return 'silenced';
  return tag !== undefined && ballot.asked.size >= limits.questionsPerWebinar ? 'full' : 'too-fast';
};
