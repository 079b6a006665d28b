/** The numbers beside the views, from the stored ones. Pure. */
import type { CaseCounts } from '#shared/case.ts';
import { hourOf, ownerCount, TOTAL } from './counts.ts';
import { NOBODY } from './lists.ts';
import type { Moment } from './view.ts';

const HOUR_MS = 3_600_000;

type Numbers = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** What is due from this hour to the end of today. */
const dueToday = (numbers: Numbers, { now, endOfToday }: Moment): number => {
  let sum = 0;
  for (let hour = Math.floor(Date.parse(now) / HOUR_MS) * HOUR_MS; hour < Date.parse(endOfToday); hour += HOUR_MS) {
    const { of, attribute } = hourOf(new Date(hour).toISOString());
    sum += numbers.get(of)?.[attribute] ?? 0;
  }
  return sum;
};

export const countsOf = (numbers: Numbers, at: Moment): CaseCounts => {
  const total = (state: string): number => Math.max(0, numbers.get(TOTAL)?.[state] ?? 0);
  return {
    mine: Math.max(0, numbers.get(ownerCount(at.me))?.open ?? 0),
    unassigned: Math.max(0, numbers.get(ownerCount(NOBODY))?.open ?? 0),
    'due-today': Math.max(0, dueToday(numbers, at)),
    overdue: total('overdue'),
    waiting: total('pending'),
    snoozed: total('snoozed'),
    all: total('open') + total('pending') + total('snoozed'),
  };
};
