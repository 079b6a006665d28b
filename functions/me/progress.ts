/** How far an answer is, told like a parcel's way: asked, heard, with a colleague, answered. Pure. */
import type { OwnQuestion } from '#shared/question.ts';
import type { PersonalSentence } from '#shared/words/personal.ts';
import type { StoredDelivery } from '../delivery/stored.ts';
import { isOwed } from './question-words.ts';

type Item = Readonly<Record<string, unknown>>;

/** What the case of a question says to whoever waits: nothing of who works on it. Times are ISO. */
export type Progress = { readonly heardAt?: string; readonly isTaken: boolean; readonly dueAt?: string };

/** A question of this person, or one that they voted for. `told`: the newest reply that was for them. */
export type Tracked = { readonly question: OwnQuestion; readonly progress?: Progress; readonly told?: StoredDelivery };

export const toProgress = (item: Item): Progress => {
  const [first] = Array.isArray(item.heard) ? (item.heard as string[]) : [];
  return {
    ...(first ? { heardAt: first.slice(0, 24) } : {}),
    isTaken: item.owner !== undefined || item.firstReplyAt !== undefined,
    ...(typeof item.dueAt === 'string' && item.state === 'open' ? { dueAt: item.dueAt } : {}),
  };
};

export type Stop = { readonly says: PersonalSentence; readonly at?: string; readonly isDone: boolean };

type Way = {
  readonly askedAt: string;
  readonly progress: Progress | undefined;
  readonly isAnswered: boolean;
  readonly answeredAt?: string | undefined;
};

/** The stops of its way, the last one first reached where everything before it was. */
export const waysOf = ({ askedAt, progress, isAnswered, answeredAt }: Way): readonly Stop[] => {
  const isTaken = isAnswered || progress?.isTaken === true;
  const heardAt = progress?.heardAt;
  const stop = (says: PersonalSentence, isDone: boolean, at?: string): Stop => ({ says, isDone, ...(at ? { at } : {}) });
  return [
    stop('Asked', true, askedAt),
    stop('Heard', isTaken || heardAt !== undefined, heardAt),
    stop('With a colleague', isTaken),
    stop('Answered', isAnswered, isAnswered ? answeredAt : undefined),
  ];
};

export const stopsOf = ({ question, progress }: Tracked, isOver: boolean): readonly Stop[] => {
  const answer = question.answers.at(-1);
  const isAnswered = question.resolution === 'answered' || (answer !== undefined && !isOwed(question, isOver));
  return waysOf({ askedAt: question.askedAt, progress, isAnswered, answeredAt: answer?.at });
};
