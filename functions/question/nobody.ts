/** A question whose asker is gone: its words may stay with the others' votes for them, and lead to nobody. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { ErasedQuestions } from '#shared/setting.ts';
import type { Change, Condition } from '../table/expression.ts';
import type { NumberedAnswer } from './item.ts';

const nameless = { by: '', company: '', anonymous: true, confirmed: false } as const;
/** Kept where it stands, so that what was merged into it or voted for it still finds it. */
const wordless = { ...nameless, text: '', visibility: 'hidden', resolution: 'closed', outcome: 'withdrawn', labels: [] } as const;

/** `asker`: a contact that nobody is. The version moves, so that a colleague's decision that was under way does not bring the name back. */
export const toNobodys = (asker: ContactId, policy: ErasedQuestions): Change => ({
  set: { asker, ...(policy === 'anonymous' ? nameless : wordless) },
  add: { version: 1 },
  // What an undo would go back to, or what a lease says of them.
  remove: ['silenced', 'was', 'comment', ...(policy === 'anonymous' ? [] : ['nextAt', 'answeringAt', 'reason', 'owner'])],
});

/** Once it is nobody's it stays so, however often it is swept. */
export const isTheirs = (writers: readonly ContactId[]): Condition => ({
  any: writers.map((writer): Condition => ({ equals: ['asker', writer] })),
});

/** Answers that go with the person: what was written to them alone, and all of them where the words go. */
export const answersGone = (answers: readonly NumberedAnswer[], policy: ErasedQuestions): readonly NumberedAnswer[] =>
  policy === 'anonymous' ? answers.filter((answer) => answer.private) : answers;
