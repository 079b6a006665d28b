/** "A colleague is replying": a lease of half a minute beside the question's version, so that two hosts do not write two answers. Pure. */
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Change, Condition } from '../table/expression.ts';
import type { StoredQuestion } from './stored.ts';

const REPLY_MS = 30_000;

const shortName = (email: string): string => email.split('@')[0] ?? '';

/** Who has the reply open; undefined once the lease ran out. */
export const replyingOf = ({ replyBy, replyUntil }: StoredQuestion, realNow: Date): ConsoleQuestion['replying'] =>
  replyBy !== undefined && replyUntil !== undefined && replyUntil > realNow.getTime()
    ? { by: shortName(replyBy), until: new Date(replyUntil).toISOString() }
    : undefined;

/** `email` opens the reply, or keeps it open: refused while somebody else has it. */
export const openReply = (email: string, realNow: Date): { change: Change; when: Condition } => ({
  change: { set: { replyBy: email, replyUntil: realNow.getTime() + REPLY_MS } },
  when: {
    all: [{ exists: 'pk' }, { any: [{ absent: 'replyBy' }, { equals: ['replyBy', email] }, { below: ['replyUntil', realNow.getTime()] }] }],
  },
});

/** Refused where it is not theirs (any more): then there is nothing to close. */
export const closeReply = (email: string): { change: Change; when: Condition } => ({
  change: { remove: ['replyBy', 'replyUntil'] },
  when: { equals: ['replyBy', email] },
});
