/**
 * Votes when two questions are merged: the vote of a person moves in their own ballot, so that the counts follow as with any vote, and
 * a second try finds nothing to do. `moved` remembers what an undo must put back: `A>B` the vote for A became one for B, `A=B` there
 * were both and B's stayed. Pure.
 */
import type { QuestionTag } from '#shared/ids.ts';
import type { Change, Condition } from '../table/expression.ts';

type Ballot = Readonly<Record<string, unknown>>;
type Moving = { readonly change: Change; readonly when: Condition };

const texts = (value: unknown): ReadonlySet<string> => (value instanceof Set ? (value as Set<string>) : new Set());
/** A vote that came between is not lost: then it is refused, and tried again with what is there. */
const unchanged = (votes: ReadonlySet<string>): Condition => (votes.size > 0 ? { equals: ['votes', new Set(votes)] } : { absent: 'votes' });

/** What moves the vote for `from` to `into`; undefined where this ballot holds none. */
export const moveVote = (ballot: Ballot, from: QuestionTag, into: QuestionTag): Moving | undefined => {
  const votes = texts(ballot.votes);
  if (!votes.has(from)) return undefined;
  const next = new Set([...votes, into]);
  next.delete(from);
  const mark = `${from}${votes.has(into) ? '=' : '>'}${into}`;
  return { change: { set: { votes: next }, add: { moved: new Set([mark]) } }, when: unchanged(votes) };
};

/** What takes that back: a vote that was withdrawn since, from the question it had moved to, stays withdrawn. */
export const returnVote = (ballot: Ballot, from: QuestionTag, into: QuestionTag): Moving | undefined => {
  const marks = [`${from}>${into}`, `${from}=${into}`].filter((mark) => texts(ballot.moved).has(mark));
  if (marks.length === 0) return undefined;
  const votes = texts(ballot.votes);
  const take = { moved: new Set(marks) };
  if (!votes.has(into)) return { change: { take }, when: unchanged(votes) };
  const next = new Set([...votes, from]);
  if (!marks.includes(`${from}=${into}`)) next.delete(into);
  return { change: { set: { votes: next }, take }, when: unchanged(votes) };
};
