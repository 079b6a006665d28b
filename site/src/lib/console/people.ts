/** Names of the team as questions know them: there is no directory, so whoever decided something can be chosen. */
import type { TeamMember } from '#shared/host.ts';
import type { ConsoleQuestion } from '#shared/question.ts';

/** What the history writes for a member: the part of the address before the @, 18 characters at most. */
export const shortName = ({ email }: Pick<TeamMember, 'email'>): string => (email.split('@')[0] ?? '').slice(0, 18);

/** For the start of a sentence or a chip. */
export const asName = (by: string): string => (by ? `${by.charAt(0).toUpperCase()}${by.slice(1)}` : 'A colleague');

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].filter(Boolean).sort((a, b) => a.localeCompare(b));

/** Owners and deciders of a room, and oneself. */
export const colleagues = (questions: readonly ConsoleQuestion[], me: string): readonly string[] =>
  sorted([
    me,
    ...questions.flatMap(({ owner = '', history }) => [owner, ...history.filter(({ did }) => did !== 'asked').map(({ by }) => by)]),
  ]);

/** Labels in use, the most used first. */
export const labelsInUse = (questions: readonly ConsoleQuestion[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { labels } of questions) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([label]) => label);
};
