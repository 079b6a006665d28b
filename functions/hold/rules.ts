/** The service hold: who asked something that an ended webinar left open gets no promotion until it is answered. Pure. */
import type { ContactId, QuestionId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toFates } from '../person/person.ts';
import { isOwed } from '../question/after.ts';
import { isWithdrawn, type StoredQuestion } from '../question/stored.ts';

/** While it runs, every question is still to be answered on air. */
export const isOver = (webinar: Pick<Webinar, 'state' | 'endedAt'> | undefined): boolean =>
  webinar !== undefined && (webinar.state === 'ended' || webinar.state === 'archived') && webinar.endedAt !== null;

/** A question with who asked it, and whether they wait for its answer. */
export type Debt = { readonly question: QuestionId; readonly asker: ContactId; readonly owed: boolean };

/** One that was merged waits for the answer to the other. */
export const debtsOf = (questions: readonly StoredQuestion[], over: boolean): readonly Debt[] => {
  const fate = toFates(questions);
  return questions.map((question) => ({
    question: question.id,
    asker: question.asker,
    owed: over && !isWithdrawn(question) && isOwed(fate(question)),
  }));
};

/** What somebody is owed after these debts; undefined where they change nothing. A set that is stored is never empty. */
export const settle = (
  known: ReadonlySet<string> | undefined,
  debts: readonly Pick<Debt, 'question' | 'owed'>[],
): { readonly owed: ReadonlySet<string> | undefined } | undefined => {
  const owed = new Set(known);
  for (const { question, owed: is } of debts) {
    if (is) owed.add(question);
    else owed.delete(question);
  }
  const isSame = owed.size === (known?.size ?? 0) && [...owed].every((question) => known?.has(question));
  return isSame ? undefined : { owed: owed.size > 0 ? owed : undefined };
};
