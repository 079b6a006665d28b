/** What the ballots must and may hold after all votes and unvotes, given what people were told. */
import type { Act, Done } from './history.ts';

type Vote = Done & { readonly act: Extract<Act, { kind: 'vote' }> };
type States = { readonly voted: boolean; readonly not: boolean };

const after = ({ voted, not }: States, { act, outcome }: Vote): States => {
  if (outcome === 'fail') return { voted, not };
  if (outcome === 'ok') return { voted: act.wanted, not: !act.wanted };
  return { voted: voted || act.wanted, not: not || !act.wanted };
};

/** Votes by `address for question`: those that must be there, and those that may be. One person's acts come in their order. */
export const expectedVotes = (votes: readonly Vote[]): { sure: Set<string>; possible: Set<string> } => {
  const states = new Map<string, States>();
  const open = new Set<string>();
  for (const vote of votes) {
    const name = `${vote.act.email} for ${vote.act.question}`;
    states.set(name, after(states.get(name) ?? { voted: false, not: true }, vote));
    // A request that we stopped waiting for can still arrive, and undo what came after it.
    if (vote.timedOut) open.add(name);
  }
  const named = (wanted: (name: string, state: States) => boolean): Set<string> =>
    new Set([...states].filter(([name, state]) => wanted(name, state)).map(([name]) => name));
  return {
    sure: named((name, { not }) => !not && !open.has(name)),
    possible: named((name, { voted }) => voted || open.has(name)),
  };
};
