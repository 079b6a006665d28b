/** What follows a person's own act (unsubscribing, saying yes again, erasure): the list that the team reads says the same. */
import type { Suppressions } from '../contact/store.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { TeamDeps } from '../team-deps.ts';
import { toFollow } from './rules.ts';

type Held = { readonly suppressed?: Suppressions } | undefined;

export const followSuppressions = async (deps: Pick<TeamDeps, 'suppression'>, { pk, before, after }: Fact): Promise<void> => {
  const purposes = toFollow((before as Held)?.suppressed, (after as Held)?.suppressed);
  if (purposes.length > 0) await deps.suppression.follow(idOf(pk), purposes);
};
