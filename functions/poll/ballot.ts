/** The write of an answer as data. Pure. */
import type { Seat } from '../http/seat.ts';
import { entering } from '../live/ballot.ts';
import type { Change, Condition } from '../table/expression.ts';
import { type Choice, nameBefore, nameOf, partsOf } from './entry.ts';

/** One write; the answer before it stays beside it. The same answer again changes nothing, so that a repeat is no late answer. */
export const stampAnswer = (seat: Seat, poll: string, choice: Choice, now: Date): { change: Change; when: Condition } => {
  const { change, when } = entering(seat, now);
  const [name, value] = partsOf(choice);
  return {
    change: {
      ...change,
      set: { ...change.set, [nameOf(poll)]: { [name]: value, at: now.getTime() } },
      shift: [{ to: nameBefore(poll), from: nameOf(poll), otherwise: 0 }],
    },
    when: { all: [...when, { not: { equals: [`${nameOf(poll)}.${name}`, value] } }] },
  };
};
