/** Who should answer a case that is nobody's yet, and why. Pure. */
import type { EarlierCase, Suggestion } from '#shared/beside.ts';
import type { Team } from '#shared/policy.ts';
import { teamsOf } from '../policy/teams.ts';

type Known = {
  /** Whom the question was given to on the board. */
  readonly board: string | undefined;
  readonly labels: readonly string[];
  /** Other cases of the same person, the newest first. */
  readonly others: readonly Pick<EarlierCase, 'owner'>[];
  readonly teams: readonly Team[];
  /** Open cases by who has them. */
  readonly open: ReadonlyMap<string, number>;
};

const fromTeam = ({ labels, teams, open }: Known): Suggestion | undefined => {
  for (const { name, members, labels: theirs } of teamsOf(labels, teams)) {
    const label = labels.find((one) => theirs.includes(one));
    const [first] = members.toSorted((a, b) => (open.get(a) ?? 0) - (open.get(b) ?? 0));
    if (label && first) return { owner: first, why: 'team', team: name, label, open: open.get(first) ?? 0 };
  }
  return undefined;
};

/** Who knows the question, then who knows the person, then of whom its label says that they know: the one with the fewest open cases. */
export const suggestionOf = (known: Known): Suggestion | undefined => {
  if (known.board) return { owner: known.board, why: 'board' };
  const last = known.others.find(({ owner }) => owner !== undefined)?.owner;
  return last ? { owner: last, why: 'last-case' } : fromTeam(known);
};
