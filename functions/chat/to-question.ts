/** What a line of chat becomes once a host makes a question of it. Pure. */
import type { ContactId, QuestionId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toQuestion } from '../question/ask.ts';
import { decide, type StoredQuestion } from '../question/moderate.ts';
import type { StoredLine } from './line.ts';

type Wanted = { readonly id: QuestionId; readonly webinar: Webinar; readonly asker: ContactId; readonly text: string };

/**
 * Asked by who wrote the line, when they wrote it. Where questions are read first, this one was: a host chose it. Where only the team
 * sees questions, it is one of those.
 */
export const lineToQuestion = (
  line: StoredLine,
  { id, webinar, asker, text }: Wanted,
  decider: { readonly by: string; readonly now: Date },
): StoredQuestion => {
  const asked = toQuestion({
    ...{ id, webinar, text, asker },
    name: line.by,
    company: line.company,
    anonymous: false,
    // Whoever said of a guest's acts "These are mine" did so through the mailed link.
    confirmed: line.confirmed === true || asker !== line.writer,
    now: new Date(line.at),
  });
  if (asked.visibility !== 'in-review') return asked;
  const approved = decide(asked, { decision: 'approve' }, decider);
  return approved.kind === 'changed' ? approved.question : asked;
};
