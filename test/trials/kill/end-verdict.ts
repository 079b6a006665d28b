/** Holds what an end should have left against what is there. Pure: it can be shown an end in which something is lost. */
import { equal, same } from './compare.ts';
import type { Ending } from './ending.ts';

/** Every invariant of the service desk that does not hold, in words; empty where all do. */
export const findUnanswered = ({ open, askers, desk, promised, deadLetters, settled }: Ending): string[] => [
  ...(settled ? [] : ['the end did not settle in time']),
  ...same('case of an open question', open, desk.cases),
  ...same('place of a case', desk.lies, desk.places),
  ...same('case in a list', desk.wanted, desk.pointers),
  ...same('number of cases', desk.recounted, desk.counted),
  ...same(
    'question that somebody is on hold for',
    open,
    desk.owed.map((one) => one.split(' ')[1] ?? ''),
  ),
  ...same('mail that says until when', askers, promised),
  ...same('person on hold', askers, new Set(desk.owed.map((one) => one.split(' ')[0] ?? ''))),
  ...equal('the number of dead letters after the end', 0, deadLetters),
  ...equal('the number of stream records set aside by the end', 0, desk.quarantined),
];
