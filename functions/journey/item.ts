/** A run as an item of the table: on the `due` index until it is done, a record of what was mailed from then on. Pure. */
import type { Webinar } from '#shared/webinar.ts';
import type { Condition } from '../table/expression.ts';
import { dueEntry, registrationLists, runKey, waitingList } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Write } from '../table/table.ts';
import { isMailStep, planRuns, type Run, type Untold } from './plan.ts';

export type StoredRun = Run & {
  /** Where its pages are, by list; absent before the first, `end` after the last. */
  readonly cursors: Readonly<Record<number, string>>;
  /** Until when somebody sends a page of a list: real milliseconds. */
  readonly leases: Readonly<Record<number, number>>;
  readonly sent: number;
  readonly doneAt?: string;
};

export const cursorName = (list: number): string => `c${list}`;
export const leaseName = (list: number): string => `l${list}`;

/** The lists that a step reads, in their order: people with a seat, and those who wait where it concerns them too. */
export const listsOf = (step: string, webinar: string): readonly string[] => {
  if (step === 'report') return [];
  const seated = registrationLists(webinar);
  return step === 'moved' || step === 'cancelled' ? [...seated, waitingList(webinar)] : seated;
};

export const toRunItem = (webinar: string, { step, at, plan, before }: Run): Item => {
  const key = runKey(webinar, step);
  return { ...key, ...dueEntry(key, at), at, plan, ...(before ? { before } : {}), v: DATA_VERSION };
};

/** A step that is not wanted any more. What it has mailed stays on record, so mail steps end where others go. */
export const toDropped = (webinar: string, step: string, now: Date): Write => {
  const key = runKey(webinar, step);
  if (!isMailStep(step)) return { remove: key };
  return { key, change: { initial: { doneAt: now.toISOString(), v: DATA_VERSION }, remove: ['duePk', 'dueSk'] } };
};

const numbered = <T>(item: Item, letter: string): Record<number, T> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      new RegExp(`^${letter}\\d{1,2}$`).test(name) ? [[Number(name.slice(1)), value as T]] : [],
    ),
  );

/** Undefined for what was dropped before it ever was planned. */
export const itemToRun = (item: Item): StoredRun | undefined => {
  if (typeof item.at !== 'string') return undefined;
  return {
    step: item.sk.slice('run#'.length) as Run['step'],
    at: item.at,
    plan: Number(item.plan),
    ...(item.before ? { before: item.before as NonNullable<Run['before']> } : {}),
    cursors: numbered<string>(item, 'c'),
    leases: numbered<number>(item, 'l'),
    sent: Number(item.sent ?? 0),
    ...(typeof item.doneAt === 'string' ? { doneAt: item.doneAt } : {}),
  };
};

/** Of a run that tells of a move; undefined once everybody is told. */
export const toUntold = (item: Item | undefined): Untold | undefined => {
  const run = item && itemToRun(item);
  if (!run || run.doneAt !== undefined) return undefined;
  const hasBegun = run.sent > 0 || Object.keys(run.cursors).length > 0 || Object.keys(run.leases).length > 0;
  return { ...(run.before ? { before: run.before } : {}), hasBegun };
};

/** Nobody sends a page of it, or has sent one. */
const notBegun = (webinar: string, step: string): Condition => ({
  all: [...listsOf(step, webinar).keys()].flatMap((list) => [{ absent: cursorName(list) }, { absent: leaseName(list) }]),
});

/** The runs that a change of the webinar makes, moves and ends, in its own transaction. */
export const runWrites = (seen: Webinar, next: Webinar, now: Date, untold: Untold | undefined): Write[] => {
  const { put, drop } = planRuns(seen, next, now, untold);
  // A move that was taken back is told to nobody, as long as nobody hears of it at this very moment.
  const still = (step: string) => (untold && step === 'moved' && next.state === 'scheduled' ? { when: notBegun(next.id, step) } : {});
  return [
    ...put.map((run) => ({ put: toRunItem(next.id, run) })),
    ...drop.map((step) => ({ ...toDropped(next.id, step, now), ...still(step) })),
  ];
};
