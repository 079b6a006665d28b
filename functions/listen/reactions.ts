/** Monday at nine: the mail is asked for, and the next Monday stands in the schedule. Safe to do twice: what a Monday tells, it tells everybody once. */
import type { DeskDeps } from '../desk-deps.ts';
import type { Item } from '../table/table.ts';
import { mondayOf } from './monday.ts';

/** The first Monday of an organisation; once in the life of a process. */
export const beginMondays = async (deps: DeskDeps): Promise<true> => {
  await deps.listen.begin((await deps.setting.recent()).timeZone);
  return true;
};

/** The organisation may have moved to another zone since: then it is Monday there at another time, and the schedule is set anew. */
export const askForMonday = async (deps: DeskDeps, due: Item): Promise<void> => {
  const { timeZone } = await deps.setting.find();
  const week = mondayOf(String(due.dueSk).slice(0, 24), deps.now(), timeZone);
  if (week !== undefined && due.isOn !== false) await deps.queue('mail-now', { kind: 'listen', week });
  await deps.listen.wind(due, timeZone);
};
