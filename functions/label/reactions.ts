/** What follows the labelling of a question: its asker is called so as well. */
import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { TeamDeps } from '../team-deps.ts';

const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** What is stored now counts, not what the change said; so it may come late, or twice. Nobody stands behind a truly anonymous question. */
export const followLabels = async (
  deps: Pick<TeamDeps, 'question' | 'registration' | 'label'>,
  { pk, before, after }: Fact,
): Promise<void> => {
  if (!after || isDeepStrictEqual(textsIn(before?.labels), textsIn(after.labels))) return;
  const question = await deps.question.find(String(after.id));
  const owner = question && (await deps.registration.behind(question.asker, idOf(pk)));
  if (question && owner) await deps.label.follow(owner.id, question.id, question.labels);
};
