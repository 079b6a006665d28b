/** The numbers beside the views, from the stored ones. Pure. */
import type { CaseCounts } from '#shared/case.ts';
import { hourOf, ownerCount, TOTAL } from './counts.ts';
import { NOBODY } from './lists.ts';
import type { Moment } from './view.ts';

const HOUR_MS = 3_600_000;

type Numbers = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** From this hour to the end of today. */
const hoursOf = ({ now, endOfToday }: Moment): readonly ReturnType<typeof hourOf>[] => {
  const first = Math.floor(Date.parse(now) / HOUR_MS);
  const count = Math.max(0, Math.ceil(Date.parse(endOfToday) / HOUR_MS) - first);
  return Array.from({ length: count }, (_, at) => hourOf(new Date((first + at) * HOUR_MS).toISOString()));
};

const dueToday = (numbers: Numbers, at: Moment): number =>
  hoursOf(at).reduce((sum, { of, attribute }) => sum + (numbers.get(of)?.[attribute] ?? 0), 0);

/** Which of the stored numbers they are made of: five at most, however many cases, colleagues and days there are. */
export const numbersOf = (at: Moment): readonly string[] => [
  ...new Set([TOTAL, ownerCount(at.me), ownerCount(NOBODY), ...hoursOf(at).map(({ of }) => of)]),
];

export const countsOf = (numbers: Numbers, at: Moment): CaseCounts => {
  const total = (state: string): number => Math.max(0, numbers.get(TOTAL)?.[state] ?? 0);
  return {
    mine: Math.max(0, numbers.get(ownerCount(at.me))?.open ?? 0),
    unassigned: Math.max(0, numbers.get(ownerCount(NOBODY))?.open ?? 0),
    'due-today': Math.max(0, dueToday(numbers, at)),
    overdue: total('overdue'),
    undelivered: total('undelivered'),
    waiting: total('pending'),
    snoozed: total('snoozed'),
    all: total('open') + total('pending') + total('snoozed'),
  };
};
