/** Whose a label is. Pure. */
import type { Team } from '#shared/policy.ts';

export const teamsOf = (labels: readonly string[], teams: readonly Team[]): readonly Team[] =>
  teams.filter((team) => team.labels.some((label) => labels.includes(label)));
