/** From a comment to the question that its writer asked by it. Pure. */
import { tagOfComment } from '#shared/comment-id.ts';
import type { QuestionId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toQuestion } from '../question/ask.ts';
import { decide } from '../question/moderate.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { StoredComment } from './stored.ts';

type Wanted = { readonly id: QuestionId; readonly webinar: Webinar; readonly text: string };

/**
 * Asked now, not when the comment was written: until somebody chose it for this webinar nobody there could answer it. Who wrote a comment
 * has confirmed their address. Where questions are read first, this one was; where only the team sees questions, it is one of those.
 */
export const commentToQuestion = (
  it: StoredComment,
  { id, webinar, text }: Wanted,
  decider: { readonly by: string; readonly now: Date },
): StoredQuestion => {
  const made = toQuestion({
    ...{ id, webinar, text, asker: it.contact, name: it.by, company: '' },
    ...{ anonymous: it.by === '', confirmed: true, now: decider.now },
  });
  const asked: StoredQuestion = { ...made, comment: tagOfComment(it.id) };
  const approved = asked.visibility === 'in-review' ? decide(asked, { decision: 'approve' }, decider) : undefined;
  return approved?.kind === 'changed' ? approved.question : asked;
};
