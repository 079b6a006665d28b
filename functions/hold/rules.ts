/** The service hold: who waits for an answer that is open once a webinar is over, or in a case, gets no promotion until then. Pure. */
import type { ContactId, QuestionId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { StoredCase } from '../case/stored.ts';
import { toFates } from '../person/person.ts';
import { isOwed } from '../question/after.ts';
import { isWithdrawn, type StoredQuestion } from '../question/stored.ts';

/** While it runs, every question is still to be answered on air. */
export const isOver = (webinar: Pick<Webinar, 'state' | 'endedAt'> | undefined): boolean =>
  webinar !== undefined && (webinar.state === 'ended' || webinar.state === 'archived') && webinar.endedAt !== null;

/** What somebody asked, and whether they wait for its answer. `last`: the question that it was merged into, whose case they share. */
export type Debt = {
  readonly question: QuestionId;
  readonly asker: ContactId;
  readonly owed: boolean;
  readonly last: Pick<StoredQuestion, 'id' | 'asker'>;
};

/** One that was merged waits for the answer to the other. */
export const debtsOf = (questions: readonly StoredQuestion[], over: boolean): readonly Debt[] => {
  const fate = toFates(questions);
  return questions.map((question) => {
    const last = fate(question);
    const owed = over && !isWithdrawn(question) && isOwed(last);
    return { question: question.id, asker: question.asker, owed, last: { id: last.id, asker: last.asker } };
  });
};

type Held = Pick<StoredCase, 'state' | 'settled' | 'question'>;

/** A case that is done holds nobody, whatever its question says. One of no question holds until a reply answers it. */
export const holds = ({ state, settled, question }: Held): boolean => state !== 'resolved' && (question !== undefined || !settled);

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
