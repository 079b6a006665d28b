/** What everybody in the room sees of a question. Pure. */
import type { PublicQuestion } from '#shared/question.ts';
import { cut } from '#shared/text.ts';
import { publicAnswers, publicName } from './ask.ts';
import type { NumberedAnswer } from './item.ts';
import { isPublished, roomResolution, type StoredQuestion } from './stored.ts';

/** What a list carries of an answer, in graphemes. */
const ANSWER_GRAPHEMES = 500;

/** Seen in the room: live and not closed as a duplicate or declined. */
export const isShown = (question: StoredQuestion): boolean => question.visibility === 'live' && question.resolution !== 'closed';

/**
 * When its answer on air began: it went on air before it was called answered, where anybody said so. Undefined where it was not answered
 * on air, or that is for everybody no more.
 */
export const airedAt = (question: StoredQuestion, answers: readonly NumberedAnswer[]): string | undefined => {
  const told = publicAnswers(question, answers).findLast(({ kind }) => kind === 'live');
  if (!told || roomResolution(question) !== 'answered' || !isPublished(question)) return undefined;
  return question.history.findLast(({ did, at }) => did === 'answering' && at <= told.at)?.at ?? told.at;
};

/** `most`: graphemes of its answer. */
export const toPublicQuestion = (question: StoredQuestion, answers: readonly NumberedAnswer[], most = ANSWER_GRAPHEMES): PublicQuestion => {
  const last = publicAnswers(question, answers).at(-1);
  const written = last?.text === undefined ? undefined : cut(last.text, most);
  const answer = written
    ? { text: written.text, ...(written.more ? ({ more: true } as const) : {}) }
    : last
      ? ({ live: true, at: last.at } as const)
      : undefined;
  const aired = airedAt(question, answers);
  const resolution = roomResolution(question);
  return {
    id: question.id,
    text: question.text,
    by: publicName(question),
    votes: question.votes,
    resolution,
    ...(resolution === 'answered' && isPublished(question) && answer ? { answer } : {}),
    ...(aired ? { airedAt: aired } : {}),
    // To the second: nobody sees more, and fifty times four digits of chance are a twentieth of the feed.
    askedAt: `${question.askedAt.slice(0, 19)}Z`,
  };
};
