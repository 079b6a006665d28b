/** The steps of a case: what is sent, and how its line looks at once. Pure. */
import type { CaseLine, Priority } from '#shared/case.ts';
import type { Step } from './desk.ts';

const without = (line: CaseLine, ...names: readonly (keyof CaseLine)[]): CaseLine =>
  Object.fromEntries(Object.entries(line).filter(([name]) => !(names as readonly string[]).includes(name))) as CaseLine;

export const resolveStep: Step = {
  path: 'resolve',
  as: (line) => ({ ...without(line, 'dueAt', 'snoozedUntil', 'undelivered'), state: 'resolved', urgency: 'none' }),
  words: 'Resolved',
};
export const reopenStep: Step = {
  path: 'reopen',
  as: (line) => ({ ...without(line, 'snoozedUntil'), state: 'open' }),
  words: 'Open again',
};
export const snoozeStep = (until: string): Step => ({
  path: 'snooze',
  body: { until },
  as: (line) => ({ ...without(line, 'dueAt'), state: 'snoozed', snoozedUntil: until, urgency: 'none' }),
  words: 'Snoozed',
});
export const ownerStep = (owner: string | null, me: string): Step => ({
  path: 'assign',
  body: { owner },
  as: (line) => (owner === null ? without(line, 'owner') : { ...line, owner }),
  words: owner === null ? 'Given back' : owner === me ? 'Yours now' : `Given to ${owner}`,
});
/** A team's, until one of them takes it. */
export const teamStep = (team: string): Step => ({
  path: 'assign',
  body: { team, owner: null },
  as: (line) => ({ ...without(line, 'owner'), team }),
  words: `Given to ${team}`,
});
export const priorityStep = (priority: Priority): Step => ({
  path: 'assign',
  body: { priority },
  as: (line) => ({ ...line, priority }),
  words: `Priority: ${priority}`,
});

/** Times to come back to a case, in the reader's own day. `now` in milliseconds. */
export const snoozeTimes = (now: number): readonly { readonly words: string; readonly until: string }[] => {
  const at = (days: number, hour: number): Date => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    day.setHours(hour, 0, 0, 0);
    return day;
  };
  const today = new Date(now);
  const untilMonday = (8 - today.getDay()) % 7 || 7;
  return [
    { words: 'For three hours', until: new Date(now + 3 * 3_600_000).toISOString() },
    { words: 'Until tomorrow, 9:00', until: at(1, 9).toISOString() },
    ...(untilMonday > 1 ? [{ words: 'Until Monday, 9:00', until: at(untilMonday, 9).toISOString() }] : []),
    { words: 'For a week', until: at(7, 9).toISOString() },
    { words: 'Until they reply', until: 'reply' },
  ];
};
