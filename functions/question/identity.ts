/** Ids of questions: a MAC inside tells invented ids, and those of another webinar, without a read. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { base32, isQuestionId, QUESTION_TAG_LENGTH, type QuestionId, type QuestionTag, type WebinarId } from '#shared/ids.ts';

/** The key is derived from the contacts' key, which is never rotated: a question's id must hold as long as the question. */
export const createQuestionIds = (contactKey: string) => {
  const key = Buffer.from(hkdfSync('sha256', contactKey, '', 'parley question ids', 32));
  const digest = (text: string): string => base32(createHmac('sha256', key).update(text).digest());
  const complete = (webinar: WebinarId, tag: QuestionTag): QuestionId => `${webinar}-${tag}${digest(`id:${webinar}:${tag}`).slice(0, 8)}`;
  return {
    complete,

    /** A new question's id; the same seat and key give the same id, so that a repeat is the same question. */
    make: (webinar: WebinarId, seat: string, key: string): QuestionId =>
      complete(webinar, digest(`key:${webinar}:${seat.length}:${seat}:${key}`).slice(0, QUESTION_TAG_LENGTH)),

    /** Whether this id is one of ours, and of this webinar. */
    isOf(webinar: WebinarId, id: string): boolean {
      if (!isQuestionId(id) || !id.startsWith(`${webinar}-`)) return false;
      const wanted = complete(webinar, id.slice(11, 11 + QUESTION_TAG_LENGTH));
      return timingSafeEqual(Buffer.from(wanted), Buffer.from(id));
    },
  };
};
