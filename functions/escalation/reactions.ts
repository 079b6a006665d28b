/** A lead is to be told of what is overdue. Safe to do twice: the batch of the mail is told once. While mail is held back nothing is asked for. */
import type { DeskDeps } from '../desk-deps.ts';
import { idOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';

export const askForEscalation = async (deps: DeskDeps, head: Item): Promise<void> => {
  if (!(await deps.stop.isStopped())) await deps.queue('mail-now', { kind: 'escalation', lead: idOf(head.pk), batch: Number(head.batch) });
  await deps.escalation.wind(head);
};
